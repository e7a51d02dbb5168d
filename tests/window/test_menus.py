"""The menus: what each line does, ticks, keys, and that what a screen adds to them is its own affair."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.domain.commands import COMMANDS
from app.messages import Language
from app.views.context import INBOX, JOBS, TICKETS
from app.views.shell import menus, zoom
from app.views.theme.tokens import Scheme
from tests.lifecycle.workspaces import bags, copied
from tests.window.hand import Hand


def choose(hand: Hand, key: str) -> None:
    hand.window.menus.action(key).trigger()
    hand.wait()


def test_a_form_asks_of_people_what_its_command_asks(hand: Hand) -> None:
    forms = [item for item, _ in hand.window.menus.items() if item.key.startswith(menus.GIVE)]
    assert len(forms) > 10
    for item in forms:
        assert item.needs is COMMANDS[item.key.removeprefix(menus.GIVE)].permission, item.key


def test_what_a_screen_adds_to_the_menu_is_told_to_nobody_else(hand: Hand) -> None:
    heard: list[str] = []
    hand.window.menus.chosen.connect(heard.append)
    for place in (JOBS, TICKETS):
        screen = hand.window.go(place)
        for action in screen.menu_actions():
            if not action.isSeparator():
                hand.window.menus.triggered.emit(action)
    assert heard == []


def test_what_an_action_of_a_screen_carries_is_no_command_of_the_window(hand: Hand) -> None:
    of_a_screen = QAction("Tote", hand.window)
    of_a_screen.setData(menus.WORK_AS + "Nok")
    hand.window.menus.show_things([of_a_screen])
    heard: list[str] = []
    hand.window.menus.chosen.connect(heard.append)
    of_a_screen.trigger()
    assert heard == []


@pytest.mark.parametrize("language", Language)
def test_a_language_is_chosen_and_ticked(hand: Hand, language: Language) -> None:
    choose(hand, menus.SPEAK + language)
    assert hand.window.context.messages.language is language
    ticked = [each for each in Language if hand.window.menus.action(menus.SPEAK + each).isChecked()]
    assert ticked == [language]
    title = hand.window.menus.findChildren(QMenu)[0].title()
    assert title == ("&File" if language is Language.ENGLISH else "ไฟล์(&F)")


def test_colours_are_chosen_and_ticked(hand: Hand) -> None:
    for scheme in (Scheme.DARK, Scheme.LIGHT):
        choose(hand, menus.COLOUR + scheme)
        assert hand.window.context.theme.scheme is scheme
        assert hand.window.menus.action(menus.COLOUR + scheme).isChecked()


def test_text_grows_and_shrinks_in_steps_to_an_end_and_back_to_normal(hand: Hand) -> None:
    theme = hand.window.context.theme
    hand.window.zoom(175)
    seen = []
    for key in (menus.ZOOM_IN, menus.ZOOM_IN, menus.ZOOM_OUT, menus.ZOOM_NORMAL, menus.ZOOM_OUT):
        choose(hand, key)
        seen.append(zoom.percent_of(theme))
    choose(hand, menus.ZOOM_NORMAL)
    assert seen == [200, 200, 175, 100, 90]


def test_larger_text_keeps_the_place_and_what_is_chosen_and_searched(hand: Hand, qtbot: QtBot) -> None:
    hand.jobs.listing.search.setText("tote")
    hand.jobs.listing.search._search()
    hand.choose("HJ-2611-0002")
    choose(hand, menus.ZOOM_IN)
    assert hand.chosen() == ["HJ-2611-0002"]
    assert hand.jobs.listing.search.text() == "tote"
    assert len(hand.codes()) == 3
    qtbot.waitUntil(hand.window.rail.isVisible)
    hand.open_ticket("HJ-2611-0005")
    choose(hand, menus.ZOOM_NORMAL)
    assert hand.window.pages.shown() == TICKETS
    assert hand.tickets.panel.shown() == hand.id("HJ-2611-0005")


def test_larger_text_is_larger_in_the_menus_and_at_the_foot_too(hand: Hand) -> None:
    window = hand.window
    parts = (window.menus, window.menus.findChildren(QMenu)[0], window.status.who, window.status.safety)
    before = [each.fontMetrics().height() for each in parts]
    try:
        window.zoom(200)
        assert [each.fontMetrics().height() for each in parts] == [
            pytest.approx(2 * height, abs=2) for height in before
        ]
    finally:
        window.zoom(100)
    assert [each.fontMetrics().height() for each in parts] == before


def test_larger_text_keeps_how_much_waits_in_the_inbox(
    open_window: Callable[..., Hand], tmp_path: Path, qtbot: QtBot
) -> None:
    hand = open_window(copied(tmp_path / "bags.hatt", bags), makes_ahead=True)
    hand.window.go(INBOX)
    hand.wait()
    waiting = hand.window.rail.counts()
    assert waiting[INBOX] > 0
    hand.window.go(JOBS)
    try:
        hand.window.zoom(150)
        assert hand.window.rail.counts() == waiting
        job = next(each for each in hand.shown("tokens") if each["state"] == "ready")
        hand.give("token.hold", tokens=[job["id"]], reason="The leather has a scar")
        qtbot.waitUntil(lambda: hand.window.rail.counts()[INBOX] == waiting[INBOX] + 1)
    finally:
        hand.window.zoom(100)


def test_reading_again_shows_what_there_is(hand: Hand) -> None:
    hand.choose("HJ-2611-0002")
    choose(hand, menus.REFRESH)
    assert hand.chosen() == ["HJ-2611-0002"]
    assert len(hand.codes()) == 8
