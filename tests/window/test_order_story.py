"""The story of an order through the window: planned, made in batches, held up, and done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.views.widgets.ask import Answer
from tests.lifecycle.workspaces import copied
from tests.window.benching import AtBench
from tests.window.hand import Hand
from tests.window.ordering import WHOLE, AtOrders, belts

Opener = Callable[..., Hand]


def own(hand: Hand, name: str) -> None:
    """Chooses who answers for the shown ticket, as a person does."""
    picker = hand.tickets.panel.classic.owner
    picker.setCurrentIndex(picker.findText(name))
    picker.activated.emit(picker.currentIndex())
    hand.wait()


def step(hand: Hand, ticket: str, *actions: str) -> list[str]:
    """Presses buttons of a ticket one after the other; its state after each."""
    hand.open_ticket(ticket)
    states = []
    for action in actions:
        hand.press(f"ticket_action_{action}")
        states.append(hand.ticket(ticket)["status"])
    return states


def make(hand: Hand, ticket: str) -> None:
    """The whole life of a batch ticket, by the door."""
    hand.give("ticket.assign_owner", ticket=ticket, owner="Ploy")
    hand.give("ticket.start", ticket=ticket)
    for _ in range(2):
        hand.give("work.complete", tokens=[{"ticket": ticket, "number": "F001"}])
    hand.give("ticket.complete", ticket=ticket)


def test_an_order_of_three_hundred_is_planned_made_held_up_and_done(
    open_window: Opener, tmp_path: Path
) -> None:
    hand = open_window(copied(tmp_path / "belts.hatt", belts), Answer("cancel", "no leather"))
    at = AtOrders(hand)
    at.choose(WHOLE)
    at.act("plan")
    at.answer(how="in_batches", batch="50")
    first, *others = at.tickets(WHOLE)
    assert [hand.ticket(code)["quantity"] for code in (first, *others)] == [50] * 6

    at.panel.one.tickets.table.selectRow(0)
    QTest.keyClick(at.panel.one.tickets.table, Qt.Key.Key_Return)
    hand.wait()
    start = hand.tickets.panel.classic.bar.buttons.button("start")
    assert not start.isEnabled()
    assert "owner" in start.toolTip()
    own(hand, "Ploy")
    assert step(hand, first, "start") == ["in_progress"]
    assert at.order(WHOLE)["status"] == "in_progress"

    bench = AtBench(hand)
    bench.press_card(f"{first} F001")
    bench.touch("now_complete")
    for answer in ("2", "Stained", "48 are good"):
        bench.answer(answer)
    found = {each["number"]: (each["state"], each["quantity"]) for each in hand.shown("tokens", first)}
    assert found == {"F001": ("ready", 48), "F002": ("scrapped", 2)}

    states = step(hand, first, "pause", "cancel", "restore", "resume")
    assert states == ["paused", "cancelled", "paused", "in_progress"]
    assert {each["number"]: each["quantity"] for each in hand.shown("tokens", first)} == {
        "F001": 48,
        "F002": 2,
    }
    assert at.order(WHOLE)["status"] == "in_progress"

    bench = AtBench(hand)
    bench.press_card(f"{first} F001")
    bench.touch("now_complete")
    bench.answer("All 48 are good")
    assert step(hand, first, "complete") == ["completed"]
    for code in others:
        make(hand, code)

    at = AtOrders(hand)
    panel = at.choose(WHOLE)
    assert at.order(WHOLE)["status"] == "done"
    assert panel.badge.accessibleName() == "Done"
    assert panel.one.facts._rows[1][1].said() == "99.3% · 298 of 300 finished"
