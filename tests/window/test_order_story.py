"""Stories of orders through the window: one made in batches, held up and done; one decorated by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.views.orders.details import OF_JOBS
from app.views.widgets.ask import Answer
from tests.lifecycle.workspaces import copied
from tests.views.words import visible_words
from tests.window.benching import AtBench
from tests.window.hand import Hand
from tests.window.ordering import BAG, HALF, WHOLE, AtOrders, belts

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


def plan(at: AtOrders, order: str, batch: str) -> list[str]:
    """Plans an order in batches; the codes of its tickets."""
    at.choose(order)
    at.act("plan")
    at.answer(how="in_batches", batch=batch)
    return list(at.tickets(order))


def decorate(hand: Hand, job: str) -> None:
    """The whole way of the first piece of a job: its first step at the bench, the others by the door."""
    bench = AtBench(hand)
    bench.press_card(f"{job} F001")
    bench.touch("now_complete")
    piece = [{"ticket": job, "number": "F001"}]
    hand.give("work.complete", tokens=piece)
    hand.give("qc.pass", tokens=piece)
    hand.give("work.complete", tokens=piece)
    bench.clock.advance(minutes=30)  # the paint dries
    hand.give("work.complete", tokens=piece)


def test_an_order_of_three_hundred_is_planned_made_held_up_and_done(
    open_window: Opener, tmp_path: Path
) -> None:
    hand = open_window(copied(tmp_path / "belts.hatt", belts), Answer("cancel", "no leather"))
    at = AtOrders(hand)
    first, *others = plan(at, WHOLE, "50")
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


def test_bodies_are_made_in_batches_and_decorated_by_a_linked_job(
    open_window: Opener, tmp_path: Path
) -> None:
    """The hybrid: the job is shown with the order, has its own buttons, and counts for nothing there."""
    hand = open_window(copied(tmp_path / "belts.hatt", belts))
    first, second = plan(AtOrders(hand), HALF, "60")
    hand.click("rail_jobs")
    hand.click("new_job")
    hand.write("product", BAG)
    hand.write("quantity", "1")
    hand.press("save")
    (job,) = hand.chosen()
    at = AtOrders(hand)
    panel = at.choose(HALF)
    at.act("link")
    at.answer(job=first)
    form = at.dialog("link_job_dialog").form  # type: ignore[attr-defined]
    assert set(form.problems()) == {"job"}, "a batch ticket is of the order anyway"
    at.answer(job=job)
    assert at.order(HALF)["jobs"] == [job]

    hand.click(f"chip_{OF_JOBS}")
    panel.one.jobs.table.selectRow(0)
    QTest.keyClick(panel.one.jobs.table, Qt.Key.Key_Return)
    hand.wait()
    assert hand.chosen() == [job], "its life is lived on the page of the jobs"
    hand.act("start")
    decorate(hand, job)
    hand.click("rail_jobs")
    hand.choose(job)
    hand.act("complete")
    assert hand.ticket(job)["status"] == "completed"
    at = AtOrders(hand)
    order = at.order(HALF)
    assert (order["status"], order["progress"], order["jobs"]) == ("planned", None, [job])

    hand.open_ticket(first)
    own(hand, "Ploy")
    assert step(hand, first, "start") == ["in_progress"]
    hand.give("work.complete", tokens=[{"ticket": first, "number": "F001"}])
    hand.give("work.complete", tokens=[{"ticket": first, "number": "F001"}])
    assert step(hand, first, "complete") == ["completed"]
    assert at.order(HALF)["progress"] == 50.0
    make(hand, second)
    at = AtOrders(hand)
    panel = at.choose(HALF)
    assert panel.badge.accessibleName() == "Done"
    assert panel.one.facts._rows[1][1].said() == "100% · 120 of 120 finished"
    assert job in visible_words(panel)
