"""Taking a command back: all that can be seen is as before, and what stands in the way is named."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.bootstrap import open_core
from app.clock import FixedClock
from app.domain.commands import COMMANDS
from app.domain.commands.undo import Undo
from app.domain.refusals import Refused
from app.lifecycle.verbs.undo import WAYS_BACK
from app.models.records import OrganisationRow
from tests.lifecycle.shop import ENGLISH, Row, Shop, furnished, said
from tests.lifecycle.workspaces import copied, opened
from tests.reference.choosing import exchange
from tests.reference.drawing import inspected

Rows = dict[str, list[Row]]
LINES = [
    {"product": "TOTE-07", "quantity": 4},
    {"product": "NEW-1", "quantity": 1, "name": "New one", "reference": "PO-7"},
    {"product": "NEW-1", "quantity": 2},
]
SHEET = {"lines": LINES, "sheet": "orders.csv", "fingerprint": "f", "create_products": True}


def seen(shop: Shop) -> Rows:
    """All that can be seen and that an undo brings back.

    What it leaves: the history itself, the minutes, the versions, and the items that pieces had gone on to.
    """
    rows = {
        kind: list(shown) for kind, shown in shop.everything().items() if kind not in ("facts", "sessions")
    }
    rows |= {kind: shop.rows(kind) for kind in ("products", "routings", "people", "work_centers")}
    rows["tickets"] = [{name: row[name] for name in row if name != "version"} for row in rows["tickets"]]
    rows["notes"] = [{"notes": notes} for (notes,) in shop.sql("SELECT notes FROM ticket ORDER BY id")]
    rows["graphs"] = [
        {"graph": text} for (text,) in shop.sql("SELECT graph FROM routing_version ORDER BY id")
    ]
    judged = shop.sql("SELECT number, qc_result, defect, priority, note FROM token ORDER BY id")
    rows["judged"] = [{"token": row} for row in judged]
    rows["work"] = [row for row in rows["work"] if row["state"] != "cancelled"]
    rows["organisation"] = list(OrganisationRow.select().dicts().execute(shop.core.workspace.db))
    return rows


def standing_still(rows: Rows) -> Rows:
    """The same with every clock stopped: a completed step comes back paused."""
    paused = {"active": "paused", "in_progress": "paused"}
    still: Rows = {
        kind: [{**row, "state": paused.get(row["state"], row["state"])} for row in rows[kind]]
        for kind in ("tokens", "work")
    }
    return rows | still


@dataclass(frozen=True, slots=True)
class Case:
    """A command that can be undone: what leads up to it, and who gives it."""

    kind: str
    lead: Callable[[Shop], Mapping[str, Any]]
    by: str = "Nok"


def plain(**fields: Any) -> Callable[[Shop], Mapping[str, Any]]:
    """Nothing leads up to it."""
    return lambda _: fields


def _tray(shop: Shop, *numbers: int) -> Mapping[str, Any]:
    code = shop.started(4)
    return {"tokens": shop.refs(code, *(numbers or (1, 2, 3, 4)))}


def _of_two_jobs(shop: Shop) -> Mapping[str, Any]:
    return {"tokens": [*_tray(shop, 1, 2)["tokens"], *_tray(shop, 4)["tokens"]]}


def _running(shop: Shop) -> Mapping[str, Any]:
    tray = _of_two_jobs(shop)
    shop.do("work.start", "Nok", **tray)
    shop.clock.advance(minutes=7)
    return tray


def _mixed(shop: Shop) -> Mapping[str, Any]:
    """A piece that waits, one that runs, one that was paused, one at its last step, one of another job."""
    code, other = shop.started(4), shop.started(2, "CARD-02")
    for number in (3, 3):
        shop.do("work.complete", "Nok", tokens=shop.refs(code, number))
    shop.do("work.start", "Nok", tokens=shop.refs(code, 1, 2))
    shop.do("work.pause", "Nok", tokens=shop.refs(code, 2), reason="glue dries")
    return {"tokens": [*shop.refs(code, 1, 2, 3, 4), *shop.refs(other, 1, 2)]}


def _stopped_with_another(shop: Shop) -> Mapping[str, Any]:
    """A piece that a pause of the job stopped together with one of another step and hand."""
    code = shop.started(2)
    shop.do("work.complete", "Som", tokens=shop.refs(code, 1))
    shop.do("work.start", "Som", tokens=shop.refs(code, 1))
    shop.do("work.start", "Nok", tokens=shop.refs(code, 2))
    shop.do("job.pause", job=code)
    shop.do("job.resume", job=code)
    return {"tokens": shop.refs(code, 2)}


def _inspected(shop: Shop) -> Mapping[str, Any]:
    """Two pieces before their inspection."""
    shop.do("routing.import", routing=inspected("LOOKED"))
    shop.do("routing.publish", routing="LOOKED")
    code = shop.job(2, routing="LOOKED")
    shop.do("job.start", job=code)
    shop.do("work.complete", "Nok", tokens=shop.refs(code, 1, 2))
    return {"tokens": shop.refs(code, 1, 2)}


def _failed_before(shop: Shop) -> Mapping[str, Any]:
    """A piece that has failed its inspection once, in an inspector's hands."""
    pieces = _inspected(shop)
    shop.do("qc.fail", "Quan", **pieces, to="CUT", then="back_to_qc", defect="hole")
    shop.do("work.complete", "Nok", **pieces)
    shop.do("work.start", "Quan", **pieces)
    return pieces


def _held(shop: Shop) -> Mapping[str, Any]:
    """Pieces in a hand: one begun, one not, one of another job."""
    tray = _of_two_jobs(shop)
    shop.do("work.claim", "Nok", **tray)
    shop.do("work.start", "Nok", tokens=tray["tokens"][:1])
    shop.do("work.pause", "Nok", tokens=tray["tokens"][:1], reason="glue dries")
    return tray


def _drafted_before(shop: Shop) -> Mapping[str, Any]:
    shop.do("routing.import", "Ploy", routing=exchange("NEW", ["CUT"]))
    return {"routing": exchange("NEW", ["CUT", "SEW"])}


CASES = (
    Case("org.set", plain(code="BVM", name_en="Beaver"), "Admin"),
    Case("product.edit", plain(product="TOTE-07", name_en="Bag", active=False), "Ploy"),
    Case("product.edit", plain(product="TRUNK-01", routing="SHORT"), "Ploy"),
    Case("routing.import", plain(routing=exchange("NEW", ["CUT"])), "Ploy"),
    Case("routing.import", plain(routing=exchange("SHORT", ["CUT", "SEW"])), "Ploy"),
    Case("routing.import", _drafted_before, "Ploy"),
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
    Case("work.start", _tray),
    Case("work.start", _of_two_jobs),
    Case("work.pause", lambda shop: {**_running(shop), "reason": "lunch"}),
    Case("work.complete", lambda shop: _tray(shop, 2)),
    Case("work.complete", _of_two_jobs),
    Case("work.complete", _running),
    Case("work.complete", _mixed),
    Case("work.complete", _stopped_with_another),
    Case("work.claim", _of_two_jobs),
    Case("work.handoff", lambda shop: {**_held(shop), "to": "Som"}),
    Case("work.requeue", _held),
    Case("qc.pass", _inspected, "Quan"),
    Case("qc.pass", _failed_before, "Quan"),
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
    assert seen(shop) == expected
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
    tray = _running(shop)
    shop.do("work.pause", "Nok", **tray, reason="lunch")
    shop.clock.advance(minutes=30)

    shop.do("undo", "Nok")

    running = [row for row in shop.rows("sessions") if row["ended_at"] is None]
    assert len(running) == 3
    assert {row["started_at"] for row in running} == {row["at"] for row in shop.rows("facts")[-1:]}


def test_an_undone_completion_starts_no_clock(shop: Shop) -> None:
    tray = _running(shop)
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


def undo_of(shop: Shop, request: str, who: str = "Admin") -> Refused:
    """The refusal of undoing the command with this request id, with a whole sentence."""
    with pytest.raises(Refused) as caught:
        shop.core.controller.execute(Undo(request=request), shop.id_of(who))
    refused = caught.value
    said(ENGLISH.refusal(refused.code, refused.params, refused.variant))
    return refused


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
    _give(shop, kind)

    refused = shop.refused("undo")

    assert refused.code == "ERR_NOT_UNDOABLE"
    assert refused.details["counter"] == COMMANDS[kind].counter


def _give(shop: Shop, kind: str) -> None:
    area, _, action = kind.partition(".")
    way_to = {"pause": "in_progress", "resume": "paused", "start": "planned", "cancel": "planned"}
    if kind == "job.create":
        shop.job()
    elif kind == "product.create":
        shop.do(kind, sku="FOB-01", name_en="Fob", line="hatthasilpa")
    elif kind == "routing.publish":
        shop.do(kind, routing="SKETCH")
    elif area in ("work", "token", "qc"):
        _give_about_a_piece(shop, kind)
    else:
        assert area == "job"
        code = shop.in_state(way_to.get(action, "cancelled"))
        shop.do(kind, **shop.fields(action, code))


def _give_about_a_piece(shop: Shop, kind: str) -> None:
    tray = dict(_inspected(shop) if kind == "qc.fail" else {"tokens": shop.refs(shop.started(1), 1)})
    first: dict[str, list[tuple[str, str, dict[str, Any]]]] = {
        "work.resume": [("work.start", "Admin", {}), ("work.pause", "Admin", {"reason": "lunch"})],
        "work.take_over": [("work.claim", "Nok", {})],
        "token.resolve": [("token.hold", "Admin", {"reason": "too soft"})],
    }
    for before, by_whom, said_of_it in first.get(kind, ()):
        shop.do(before, by_whom, **tray, **said_of_it)
    more: dict[str, dict[str, Any]] = {
        "work.take_over": {"reason": "gone home"},
        "qc.fail": {"to": "CUT"},
        "token.hold": {"reason": "too soft"},
        "token.resolve": {"to": "SEW"},
        "token.move": {"to": "SEW", "reason": "cut already"},
        "token.edit": {"note": "red"},
    }
    shop.do(kind, **tray, **more.get(kind, {}))


def test_a_command_without_a_way_back_says_so(shop: Shop) -> None:
    shop.do("person.add", name="Mali", roles=["viewer"])
    refused = shop.refused("undo")
    assert (refused.code, refused.variant) == ("ERR_NOT_UNDOABLE", "")


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
