"""Nothing of one line's actions on the other: each line × state × action, on every screen where either is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton

from app.domain.orders.states import OrderAction
from app.domain.tickets.states import Action
from app.lifecycle.core import Core
from tests.lifecycle.workspaces import copied
from tests.window.benches import do
from tests.window.hand import Hand
from tests.window.ordering import BAG, BELT, WHOLE, AtOrders, belts

Opener = Callable[..., Hand]

JOB, TICKET, ORDER, HERE = "job_action_", "ticket_action_", "order_action_", "action_"
EVERY = ("start", "pause", "resume", "complete", "close_short", "cancel", "restore")
ELSEWHERE = ("start", "pause", "resume", "complete", "cancel", "restore")
"""What the Job Ticket screen shows of a Hatthasilpa ticket, disabled (DOMAIN 2)."""
ON_ORDERS = ("plan", "edit", "link", "restore", "cancel")
NEVER_ON_ORDERS = ("start", "pause", "resume", "complete", "close_short")

# What may be pressed in each state, typed in by hand; nothing is finished, so nothing can be completed.
ABLE: Mapping[str, set[str]] = {
    "planned": {"start", "cancel"},
    "in_progress": {"pause", "close_short", "cancel"},
    "paused": {"resume", "cancel"},
    "completed": set(),
    "cancelled": {"restore"},
}
EDITED = {"planned", "in_progress", "paused"}
_WAY: Mapping[str, tuple[str, ...]] = {
    "planned": (),
    "in_progress": ("start",),
    "paused": ("start", "pause"),
    "completed": ("start", "close_short"),
    "cancelled": ("cancel",),
}
NUMBERS = {status: number for number, status in enumerate(_WAY, 4)}  # after those of the benches
CLASSIC = {status: f"JT-2611-{number - 3:04}" for status, number in NUMBERS.items()}
BY_HAND = {status: f"HJ-2611-{number:04}" for status, number in NUMBERS.items()}


def lives(core: Core) -> None:
    """A job and a classic ticket in every state."""
    belts(core)
    for way in _WAY.values():
        made = do(core, "job.create", product=BAG, quantity=2).result["code"]
        ticket = do(core, "ticket.create", product=BELT, quantity=40, owner="Ploy").result["code"]
        for step in way:
            reason = {"reason": "test"} if step in ("cancel", "close_short") else {}
            do(core, f"job.{step}", job=made, **reason)
            do(core, f"ticket.{step}", ticket=ticket, **reason)


@pytest.fixture
def hand(open_window: Opener, tmp_path: Path) -> Hand:
    return open_window(copied(tmp_path / "lives.hatt", lives))


def shown(hand: Hand) -> dict[str, bool]:
    """The visible buttons of actions by name, and whether each may be pressed."""
    return {
        each.objectName(): each.isEnabled()
        for each in hand.window.seen(QAbstractButton)
        if HERE in each.objectName() and not each.objectName().startswith("inbox")
    }


def row(prefix: str, every: tuple[str, ...], able: set[str]) -> dict[str, bool]:
    """What is to be seen: every one of these actions, those that may be pressed enabled."""
    return {f"{prefix}{action}": action in able for action in every}


def test_the_table_knows_every_action() -> None:
    """A new action of either line, or of orders, must be put into the table."""
    assert set(EVERY) == set(map(str, Action)) - {"edit", "assign_owner"}
    assert set(ON_ORDERS) == set(map(str, OrderAction)) - {"unlink"}
    assert not {*NEVER_ON_ORDERS} & {*map(str, OrderAction)}


@pytest.mark.parametrize("status", ABLE)
def test_each_screen_has_the_actions_of_its_line_and_no_others(hand: Hand, status: str) -> None:
    assert hand.ticket(BY_HAND[status])["status"] == hand.ticket(CLASSIC[status])["status"] == status
    hand.choose(BY_HAND[status])
    able = ABLE[status] | ({"edit"} if status in EDITED else set())
    assert shown(hand) == row(JOB, (*EVERY, "edit"), able)

    hand.open_ticket(BY_HAND[status])
    assert shown(hand) == row(HERE, ELSEWHERE, set())
    assert not any(each.isEnabled() for each in hand.tickets.panel.classic.menu_actions())

    hand.open_ticket(CLASSIC[status])
    assert shown(hand) == row(TICKET, (*EVERY, "edit"), able)
    enabled = [each.isEnabled() for each in hand.tickets.panel.classic.menu_actions()]
    assert sum(enabled) == len(able)


def test_the_page_of_orders_starts_and_stops_nothing(hand: Hand) -> None:
    at = AtOrders(hand)
    at.choose(WHOLE)
    assert shown(hand) == row(ORDER, ON_ORDERS, {"plan", "edit", "link", "cancel"})
    titles = {each.text() for each in at.screen.menu_actions()}
    assert not titles & {"Start", "Pause", "Resume", "Complete", "Close short…"}


@pytest.mark.parametrize("code", [*BY_HAND.values()])
def test_a_classic_ticket_is_never_in_the_list_of_jobs(hand: Hand, code: str) -> None:
    assert code in hand.codes() or hand.jobs.table.choose([hand.id(code)])
    assert not any(hand.jobs.table.choose([hand.id(each)]) for each in CLASSIC.values())
