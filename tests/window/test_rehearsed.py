"""What is seen once something is chosen is filled and laid out before, and nobody sees that."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.views.widgets.label import PlainLabel
from tests.window.hand import PATIENCE, Hand

Opener = Callable[..., Hand]


def said(hand: Hand) -> list[str]:
    """What stands in the details of one job, seen or not."""
    return [each.said() for each in hand.jobs.panel.one.facts.findChildren(PlainLabel)]


def test_the_first_job_and_ticket_are_laid_out_before_one_is_chosen_and_are_not_seen(
    open_window: Opener, workshop: Path, qtbot: QtBot
) -> None:
    hand = open_window(workshop, makes_ahead=True)
    qtbot.waitUntil(hand.window.is_ready, timeout=PATIENCE)
    job, ticket = hand.jobs.panel, hand.tickets.panel
    assert said(hand)[1]
    assert job.one.facts.height() > 100
    assert not job.one.isVisible()
    assert job.hint.isVisible()
    assert job.title.said() == "Hatthasilpa Jobs"
    assert ticket.title.said() == "JT-2611-0003"
    assert ticket.shown() is None
    assert ticket.isHidden()


def test_whichever_job_is_chosen_then_is_shown_and_no_other(hand: Hand) -> None:
    hand.jobs.rehearse()
    rehearsed = said(hand)
    hand.choose("HJ-2611-0002")
    assert hand.jobs.panel.title.said() == "HJ-2611-0002"
    assert hand.jobs.panel.one.isVisible()
    assert said(hand) != rehearsed


def test_what_is_chosen_stays_as_it_is(hand: Hand) -> None:
    hand.choose("HJ-2611-0002")
    shown = said(hand)
    hand.jobs.rehearse()
    assert said(hand) == shown


def test_what_was_begun_to_write_is_not_put_away_for_it(hand: Hand) -> None:
    hand.choose("HJ-2611-0002")
    hand.jobs.panel.one.facts.notes.open_field("Brass, n")
    hand.jobs.table.clearSelection()
    hand.jobs.rehearse()
    assert hand.jobs.drafts() == {(hand.id("HJ-2611-0002"), "notes"): (1, "Brass, n")}
    hand.choose("HJ-2611-0002")
    assert hand.jobs.panel.one.facts.notes.draft() == "Brass, n"
