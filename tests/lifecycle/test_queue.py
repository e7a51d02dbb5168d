"""The work queue as it is asked for: only open work of running jobs, in order, for whom it is meant."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from app.domain.commands.work import WorkStart
from app.domain.refusals import Code
from app.lifecycle.queries import queue, scanned
from app.lifecycle.queries.queue import Deed, Lot, QueueLine, Scope
from app.lifecycle.queries.remarks import Said
from app.lifecycle.queries.stopped import stop_of
from app.lifecycle.queries.work import hindrance, refs
from tests.lifecycle.leading_up import batch_to_judge
from tests.lifecycle.shop import Shop
from tests.lifecycle.test_no_scans import all_scans, noted
from tests.reference.choosing import exchange
from tests.reference.drawing import apart, inspected


def lines(shop: Shop, scope: Scope, who: str = "Nok") -> list[QueueLine]:
    """What somebody is shown, card by card."""
    person, desk = shop.person(who), shop.core.desk
    found: list[QueueLine | None] = []
    for lot in queue.lots(desk, scope, person.id):
        items = queue.lot_items(desk, lot, scope, person.id)
        assert len(items) == lot.pieces
        found += queue.queue_lines(desk, items, person, shop.clock.now())
    assert None not in found
    return [line for line in found if line is not None]


def shown(shop: Shop, scope: Scope, who: str = "Nok") -> list[str]:
    return [f"{line.piece.ticket_code} {line.number} {line.step.node}" for line in lines(shop, scope, who)]


def counts(shop: Shop, who: str = "Nok") -> Mapping[str, int]:
    return queue.counts(shop.core.desk, shop.id_of(who))


def test_mine_available_and_all_follow_the_hands(shop: Shop) -> None:
    job = shop.started(3)
    shop.do("work.claim", "Nok", tokens=shop.refs(job, 1))
    shop.do("work.start", "Som", tokens=shop.refs(job, 2))
    assert shown(shop, Scope.MINE) == [f"{job} F001 CUT"]
    assert shown(shop, Scope.MINE, "Som") == [f"{job} F002 CUT"]
    assert shown(shop, Scope.AVAILABLE) == [f"{job} F003 CUT"]
    assert len(shown(shop, Scope.ALL)) == 3
    assert counts(shop) == {"mine": 1, "available": 1, "all": 3}


@pytest.mark.parametrize("action", ["pause", "cancel", "finish"])
def test_what_can_not_be_worked_on_never_appears(shop: Shop, action: str) -> None:
    job = shop.started(2)
    if action == "finish":
        shop.finish(job)
    else:
        shop.do(f"job.{action}", **shop.fields(action, job))
    assert shown(shop, Scope.ALL) == []
    assert counts(shop) == {"mine": 0, "available": 0, "all": 0}


def test_a_cancelled_attempt_stays_away_when_the_job_starts_anew(shop: Shop) -> None:
    job = shop.started(2)
    shop.do("job.cancel", job=job, reason="colour")
    shop.do("job.restore", job=job)
    shop.do("job.start", job=job)
    assert shown(shop, Scope.ALL) == [f"{job} F001 CUT", f"{job} F002 CUT"]


def test_steps_stand_together_the_most_urgent_job_first(shop: Shop) -> None:
    calm, urgent = shop.started(1), shop.job(2, priority="urgent")
    shop.do("job.start", job=urgent)
    shop.do("work.complete", "Nok", tokens=shop.refs(urgent, 1))
    assert shown(shop, Scope.ALL) == [f"{urgent} F002 CUT", f"{calm} F001 CUT", f"{urgent} F001 SEW"]


def test_of_two_equally_urgent_jobs_the_one_that_is_due_first_comes_first(shop: Shop) -> None:
    jobs = [shop.job(1, due=due) if due else shop.job(1) for due in (None, "2027-02-01", "2027-01-01")]
    for job in jobs:
        shop.do("job.start", job=job)
    assert [each.split()[0] for each in shown(shop, Scope.ALL)] == list(reversed(jobs))


def test_the_lots_of_some_jobs_are_those_among_all(shop: Shop) -> None:
    jobs = [shop.started(2), shop.started(1), shop.started(3)]
    desk, person = shop.core.desk, shop.id_of("Nok")
    everything = queue.lots(desk, Scope.ALL, person)
    ids = {lot.ticket for lot in everything}
    assert len(ids) == len(jobs)
    parts: list[Lot] = []
    for each in ids:
        parts += queue.lots(desk, Scope.ALL, person, [each])
    assert queue.in_order(parts) == everything


def test_each_piece_says_what_comes_next_and_why_it_can_not_be(shop: Shop) -> None:
    job = shop.started(3)
    shop.do("work.start", "Nok", tokens=shop.refs(job, 1))
    shop.do("work.pause", "Nok", tokens=shop.refs(job, 1), reason="break")
    shop.do("work.start", "Nok", tokens=shop.refs(job, 2))
    said = {line.number: line for line in lines(shop, Scope.ALL)}
    assert [said[number].deed for number in ("F001", "F002", "F003")] == [
        Deed.RESUME,
        Deed.COMPLETE,
        Deed.START,
    ]
    assert [line.refused for line in said.values()] == [None] * 3
    for line in lines(shop, Scope.ALL, "Som")[:2]:
        assert line.refused is not None
        assert line.refused.code is Code.HELD_BY_OTHER
    assert {line.refused.code for line in lines(shop, Scope.ALL, "Vee") if line.refused} == {Code.NOT_ALLOWED}


def test_what_was_said_with_a_piece_holds_as_long_as_it_concerns_whoever_has_it(shop: Shop) -> None:
    job = shop.started(1)
    piece: Mapping[str, Any] = {"tokens": shop.refs(job, 1)}

    def said() -> list[tuple[Said, str, str | None]]:
        (line,) = lines(shop, Scope.ALL)
        return [(each.said, each.person, each.note) for each in line.remarks]

    shop.do("work.start", "Nok", **piece)
    assert said() == []
    shop.do("work.handoff", "Nok", **piece, to="Som", note="mind the corner")
    assert said() == [(Said.HANDED_OVER, "Nok", "mind the corner")]
    shop.do("work.resume", "Som", **piece)
    assert said() == [(Said.HANDED_OVER, "Nok", "mind the corner")]
    shop.do("work.requeue", "Som", **piece, note="needs_practice")
    assert said() == [(Said.PUT_BACK, "Som", "needs_practice")]
    shop.do("work.claim", "Nok", **piece)
    assert said() == [(Said.PUT_BACK, "Som", "needs_practice")]
    shop.do("work.complete", "Nok", **piece)
    assert said() == []  # at the next step it is of no use any more


def test_what_an_inspector_found_in_a_part_of_a_batch_goes_with_that_part(shop: Shop) -> None:
    tokens = batch_to_judge(shop)["tokens"]
    shop.do("qc.fail", "Quan", tokens=tokens, quantity=3, to="CUT", note="too wide")
    said = {
        (line.step.node, line.batch): [(each.said, each.person, each.note) for each in line.remarks]
        for line in lines(shop, Scope.ALL)
    }
    assert said["CUT", 3] == [(Said.FAILED, "Quan", "too wide")]
    assert said["LOOK", 17] == [(Said.FAILED, "Quan", None)]  # it failed before, as a whole


def test_a_clock_that_a_join_stopped_says_so_and_by_whom(shop: Shop) -> None:
    routing = apart("EITHER") | {"line": "hatthasilpa"}
    for node in routing["nodes"]:
        if node["code"] == "FIT":
            node["join"] = {"policy": "any"}
    shop.do("routing.import", routing=routing)
    shop.do("routing.publish", routing="EITHER")
    job = shop.job(1, routing="EITHER")
    shop.do("job.start", job=job)
    body, flap = (each for each in shop.pieces(job) if each["kind"] == "component")
    shop.do("work.start", "Nok", tokens=[body["id"]])
    shop.clock.advance(minutes=7)
    nok = shop.id_of("Nok")
    assert stop_of(shop.core.desk, nok, shop.clock.now()) is None
    shop.do("work.complete", "Som", tokens=[flap["id"]])
    stop = stop_of(shop.core.desk, nok, shop.clock.now())
    assert stop is not None
    assert (stop.what, stop.params["actor"]) == ("tokens.cancelled/join_satisfied", "Som")
    assert (list(stop.numbers), stop.minutes) == ([body["number"]], 7)
    assert stop_of(shop.core.desk, shop.id_of("Som"), shop.clock.now()) is None
    assert [row["ended_by"] for row in shop.rows("sessions", job)] == ["join_satisfied"]
    shop.clock.advance(minutes=25 * 60)
    assert stop_of(shop.core.desk, nok, shop.clock.now()) is None  # of yesterday nobody has to be told


def test_the_tray_is_what_runs_since_when(shop: Shop) -> None:
    job = shop.started(3)
    nok = shop.person("Nok")
    assert queue.tray_of(shop.core.desk, nok, shop.clock.now()) is None
    since = shop.clock.now()
    shop.do("work.start", "Nok", tokens=shop.refs(job, 1, 2))
    shop.clock.advance(minutes=5)
    shop.do("work.complete", "Nok", tokens=shop.refs(job, 1))
    tray = queue.tray_of(shop.core.desk, nok, shop.clock.now())
    assert tray is not None
    assert (tray.since, [line.number for line in tray.lines]) == (since, ["F002"])


def test_available_is_what_somebody_can_at_their_work_centres(shop: Shop) -> None:
    shop.do("work_center.create", code="TABLE", name_en="Table")
    drawing = exchange("MIXED", ["CUT", "SEW"])
    drawing["nodes"][1]["skills"] = [{"skill": "knife", "level": 2}]
    drawing["nodes"][2] |= {"work_center": "TABLE"}
    shop.do("routing.import", routing=drawing)
    shop.do("routing.publish", routing="MIXED")
    job = shop.job(2, routing="MIXED")
    shop.do("job.start", job=job)
    shop.do("work.complete", "Mana", tokens=shop.refs(job, 1))
    cut, sew = f"{job} F002 CUT", f"{job} F001 SEW"

    def available(**record: Any) -> list[str]:
        known: dict[str, Any] = {"skills": None, "work_centers": None, **record}
        shop.do("person.edit", person="Nok", **known)
        found = shown(shop, Scope.AVAILABLE)
        assert counts(shop) == {"mine": 0, "available": len(found), "all": 2}
        assert len(shown(shop, Scope.ALL)) == 2
        return sorted(found)

    assert available() == [sew, cut], "nothing on record: everything is"
    assert available(work_centers=["TABLE"]) == [sew]
    assert available(work_centers=["BENCH"]) == [cut]
    assert available(work_centers=["TABLE", "BENCH"], skills=[{"skill": "knife"}]) == [sew]
    assert available(skills=[{"skill": "knife", "level": 3}]) == [sew, cut]
    assert available(work_centers=["BENCH"], skills=[{"skill": "glue"}]) == []


def test_a_card_says_that_a_skill_is_missing_before_anybody_tries(shop: Shop) -> None:
    shop.do("person.edit", person="Nok", skills=[{"skill": "glue"}])
    drawing = exchange("HARD", ["CUT"])
    drawing["nodes"][1]["skills"] = [{"skill": "knife"}]
    shop.do("routing.import", routing=drawing)
    shop.do("routing.publish", routing="HARD")
    job = shop.job(1, routing="HARD")
    shop.do("job.start", job=job)
    (line,) = lines(shop, Scope.ALL)
    assert line.refused is not None
    assert (line.refused.code, line.refused.params["skills"]) == (Code.NOT_SKILLED, "knife 1")
    assert [line.refused for line in lines(shop, Scope.ALL, "Som")] == [None]
    assert [line.refused for line in lines(shop, Scope.AVAILABLE, "Mana")] == [None]


def test_asking_changes_nothing(shop: Shop) -> None:
    job = shop.started(1)
    (line,) = lines(shop, Scope.ALL)
    nok = shop.person("Nok")
    command = WorkStart(tokens=refs([line.token]))
    assert hindrance(shop.core.desk, command, nok, shop.clock.now()) is None
    refused = hindrance(shop.core.desk, command, shop.person("Vee"), shop.clock.now())
    assert refused is not None
    assert refused.code is Code.NOT_ALLOWED
    assert shop.states(job) == ["ready"]


def test_a_code_names_a_piece_by_serial_or_number_in_any_case(shop: Shop) -> None:
    job = shop.started(2)
    serial = shop.pieces(job)[1]["serial"]
    for code in (serial, serial.lower(), f"{job} F002", f"{job}/2", f"{job}-F002", f" {job.lower()} f002 "):
        piece = scanned.piece(shop.core.desk, code)
        assert piece is not None, code
        assert (piece.ticket_code, piece.number) == (job, 2)
    for code in (job, f"{job} F099", "HJ-2611-9999 F001", "", "F001", "nonsense"):
        assert scanned.piece(shop.core.desk, code) is None, code
    assert scanned.job(shop.core.desk, f" {job.lower()}") is not None


def test_the_queue_looks_through_no_table(shop: Shop) -> None:
    job = shop.started(3)
    shop.do("work.start", "Nok", tokens=shop.refs(job, 1))
    with noted(shop) as statements:
        for scope in Scope:
            lines(shop, scope)
        counts(shop)
        queue.tray_of(shop.core.desk, shop.person("Nok"), shop.clock.now())
        stop_of(shop.core.desk, shop.id_of("Nok"), shop.clock.now())
        queue.where_is(shop.core.desk, shop.pieces(job)[0]["id"])
        scanned.piece(shop.core.desk, f"{job} F002")
    found = all_scans(shop, statements, least=8)
    # One walk over the index of open work is what a queue of all open work is made of, and one over that of
    # the few pieces with a priority of their own.
    hurried = {each for each in found if "INDEXED BY token_hurried" in each}
    assert {tuple(found[each]) for each in hurried} == {("t",)}
    whole = {tuple(tables) for each, tables in found.items() if each not in hurried}
    assert whole <= {("i", "l"), ("i",), ("l",), ("l", "i")}


def test_within_a_step_what_is_urgent_comes_first_whosoever_job_it_is_of(shop: Shop) -> None:
    later, soon = (shop.job(3, due=due) for due in ("2027-02-01", "2027-01-01"))
    high = shop.job(1, priority="high")
    for job in (later, soon, high):
        shop.do("job.start", job=job)
    shop.do("token.edit", "Mana", tokens=shop.refs(later, 2), priority="urgent")
    shop.do("token.edit", "Mana", tokens=shop.refs(soon, 1, 3), priority="urgent")
    shop.do("token.edit", "Mana", tokens=shop.refs(soon, 2), priority="low")
    expected = [
        *(f"{soon} F001 CUT", f"{soon} F003 CUT", f"{later} F002 CUT", f"{high} F001 CUT"),
        *(f"{later} F001 CUT", f"{later} F003 CUT", f"{soon} F002 CUT"),
    ]
    assert shown(shop, Scope.ALL) == expected
    assert shown(shop, Scope.AVAILABLE) == expected
    shop.do("work.claim", "Nok", tokens=shop.refs(later, 1, 2))
    assert shown(shop, Scope.MINE) == [f"{later} F002 CUT", f"{later} F001 CUT"]
    shop.do("token.edit", "Mana", tokens=shop.refs(later, 2), priority="normal")
    assert shown(shop, Scope.MINE) == [f"{later} F001 CUT", f"{later} F002 CUT"]


def test_a_piece_on_another_version_is_available_to_whom_that_version_asks_for(shop: Shop) -> None:
    """The second version of the routing asks for a skill where the first asks for none."""
    drawing = exchange("PAINTED", ("CUT", "SEW"))
    shop.do("routing.import", routing=drawing)
    shop.do("routing.publish", routing="PAINTED")
    job = shop.job(3, routing="PAINTED")
    shop.do("job.start", job=job)
    (sewn,) = (node for node in drawing["nodes"] if node["code"] == "SEW")
    sewn["skills"] = [{"skill": "paint", "level": 3}]
    shop.do("routing.import", routing=drawing)
    shop.do("routing.publish", routing="PAINTED")
    shop.do("person.edit", person="Nok", skills=[{"skill": "cut", "level": 2}])
    shop.do("person.edit", person="Som", skills=[{"skill": "paint", "level": 5}])
    shop.do("work.complete", tokens=shop.refs(job, 1, 2))
    shop.do("token.hold", tokens=shop.refs(job, 2), reason="painted after all")
    shop.do("token.resolve", tokens=shop.refs(job, 2), version=2, to="SEW")

    sewing = [f"{job} F001 SEW", f"{job} F002 SEW"]
    assert [each for each in shown(shop, Scope.AVAILABLE, "Nok") if "SEW" in each] == sewing[:1]
    assert [each for each in shown(shop, Scope.AVAILABLE, "Som") if "SEW" in each] == sewing
    assert counts(shop, "Nok")["available"] == 2
    assert [line.step.version for line in lines(shop, Scope.ALL) if line.step.node == "SEW"] == sorted(
        {line.step.version for line in lines(shop, Scope.ALL)}
    )
    mixed = shop.refused("work.start", "Som", tokens=shop.refs(job, 1, 2))
    assert (mixed.code, mixed.variant) == ("ERR_MIXED_STEPS", "versions")
    shop.do("work.claim", "Som", tokens=shop.refs(job, 2))
    assert shown(shop, Scope.MINE, "Som") == sewing[1:]
    to_oneself = shop.refused("work.handoff", "Som", tokens=shop.refs(job, 2), to="Som")
    assert (to_oneself.code, to_oneself.variant) == ("ERR_HELD_ALREADY", "oneself")


def test_who_withdraws_a_call_for_help_is_offered_to_others_no_more_and_the_helper_goes_on(
    shop: Shop,
) -> None:
    piece: dict[str, Any] = {"tokens": shop.refs(shop.started(1), 1)}
    shop.do("work.start", "Nok", **piece)
    shop.do("work.ask_help", "Nok", **piece)
    shop.do("work.assist", "Som", **piece)
    shop.do("work.ask_help", "Som", **piece)
    assert len(lines(shop, Scope.AVAILABLE, "Quan")) == 1
    shop.do("work.withdraw_help", "Nok", **piece)
    assert lines(shop, Scope.AVAILABLE, "Quan") == []
    (line,) = lines(shop, Scope.MINE, "Som")
    assert line.takes_part(shop.id_of("Som"))


@pytest.mark.parametrize(("quantity", "looked_at"), [(20, 2), (4, 1), (1, None)])
def test_of_each_batch_some_pieces_are_looked_at_where_a_sample_is_inspected(
    shop: Shop, quantity: int, looked_at: int | None
) -> None:
    code = sampled_batch(shop, quantity)
    (line,) = lines(shop, Scope.ALL, "Quan")
    assert (line.piece.ticket_code, line.step.kind, line.sample) == (code, "qc", looked_at)


def test_what_was_redone_of_a_batch_is_looked_at_piece_by_piece(shop: Shop) -> None:
    code = sampled_batch(shop, 20)
    batch: dict[str, Any] = {"tokens": shop.refs(code, 1)}
    shop.do("qc.fail", "Quan", **batch, to="CUT", quantity=8, defect="hole")
    shop.do("work.complete", "Nok", tokens=shop.refs(code, 2))
    found = {line.number: line.sample for line in lines(shop, Scope.ALL, "Quan")}
    assert found == {"F001": 2, "F002": None}


def sampled_batch(shop: Shop, quantity: int) -> str:
    """A batch before an inspection that looks at a tenth."""
    sampled = inspected("SAMPLED") | {"line": "classic"}
    for node in sampled["nodes"]:
        if node["kind"] == "qc":
            node["qc"] = {"mode": "sample", "percent": 10}
    shop.do("routing.import", routing=sampled)
    shop.do("routing.publish", routing="SAMPLED")
    code = shop.batches(quantity, routing="SAMPLED")
    shop.do("work.complete", "Nok", tokens=shop.refs(code, 1))
    return code
