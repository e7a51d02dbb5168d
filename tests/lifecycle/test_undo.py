"""Taking a command back: all that can be seen is as before, and what stands in the way is named."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pytest

from app.bootstrap import open_core
from app.clock import FixedClock
from app.domain.commands import COMMANDS
from app.domain.commands.undo import Undo
from app.domain.refusals import Refused
from app.lifecycle import signing
from app.lifecycle.verbs.undo import WAYS_BACK
from app.models.records import OrganisationRow
from tests.lifecycle.leading_together import (
    accepted_and_paused_again,
    asked_for_help,
    both_at_it,
    handed_on,
    held_by,
    helped,
    inspected_by_two,
    last_of,
    on_another,
    passed_by,
    paused_before,
    pressed_after_claiming,
    pressed_by,
    shared,
    to_fit,
    while_on_another,
)
from tests.lifecycle.leading_up import (
    batch,
    batch_to_judge,
    cancelled_by_its_tickets,
    drafted_before,
    failed_before,
    given,
    held,
    inspected_pieces,
    learned,
    linked,
    mixed,
    of_a_team,
    of_two_jobs,
    parts_of_a_batch,
    plain,
    replaced_part,
    replanned,
    some_of_a_batch,
    stopped_with_another,
    tray,
    while_running,
    written_on,
)
from tests.lifecycle.shop import Row, Shop, furnished, undo_of
from tests.lifecycle.workspaces import copied, opened
from tests.reference.choosing import exchange

Rows = dict[str, list[Row]]
LINES = [
    {"product": "TOTE-07", "quantity": 4},
    {"product": "NEW-1", "quantity": 1, "name": "New one", "reference": "PO-7"},
    {"product": "NEW-1", "quantity": 2},
]
SHEET = {"lines": LINES, "sheet": "orders.csv", "fingerprint": "f", "create_products": True}


BELTS = {
    "lines": [{"product": "BELT-32", "quantity": 40}, {"product": "NEW-2", "quantity": 9}],
    "sheet": "belts.csv",
    "fingerprint": "g",
    "create_products": True,
}


def seen(shop: Shop) -> Rows:
    """All that can be seen and that an undo brings back.

    What it leaves: the history itself, the minutes, the versions, the items that pieces had gone on to, and
    empty what had been split off a batch.
    """
    rows = {
        kind: list(shown) for kind, shown in shop.everything().items() if kind not in ("facts", "sessions")
    }
    kinds = ("products", "routings", "people", "teams", "work_centers", "defects", "inbox")
    rows |= {kind: shop.rows(kind) for kind in kinds}
    rows["tickets"] = [{name: row[name] for name in row if name != "version"} for row in rows["tickets"]]
    rows["notes"] = [{"notes": notes} for (notes,) in shop.sql("SELECT notes FROM ticket ORDER BY id")]
    rows["orders"] = [{name: row[name] for name in row if name != "version"} for row in rows["orders"]]
    rows["planned"] = [{"order": row} for row in shop.sql(_OF_ORDERS)]
    rows["graphs"] = [
        {"graph": text} for (text,) in shop.sql("SELECT graph FROM routing_version ORDER BY id")
    ]
    rows["tokens"] = [row for row in rows["tokens"] if row["quantity"]]
    judged = shop.sql(
        "SELECT number, qc_result, defect, priority, note FROM token WHERE quantity > 0 ORDER BY id"
    )
    rows["judged"] = [{"token": row} for row in judged]
    rows["work"] = [row for row in rows["work"] if row["state"] != "cancelled"]
    rows["sign_in"] = [asdict(signing.settings(shop.core.desk))]
    rows["organisation"] = list(OrganisationRow.select().dicts().execute(shop.core.workspace.db))
    return rows


_OF_ORDERS = "SELECT id, state, planned_from, routing, notes FROM manufacturing_order ORDER BY id"


def standing_still(rows: Rows) -> Rows:
    """The same with every clock stopped: a completed step comes back paused."""
    paused = {"active": "paused", "in_progress": "paused"}
    still: Rows = {
        kind: [{**row, "state": paused.get(row["state"], row["state"])} for row in rows[kind]]
        for kind in ("tokens", "work")
    }
    return rows | still | {"work": [{**row, "working": []} for row in still["work"]]}


def without_clock_of(rows: Rows, who: str) -> Rows:
    """The same with somebody's clock stopped, while others work on."""
    left: list[Row] = [
        {**row, "working": [each for each in row["working"] if each != who]} for row in rows["work"]
    ]
    return rows | {"work": left}


@dataclass(frozen=True, slots=True)
class Case:
    """A command that can be undone: what leads up to it, and who gives it."""

    kind: str
    lead: Callable[[Shop], Mapping[str, Any]]
    by: str = "Nok"
    goes_on: bool = False  # others work on at it


CASES = (
    Case("org.set", plain(code="BVM", name_en="Beaver"), "Admin"),
    Case("product.edit", plain(product="TOTE-07", name_en="Bag", active=False), "Ploy"),
    Case("org.set", plain(code="HAT", shift_from="22:00", shift_to="06:00"), "Admin"),
    Case("defect.edit", plain(defect="glue", name_en="Glue marks", steps=["SEW"], active=False), "Ploy"),
    Case("product.edit", plain(product="TRUNK-01", routing="SHORT"), "Ploy"),
    Case("person.edit", plain(person="Nok", name="Nok S.", roles=["qc"], badge="B-0001"), "Admin"),
    Case("person.edit", plain(person="Som", skills=[{"skill": "glue"}], active=False), "Admin"),
    Case("person.edit", learned, "Admin"),
    Case("team.edit", of_a_team, "Admin"),
    Case("sign_in.set", plain(badge_alone=True, lock_minutes=0, lock_at_shift_end=True), "Admin"),
    Case("routing.import", plain(routing=exchange("NEW", ["CUT"])), "Ploy"),
    Case("routing.import", plain(routing=exchange("SHORT", ["CUT", "SEW"])), "Ploy"),
    Case("routing.import", drafted_before, "Ploy"),
    Case(
        "job.edit",
        lambda shop: {
            "job": shop.job(),
            "version": 1,
            "quantity": 9,
            "routing": "SHORT",
            "due": "2027-01-05",
        },
        "Ploy",
    ),
    Case("job.edit", lambda shop: {"job": shop.started(), "version": 1, "notes": "red", "priority": "high"}),
    Case("job.import", plain(**SHEET), "Ploy"),
    Case(
        "order.edit", lambda shop: {"order": shop.order(), "version": 1, "quantity": 9, "end": None}, "Ploy"
    ),
    Case("order.edit", replanned, "Ploy"),
    Case("order.plan", lambda shop: {"order": shop.order(), "batch": 50}, "Ploy"),
    Case("order.plan", lambda shop: {"orders": [shop.order(), shop.order(7)], "batch": 50}, "Ploy"),
    Case("order.plan", cancelled_by_its_tickets, "Ploy"),
    Case("order.import", plain(**BELTS, start="2026-12-01", end="2026-12-18"), "Ploy"),
    Case("order.link", lambda shop: {"order": shop.order(), "job": shop.job()}, "Ploy"),
    Case("order.unlink", linked, "Ploy"),
    Case("work.start", tray),
    Case("work.start", of_two_jobs),
    Case("work.pause", lambda shop: {**while_running(shop), "reason": "lunch"}),
    Case("work.complete", lambda shop: tray(shop, 2)),
    Case("work.complete", of_two_jobs),
    Case("work.complete", while_running),
    Case("work.complete", mixed),
    Case("work.complete", stopped_with_another),
    Case("work.claim", of_two_jobs),
    Case("work.handoff", lambda shop: {**held(shop), "to": "Som"}),
    Case("work.requeue", held),
    Case("work.complete", lambda shop: batch(shop, rework=3)),
    Case("work.complete", lambda shop: batch(shop, good=0, rework=20)),
    Case("work.complete", lambda shop: parts_of_a_batch(shop, rework=3)),
    Case("work.complete", lambda shop: parts_of_a_batch(shop, rework=2)),
    Case("qc.pass", lambda shop: batch_to_judge(shop, rework=4), "Quan"),
    Case(
        "ticket.edit",
        lambda shop: {"ticket": shop.classic(), "version": 1, "quantity": 9, "routing": "SHORT"},
        "Ploy",
    ),
    Case("ticket.assign_owner", lambda shop: {"ticket": shop.classic(), "owner": "Nok"}, "Ploy"),
    Case("ticket.assign_owner", lambda shop: {"ticket": shop.batches(), "owner": "Nok"}, "Ploy"),
    Case("ticket.assign_owner", lambda shop: {"ticket": shop.batches(), "owner": None}, "Ploy"),
    Case("token.edit", lambda shop: {**tray(shop, 1, 3), "note": "red", "priority": "urgent"}, "Ploy"),
    Case("token.edit", lambda shop: {**written_on(shop), "note": None}, "Ploy"),
    Case("token.edit", lambda shop: {**replaced_part(shop), "priority": None, "note": "x"}, "Ploy"),
    Case("token.edit", lambda shop: {**some_of_a_batch(shop), "priority": "low"}, "Ploy"),
    # several people at one item
    Case("work.start", while_on_another),
    Case("work.resume", paused_before),
    Case("work.resume", lambda shop: {**paused_before(shop), **on_another(shop)}),
    Case("work.assist", lambda shop: held_by(shop, "Som")),
    Case("work.assist", lambda shop: {**held_by(shop, "Som"), **on_another(shop)}),
    Case("work.start", to_fit),
    Case("work.assist", lambda shop: pressed_by(shop, "Som")),
    Case("work.start", lambda shop: pressed_after_claiming(shop, "Nok", "Som")),
    Case("work.ask_help", both_at_it),
    Case("work.withdraw_help", lambda shop: asked_for_help(shop, "Nok")),
    Case("work.assist", lambda shop: asked_for_help(shop, "Som")),
    Case("work.pause", lambda shop: {**both_at_it(shop), "reason": "lunch"}),
    Case("work.complete", shared),
    Case("work.complete", both_at_it, goes_on=True),
    Case("work.complete", both_at_it, "Som", goes_on=True),
    Case("work.complete", lambda shop: last_of(shop, "Som"), "Som"),
    Case("work.complete", helped, "Som", goes_on=True),
    Case("work.complete", helped),
    Case("work.requeue", both_at_it, goes_on=True),
    Case("work.requeue", both_at_it, "Som", goes_on=True),
    Case("work.handoff", lambda shop: {**both_at_it(shop), "to": "Quan"}, goes_on=True),
    Case("work.handoff", lambda shop: {**both_at_it(shop), "to": "Som"}, goes_on=True),
    Case("inbox.accept", handed_on, "Mana"),
    Case("inbox.accept", accepted_and_paused_again, "Mana"),
    Case("qc.pass", inspected_by_two, "Quan"),
    Case("qc.pass", lambda shop: passed_by(shop, "Mana"), "Quan"),
    Case("qc.pass", inspected_pieces, "Quan"),
    Case("qc.pass", failed_before, "Quan"),
)
RESTED = ("work.complete", "qc.pass")  # what was being worked on comes back paused


def by(case: Case) -> str:
    """Who gives the command: an artisan may not edit."""
    return "Ploy" if case.kind == "job.edit" else case.by


@pytest.mark.parametrize("case", CASES, ids=[f"{number}-{case.kind}" for number, case in enumerate(CASES)])
def test_what_is_undone_looks_as_it_did_before(shop: Shop, case: Case) -> None:
    fields = case.lead(shop)
    before = seen(shop)
    done = shop.do(case.kind, by(case), request="this", **fields)
    assert seen(shop) != before
    shop.clock.advance(minutes=3)

    undone = shop.do("undo", by(case))

    assert undone.facts[0] == "command.undone"
    assert {each: undone.result[each] for each in ("request", "kind")} == {
        "request": "this",
        "kind": case.kind,
    }
    expected = standing_still(before) if case.kind in RESTED else before
    assert seen(shop) == (without_clock_of(before, case.by) if case.goes_on else expected)
    assert shop.findings() == []
    assert done.facts


def test_every_undoable_command_has_its_way_back_and_its_case() -> None:
    undoable = {kind for kind, spec in COMMANDS.items() if spec.undoable}
    assert undoable == set(WAYS_BACK) == {case.kind for case in CASES}


def test_a_counter_action_is_a_command_of_its_own() -> None:
    counters = {kind: spec.counter for kind, spec in COMMANDS.items() if spec.counter}
    assert set(counters.values()) <= COMMANDS.keys()
    assert not any(COMMANDS[kind].undoable for kind in counters)


def test_the_minutes_of_an_undone_start_stay_recorded(shop: Shop) -> None:
    code = shop.started(2)
    shop.do("work.start", "Nok", tokens=shop.refs(code, 1, 2))
    shop.clock.advance(minutes=12)

    shop.do("undo", "Nok")

    assert {row["ended_by"] for row in shop.rows("sessions", code)} == {"undone"}
    assert all(row["ended_at"] > row["started_at"] for row in shop.rows("sessions", code))
    assert shop.do("work.start", "Nok", tokens=shop.refs(code, 1)).facts == ("work.started",)


def test_an_undone_pause_lets_the_clock_run_in_a_new_session(shop: Shop) -> None:
    tray = while_running(shop)
    shop.do("work.pause", "Nok", **tray, reason="lunch")
    shop.clock.advance(minutes=30)

    shop.do("undo", "Nok")

    running = [row for row in shop.rows("sessions") if row["ended_at"] is None]
    assert len(running) == 3
    assert {row["started_at"] for row in running} == {row["at"] for row in shop.rows("facts")[-1:]}


def test_an_undone_completion_starts_no_clock(shop: Shop) -> None:
    tray = while_running(shop)
    shop.do("work.complete", "Nok", **tray)
    shop.do("undo", "Nok")

    assert [row for row in shop.rows("sessions") if row["ended_at"] is None] == []
    held = {row["holder"] for row in shop.rows("work") if row["state"] == "paused"}
    assert held == {"Nok"}


def test_undo_goes_back_step_by_step(shop: Shop) -> None:
    code = shop.job()
    before = seen(shop)
    shop.do("job.edit", job=code, version=1, quantity=5)
    after_first = seen(shop)
    shop.do("job.edit", job=code, version=2, notes="blue")

    shop.do("undo")
    assert seen(shop) == after_first
    shop.do("undo")
    assert seen(shop) == before
    assert shop.refused("undo").code == "ERR_NOT_UNDOABLE"


def test_a_piece_goes_back_through_two_steps_and_forward_again(shop: Shop) -> None:
    code = shop.started(1)
    before = seen(shop)
    for _ in range(3):
        shop.do("work.complete", "Nok", tokens=shop.refs(code, 1))
    for _ in range(3):
        shop.do("undo", "Nok")
    assert seen(shop) == before

    shop.finish(code)
    assert shop.do("job.complete", job=code).result["status"] == "completed"


def test_a_command_is_undone_by_its_request_id(shop: Shop) -> None:
    first, second = shop.job(), shop.job()
    shop.do("job.edit", job=first, version=1, request="first", notes="one")
    shop.do("job.edit", job=second, version=1, notes="two")

    shop.do("undo")
    receipt = shop.core.controller.execute(Undo(request="first"), shop.id_of("Admin"))

    assert receipt.result["request"] == "first"
    assert shop.sql("SELECT notes FROM ticket ORDER BY id") == [(None,), (None,)]


def test_a_command_is_undone_once(shop: Shop) -> None:
    shop.do("product.edit", product="TOTE-07", name_en="Bag", request="edit")
    shop.do("undo")
    facts = shop.fact_count()

    assert undo_of(shop, "edit").code == "ERR_UNDONE_ALREADY"
    assert shop.fact_count() == facts
    assert shop.attempts()[-1] == ("Admin", "undo", "ERR_UNDONE_ALREADY")


def test_only_the_one_who_gave_a_command_undoes_it(shop: Shop) -> None:
    shop.do("product.edit", "Ploy", product="TOTE-07", name_en="Bag", request="edit")

    refused = undo_of(shop, "edit", "Mana")

    assert (refused.code, refused.params["person"]) == ("ERR_NOT_ALLOWED", "Ploy")
    assert shop.refused("undo", "Mana").code == "ERR_NOTHING_TO_UNDO"


def test_an_undo_asks_for_the_permission_of_what_it_undoes(shop: Shop) -> None:
    shop.do("person.add", name="Once", roles=["planner"])
    shop.do("product.edit", "Once", product="TOTE-07", name_en="Bag")
    shop.harmed = True  # nobody loses a role yet: that there is no such command is why it is done here
    shop.sql("UPDATE person SET roles = 'viewer' WHERE name = 'Once'")

    refused = shop.refused("undo", "Once")

    assert (refused.code, refused.details["permission"]) == ("ERR_NOT_ALLOWED", "edit_catalogue")


def test_an_undo_is_not_undone(shop: Shop) -> None:
    shop.do("product.edit", product="TOTE-07", name_en="Bag")
    shop.do("undo", request="back")

    refused = undo_of(shop, "back")

    assert (refused.code, refused.variant) == ("ERR_NOT_UNDOABLE", "undo")


def test_one_request_id_twice_undoes_once(shop: Shop) -> None:
    shop.do("product.edit", product="TOTE-07", name_en="Bag")
    shop.do("product.edit", product="TOTE-07", name_en="Sack")

    first = shop.do("undo", request="back")
    facts = shop.fact_count()
    second = shop.do("undo", request="back")

    assert dict(first.result) == dict(second.result)
    assert shop.fact_count() == facts
    assert {row["name_en"] for row in shop.rows("products") if row["sku"] == "TOTE-07"} == {"Bag"}


def test_there_is_nothing_to_undo_of_somebody_who_did_nothing(shop: Shop) -> None:
    assert shop.refused("undo", "Vee").code == "ERR_NOTHING_TO_UNDO"


def test_there_is_nothing_to_undo_in_a_new_workspace() -> None:
    """Its first entry opens the books: that was no command."""
    clock = FixedClock()
    with opened(clock) as core:
        shop = Shop(core, clock)
        ((opening,),) = shop.sql("SELECT request FROM command")
        assert shop.refused("undo").code == "ERR_NOTHING_TO_UNDO"
        assert undo_of(shop, opening).code == "ERR_NOT_FOUND"


def test_a_refused_command_has_nothing_to_undo(shop: Shop) -> None:
    with pytest.raises(Refused):
        shop.do("job.start", job="HJ-0000-0001", request="in vain")

    assert undo_of(shop, "in vain").variant == "refused"
    assert undo_of(shop, "never sent").code == "ERR_NOT_FOUND"


@pytest.mark.parametrize("kind", sorted(kind for kind, spec in COMMANDS.items() if spec.counter))
def test_a_command_with_a_counter_action_names_it(shop: Shop, kind: str) -> None:
    given(shop, kind)

    refused = shop.refused("undo")

    assert refused.code == "ERR_NOT_UNDOABLE"
    assert refused.details["counter"] == COMMANDS[kind].counter


def test_a_command_without_a_way_back_says_so(shop: Shop) -> None:
    shop.do("work_center.create", code="TABLE", name_en="Table")
    refused = shop.refused("undo")
    assert (refused.code, refused.variant) == ("ERR_NOT_UNDOABLE", "work_center.create")


def test_undo_finds_its_command_after_a_restart(tmp_path: Path) -> None:
    clock, path = FixedClock(), copied(tmp_path / "shop.hatt", furnished)
    with closing(open_core(path, clock, station_backups=False)) as core:
        shop = Shop(core, clock)
        before = seen(shop)
        shop.do("product.edit", product="TOTE-07", name_en="Bag")
    with closing(open_core(path, clock, station_backups=False)) as core:
        shop = Shop(core, clock)
        shop.do("undo")
        assert seen(shop) == before
