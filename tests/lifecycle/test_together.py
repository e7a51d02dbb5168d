"""Several people at one work item: whose clock runs, whose part is done, who holds it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pytest

from app.clock import iso
from app.domain.game import endings
from app.domain.game.floor import Token
from app.domain.game.flow import Flow, grouped
from app.domain.words import Hold
from app.lifecycle.queries.decisions import ways_out
from app.lifecycle.queries.work import takers
from tests.lifecycle.leading_together import (
    asked_for_help,
    both_at_it,
    held_by,
    helped,
    inspected_by_two,
    passed_by,
    pressed_by,
    shared,
    to_fit,
)
from tests.lifecycle.shop import Row, Shop
from tests.reference.drawing import apart

Pieces = Mapping[str, Any]


def item(shop: Shop, pieces: Pieces) -> Row:
    """The open work item of the first piece."""
    ref = pieces["tokens"][0]
    token = next(row for row in shop.pieces(ref["ticket"]) if row["number"] == ref["number"])
    return next(
        row
        for row in reversed(shop.rows("work", ref["ticket"]))
        if row["token"] == token["id"] and row["state"] not in ("done", "cancelled")
    )


def stands(shop: Shop, pieces: Pieces) -> tuple[str, str | None, list[str]]:
    """How the item stands, who holds it, and whose clock runs on it."""
    row = item(shop, pieces)
    return row["state"], row["holder"], row["working"]


def test_the_step_for_two_is_done_when_both_have_done_their_part(shop: Shop) -> None:
    piece = both_at_it(shop)
    assert stands(shop, piece) == ("in_progress", "Nok", ["Nok", "Som"])

    first = shop.do("work.complete", "Nok", **piece)

    assert stands(shop, piece) == ("in_progress", "Nok", ["Som"])
    assert [each["state"] for each in first.result["tokens"]] == ["active"]
    last = shop.do("work.complete", "Som", **piece)
    assert [each["node"] for each in last.result["tokens"]] == ["FIT"]


def test_a_part_that_nobody_had_started_is_claimed_and_done_in_one_without_minutes(shop: Shop) -> None:
    piece = shared(shop)
    shop.do("work.complete", "Nok", **piece)
    assert stands(shop, piece) == ("paused", "Nok", [])
    assert item(shop, piece)["crew"] == [{"person": "Nok", "part": "done"}]
    assert shop.rows("sessions", piece["tokens"][0]["ticket"]) == []
    for verb in ("start", "resume", "complete", "requeue", "claim", "ask_help"):
        assert shop.refused(f"work.{verb}", "Nok", **piece).code == "ERR_PART_DONE"


def test_each_ones_minutes_are_their_own_and_shared_among_the_items_of_their_tray(shop: Shop) -> None:
    tray = shared(shop, 2)
    one = {"tokens": tray["tokens"][:1]}
    began = shop.clock.now()
    shop.do("work.start", "Nok", **tray)
    shop.clock.advance(minutes=4)
    shop.do("work.assist", "Som", **one)
    joined = shop.clock.now()
    shop.clock.advance(minutes=6)
    shop.do("work.pause", "Nok", **tray, reason="lunch")

    sessions = shop.rows("sessions")

    assert [(row["person"], row["started_at"]) for row in sessions] == [
        ("Nok", iso(began)),
        ("Nok", iso(began)),
        ("Som", iso(joined)),
    ]
    assert [row["ended_at"] for row in sessions] == [iso(shop.clock.now())] * 2 + [None]
    assert stands(shop, one) == ("in_progress", "Nok", ["Som"])
    shop.do("work.pause", "Som", **one, reason="lunch")
    assert stands(shop, one) == ("paused", "Nok", [])


@pytest.mark.parametrize("helping", ["pause", "complete", None])
def test_after_a_hold_by_mistake_nobody_does_their_part_again(shop: Shop, helping: str | None) -> None:
    """Who was at it has it in hand no more; what they did of it, and their minutes, stay."""
    piece = both_at_it(shop)
    shop.do("work.complete", "Nok", **piece)
    if helping == "pause":
        shop.do("work.pause", "Som", **piece, reason="lunch")
    shop.do("token.hold", **piece, reason="a slip of the finger")
    before = shop.rows("sessions")
    assert [row["ended_at"] is None for row in before] == [False, False]

    shop.do("token.resolve", **piece, to="SEW")

    assert stands(shop, piece) == ("waiting", None, [])
    assert item(shop, piece)["crew"] == [{"person": "Nok", "part": "done"}]
    assert shop.rows("sessions") == before
    assert shop.refused("work.start", "Nok", **piece).code == "ERR_PART_DONE"
    if helping is not None:
        shop.do("work.start", "Som", **piece)
    last = shop.do("work.complete", "Som", **piece)
    assert [each["node"] for each in last.result["tokens"]] == ["FIT"]
    shop.do("undo", "Som")
    assert item(shop, piece)["crew"] == [{"person": "Nok", "part": "done"}]


def test_a_part_that_was_done_by_a_slip_is_done_again_where_a_manager_says_so(shop: Shop) -> None:
    """After a hold it can't be undone, and what is named instead works."""
    piece = both_at_it(shop)
    (token,) = (row["id"] for row in shop.pieces(piece["tokens"][0]["ticket"]))
    assert "SEW" not in [each.code for each in ways_out(shop.core.desk, [token]).elsewhere]
    shop.do("work.complete", "Nok", **piece)
    shop.do("token.hold", **piece, reason="crooked")
    shop.do("token.resolve", **piece, to="SEW")
    assert shop.refused("undo", "Nok").variant == "work_stays"
    assert "SEW" in [each.code for each in ways_out(shop.core.desk, [token]).elsewhere]
    shop.do("token.move", **piece, to="SEW", reason="crooked")
    assert stands(shop, piece) == ("waiting", None, [])
    assert item(shop, piece)["crew"] == []
    assert shop.refused("token.move", **piece, to="SEW", reason="once more").variant == "here"


def test_what_a_manager_was_asked_about_a_held_piece_is_not_asked_again(shop: Shop) -> None:
    piece: dict[str, Any] = {"tokens": shop.refs(shop.started(1), 1)}
    shop.do("work.start", "Nok", **piece)
    shop.do("work.handoff", "Nok", **piece, to="Som")
    assert len(shop.rows("inbox")) == 1
    shop.do("token.hold", **piece, reason="a slip of the finger")
    shop.do("token.resolve", **piece, to="CUT")
    shop.do("work.claim", "Som", **piece)
    assert shop.rows("inbox") == []


def test_what_a_part_was_held_for_before_its_piece_is_known_from_how_holds_were_told(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hold once told of parts, too, that were held before; their items were closed by then."""
    shop.do("routing.import", routing=apart("APART") | {"line": "hatthasilpa"})
    shop.do("routing.publish", routing="APART")
    shop.do("product.edit", product="TOTE-07", routing="APART")
    code = shop.started(2)
    part, pieces = shop.refs(code, 3), shop.refs(code, 1, 2)
    before = [(row["state"], row["node"]) for row in shop.pieces(code)]
    shop.do("token.hold", tokens=part, reason="torn?")
    shop.clock.advance(minutes=5)

    def all_of_them(flow: Flow, tokens: Iterable[Token], reason: str) -> None:
        family = [each for token in tokens for each in (token, *flow.floor.below(token.id))]
        for group in grouped(family, lambda each: (each.ticket, each.node)):
            flow.hold(group, Hold.REDESIGN, reason)

    with monkeypatch.context() as then:
        then.setattr(endings, "hold", all_of_them)
        shop.do("token.hold", tokens=pieces, reason="a slip of the finger")

    shop.do("token.resolve", tokens=pieces, to="APART")

    assert [(row["state"], row["node"]) for row in shop.pieces(code)] == before
    assert shop.findings() == []


def test_a_helper_whose_part_is_done_is_not_asked_to_take_the_piece(shop: Shop) -> None:
    """Though first by name, they would be refused, and the button with them."""
    shop.do("person.add", name="Aaron", roles=["operator"])
    piece = both_at_it(shop)
    shop.do("work.requeue", "Som", **piece)
    shop.do("work.assist", "Aaron", **piece)
    shop.do("work.complete", "Aaron", **piece)
    (token,) = (row["id"] for row in shop.pieces(piece["tokens"][0]["ticket"]))
    able, is_chosen = takers(shop.core.desk, [token], shop.person("Nok"))
    assert is_chosen
    assert "Aaron" not in [each.name for each in able]
    assert "Som" in [each.name for each in able]


def test_pieces_that_stood_otherwise_go_on_as_each_of_them_stood(shop: Shop) -> None:
    tray = shared(shop, 3)
    pieces: list[Pieces] = [{"tokens": [each]} for each in tray["tokens"]]
    shop.do("work.complete", "Nok", **pieces[0])
    shop.do("work.complete", "Som", **pieces[1])
    for together in (True, False):
        for held in [tray] if together else pieces:
            shop.do("token.hold", **held, reason="a slip of the finger")
        shop.do("token.resolve", **tray, to="SEW")
        crews = [[each["person"] for each in item(shop, piece)["crew"]] for piece in pieces]
        assert crews == [["Nok"], ["Som"], []]
    for piece, other in zip(pieces, ("Som", "Nok"), strict=False):
        (done,) = shop.do("work.complete", other, **piece).result["tokens"]
        assert done["node"] == "FIT"


def test_no_more_join_in_than_the_step_asks_for_but_one_for_whom_somebody_left(shop: Shop) -> None:
    piece = both_at_it(shop)
    full = shop.refused("work.assist", "Quan", **piece)
    assert (full.code, full.details["people"]) == ("ERR_STEP_FULL", 2)
    shop.do("work.requeue", "Som", **piece)
    shop.do("work.assist", "Quan", **piece)
    assert stands(shop, piece) == ("in_progress", "Nok", ["Nok", "Quan"])


def test_as_many_help_at_a_step_for_one_as_like_and_its_holder_completes_it(shop: Shop) -> None:
    piece = helped(shop)
    shop.do("work.assist", "Quan", **piece)
    shop.do("work.complete", "Quan", **piece)
    assert stands(shop, piece) == ("in_progress", "Nok", ["Nok", "Som"])
    done = shop.do("work.complete", "Nok", **piece)
    assert [each["node"] for each in done.result["tokens"]] == ["SEW"]
    assert [row["ended_by"] for row in shop.rows("sessions")] == ["completed"] * 3


def test_what_stands_in_the_way_of_joining_in_has_a_code_of_its_own(shop: Shop) -> None:
    free: dict[str, Any] = {"tokens": shop.refs(shop.started(1), 1)}
    assert shop.refused("work.assist", "Som", **free).code == "ERR_NOT_HELD"
    piece = both_at_it(shop)
    assert shop.refused("work.assist", "Nok", **piece).code == "ERR_ASSISTING_ALREADY"
    assert shop.refused("work.assist", "Som", **piece).code == "ERR_ASSISTING_ALREADY"
    assert shop.refused("work.handoff", "Som", **piece, to="Quan").code == "ERR_HELD_BY_OTHER"
    shop.do("work.complete", "Som", **piece)
    assert shop.refused("work.assist", "Som", **piece).code == "ERR_PART_DONE"
    assert shop.refused("work.handoff", "Nok", **piece, to="Som").code == "ERR_PART_DONE"


def test_a_piece_that_its_holder_leaves_is_held_by_who_joined_in_first(shop: Shop) -> None:
    piece = helped(shop)
    shop.clock.advance(minutes=1)
    shop.do("work.assist", "Quan", **piece)
    shop.do("work.requeue", "Nok", **piece)
    assert stands(shop, piece) == ("in_progress", "Som", ["Quan", "Som"])
    shop.do("work.requeue", "Som", **piece)
    shop.do("work.requeue", "Quan", **piece)
    assert stands(shop, piece) == ("waiting", None, [])


def test_a_part_that_is_done_stays_done_when_the_other_puts_the_piece_back(shop: Shop) -> None:
    piece = both_at_it(shop)
    shop.do("work.complete", "Som", **piece)
    shop.do("work.requeue", "Nok", **piece)
    assert stands(shop, piece) == ("waiting", None, [])
    assert shop.refused("work.start", "Som", **piece).code == "ERR_PART_DONE"
    done = shop.do("work.complete", "Quan", **piece)
    assert [each["node"] for each in done.result["tokens"]] == ["FIT"]


@pytest.mark.parametrize("to", ["Som", "Quan"])
def test_who_helps_works_on_in_other_hands(shop: Shop, to: str) -> None:
    piece = both_at_it(shop)
    shop.do("work.handoff", "Nok", **piece, to=to)
    assert stands(shop, piece) == ("in_progress", to, ["Som"])
    assert item(shop, piece)["crew"] == ([] if to == "Som" else [{"person": "Som", "part": "joined"}])


def test_a_manager_takes_over_from_the_holder_and_the_helper_works_on(shop: Shop) -> None:
    piece = both_at_it(shop)
    shop.do("work.take_over", "Mana", **piece, reason="went home")
    assert stands(shop, piece) == ("in_progress", "Mana", ["Som"])
    shop.do("work.complete", "Mana", **piece)
    assert shop.refused("work.take_over", "Admin", **piece, reason="x").code == "ERR_PART_DONE"


def test_a_pause_of_the_job_stops_the_clocks_of_all_and_each_resumes_their_own(shop: Shop) -> None:
    piece = both_at_it(shop)
    code = piece["tokens"][0]["ticket"]
    shop.do("job.pause", job=code)
    assert stands(shop, piece) == ("paused", "Nok", [])
    assert {row["ended_by"] for row in shop.rows("sessions", code)} == {"ticket_paused"}
    shop.do("job.resume", job=code)
    shop.do("work.resume", "Som", **piece)
    assert stands(shop, piece) == ("in_progress", "Nok", ["Som"])
    assert shop.refused("work.start", "Nok", **piece).code == "ERR_MUST_RESUME"
    shop.do("work.resume", "Nok", **piece)
    assert stands(shop, piece) == ("in_progress", "Nok", ["Nok", "Som"])


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("token.hold", {"reason": "another clasp"}),
        ("token.scrap", {"type": "qc_fail", "reason": "torn", "defect": "hole"}),
        ("token.move", {"to": "LOOK", "reason": "done already"}),
    ],
)
def test_what_is_decided_about_a_piece_stops_everybody_at_it(
    shop: Shop, kind: str, fields: Mapping[str, Any]
) -> None:
    piece = both_at_it(shop)
    shop.do(kind, "Mana", **piece, **fields)
    sessions = shop.rows("sessions", piece["tokens"][0]["ticket"])
    assert [(row["person"], row["ended_by"]) for row in sessions] == [("Nok", "decided"), ("Som", "decided")]
    for who in ("Nok", "Som"):
        shop.do("work.start", who, tokens=shop.refs(shop.started(1), 1))


def test_the_end_of_the_job_stops_everybody_at_its_pieces(shop: Shop) -> None:
    piece = both_at_it(shop)
    shop.do("job.cancel", job=piece["tokens"][0]["ticket"], reason="withdrawn")
    assert {row["ended_by"] for row in shop.rows("sessions")} == {"ticket_ended"}


def test_the_rest_of_a_helpers_tray_runs_on(shop: Shop) -> None:
    tray: dict[str, Any] = {"tokens": shop.refs(shop.started(2), 1, 2)}
    first: dict[str, Any] = {"tokens": tray["tokens"][:1]}
    shop.do("work.start", "Nok", **tray)
    shop.do("work.assist", "Som", **tray)
    shop.do("work.complete", "Nok", **first)
    second = {"tokens": tray["tokens"][1:]}
    assert stands(shop, second) == ("in_progress", "Nok", ["Nok", "Som"])
    assert [row["ended_by"] for row in shop.rows("sessions") if row["person"] == "Som"] == [None, None]


# --- inspections for two ----------------------------------------------------------------------------------


def test_a_piece_has_passed_when_both_inspectors_have_passed_it(shop: Shop) -> None:
    piece = inspected_by_two(shop)
    shop.do("qc.pass", "Mana", **piece)
    assert stands(shop, piece) == ("paused", "Mana", [])
    shop.do("work.assist", "Quan", **piece)
    shop.do("qc.pass", "Quan", **piece)
    assert shop.states(piece["tokens"][0]["ticket"]) == ["completed"]


def test_one_of_two_inspectors_fails_a_piece_for_both(shop: Shop) -> None:
    piece = passed_by(shop, "Mana")
    shop.do("qc.fail", "Quan", **piece, to="SEW")
    assert (item(shop, piece)["node"], item(shop, piece)["crew"]) == ("SEW", [])


# --- starting together ------------------------------------------------------------------------------------


def test_the_clocks_start_when_the_second_has_pressed_within_the_window(shop: Shop) -> None:
    piece = to_fit(shop)
    first = shop.do("work.start", "Nok", **piece)
    assert first.result["waits_for"] == 1
    assert stands(shop, piece) == ("claimed", "Nok", [])
    shop.clock.advance(seconds=30)
    last = shop.do("work.assist", "Som", **piece)
    assert last.facts == ("work.started", "work.assisted")
    assert stands(shop, piece) == ("in_progress", "Nok", ["Nok", "Som"])
    began = {row["started_at"] for row in shop.rows("sessions") if row["ended_at"] is None}
    assert began == {iso(shop.clock.now())}


def test_a_press_whose_window_has_lapsed_counts_no_more(shop: Shop) -> None:
    piece = pressed_by(shop, "Nok")
    shop.clock.advance(seconds=31)
    assert shop.do("work.assist", "Som", **piece).result["waits_for"] == 1
    shop.clock.advance(seconds=29)
    shop.do("work.start", "Nok", **piece)
    assert stands(shop, piece) == ("in_progress", "Nok", ["Nok", "Som"])


def test_a_clock_that_was_set_back_makes_no_press_last(shop: Shop) -> None:
    piece = pressed_by(shop, "Nok")
    shop.clock.set_on(minutes=-90)
    assert shop.do("work.assist", "Som", **piece).result["waits_for"] == 1


def test_who_presses_and_goes_to_other_work_is_not_started_unawares(shop: Shop) -> None:
    piece = pressed_by(shop, "Nok")
    shop.do("work.start", "Nok", tokens=shop.refs(shop.started(1), 1))
    assert shop.do("work.assist", "Som", **piece).result["waits_for"] == 1
    assert stands(shop, piece) == ("claimed", "Nok", [])


def test_a_tray_starts_together_when_the_second_has_pressed_for_all_of_it(shop: Shop) -> None:
    tray = to_fit(shop, 2)
    one = {"tokens": tray["tokens"][:1]}
    shop.do("work.start", "Nok", **one)
    assert shop.do("work.assist", "Som", **one).facts == ("work.started", "work.assisted")
    other = {"tokens": tray["tokens"][1:]}
    assert shop.refused("work.start", "Nok", **other).code == "ERR_SESSION_RUNNING"
    shop.do("work.pause", "Nok", **one, reason="lunch")
    assert shop.do("work.start", "Nok", **other).result["waits_for"] == 1


def test_what_has_begun_is_resumed_by_each_for_themselves(shop: Shop) -> None:
    piece = pressed_by(shop, "Nok")
    shop.do("work.assist", "Som", **piece)
    for who in ("Nok", "Som"):
        shop.do("work.pause", who, **piece, reason="lunch")
    shop.do("work.resume", "Som", **piece)
    assert stands(shop, piece) == ("in_progress", "Nok", ["Som"])


# --- making way, and asking for help ----------------------------------------------------------------------


@pytest.mark.parametrize("verb", ["start", "resume", "assist"])
def test_other_work_makes_way_in_one_command_and_one_undo(shop: Shop, verb: str) -> None:
    running = held_by(shop, "Nok")
    wanted = held_by(shop, "Som" if verb == "assist" else "Quan")
    if verb != "assist":
        shop.do("work.pause", "Quan", **wanted, reason="lunch")
        shop.do("work.handoff", "Quan", **wanted, to="Nok")
    if verb == "start":
        wanted = {"tokens": shop.refs(shop.started(1), 1)}
    assert shop.refused(f"work.{verb}", "Nok", **wanted).code == "ERR_SESSION_RUNNING"

    done = shop.do(f"work.{verb}", "Nok", **wanted, pausing="this comes first")

    assert done.facts[:2] == ("work.paused", "session.ended")
    assert stands(shop, running) == ("paused", "Nok", [])
    assert "Nok" in stands(shop, wanted)[2]
    shop.do("undo", "Nok")
    assert stands(shop, running) == ("in_progress", "Nok", ["Nok"])
    assert "Nok" not in stands(shop, wanted)[2]


def test_without_anything_that_runs_there_is_nothing_to_make_way(shop: Shop) -> None:
    piece: dict[str, Any] = {"tokens": shop.refs(shop.started(1), 1)}
    assert shop.do("work.start", "Nok", **piece, pausing="this comes first").facts == ("work.started",)


def test_help_is_asked_for_until_somebody_joins_in(shop: Shop) -> None:
    piece = asked_for_help(shop, "Nok")
    assert item(shop, piece)["wants_help"]
    assert shop.refused("work.ask_help", "Nok", **piece).code == "ERR_HELP_ASKED"
    assert shop.refused("work.ask_help", "Som", **piece).code == "ERR_HELD_BY_OTHER"
    shop.do("work.assist", "Som", **piece)
    assert not item(shop, piece)["wants_help"]


def test_a_call_for_help_is_withdrawn_by_whoever_works_at_the_piece(shop: Shop) -> None:
    piece = asked_for_help(shop, "Nok")
    assert shop.refused("work.withdraw_help", "Som", **piece).code == "ERR_HELD_BY_OTHER"
    shop.do("work.withdraw_help", "Nok", **piece)
    assert not item(shop, piece)["wants_help"]
    assert item(shop, piece)["state"] == "in_progress"
    assert shop.refused("work.withdraw_help", "Nok", **piece).code == "ERR_HELP_NOT_ASKED"
    shop.do("work.ask_help", "Nok", **piece)
    assert item(shop, piece)["wants_help"]
