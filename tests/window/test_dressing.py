"""Parts of a window are made when they are wanted first, or ahead of that: it must not be seen when."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QMainWindow, QMenu, QStyle

from app.views.context import JOBS, ORDERS, PIECES, TICKETS
from app.views.lists.view import ListView
from app.views.shell.places import ENTRIES
from app.views.shell.window import MainWindow
from app.views.theme.scale import BUTTON_ICON, SMALL_ICON
from app.views.theme.sprites import SIGN, Sprites
from tests.window.hand import Hand

Opener = Callable[..., Hand]


def pictures(hand: Hand) -> list[QImage]:
    """Both screens with something chosen, and a dialog."""
    hand.choose("HJ-2611-0004")
    seen = [hand.window.grab().toImage()]
    hand.open_ticket("HJ-2611-0004")
    seen.append(hand.window.grab().toImage())
    hand.click("rail_jobs")
    hand.click("new_job")
    dialog = hand.dialog("new_job_dialog")
    assert dialog is not None
    seen.append(dialog.grab().toImage())
    hand.window.close()
    return seen


@pytest.mark.parametrize("lang", ["en", "th"])
def test_a_window_looks_the_same_whenever_its_parts_were_made(
    open_window: Opener, workshop: Path, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    made_later = pictures(open_window(workshop, lang=lang))
    monkeypatch.setattr(MainWindow, "show", show_whole)
    made_first = pictures(open_window(workshop, lang=lang))
    assert [place for place, seen in enumerate(made_later) if seen != made_first[place]] == []


def test_every_icon_grows_with_the_text(hand: Hand) -> None:
    hand.choose("HJ-2611-0004")
    hand.window.zoom(200)
    hand.until(hand.window.rail.isVisible)
    shown = hand.window.seen(QAbstractButton)
    with_icons = [each for each in shown if not each.icon().isNull()]
    assert len(with_icons) > len(ENTRIES)
    small = {each.objectName() for each in with_icons if each.iconSize().height() < 2 * SMALL_ICON}
    assert small == set()
    for menu in hand.window.menus.findChildren(QMenu):
        assert menu.style().pixelMetric(QStyle.PixelMetric.PM_SmallIconSize, None, menu) == 2 * BUTTON_ICON
    assert Sprites(hand.window.context.theme).sign == 2 * SIGN
    hand.window.zoom(100)
    assert Sprites(hand.window.context.theme).sign == SIGN


@pytest.mark.parametrize(
    ("place", "table_name"),
    [
        (JOBS, "jobs_table"),
        (TICKETS, "tickets_table"),
        (ORDERS, "orders_table"),
        (PIECES, "all_pieces_table"),
    ],
)
def test_with_large_text_the_state_of_things_is_seen_without_scrolling_sideways(
    hand: Hand, place: str, table_name: str
) -> None:
    hand.window.resize(1280, 800)
    hand.window.zoom(150)
    screen = hand.window.go(place)
    hand.until(screen.isVisible)
    table = hand.widget(ListView, table_name)
    hand.wait()
    assert table.horizontalScrollBar().maximum() == 0
    shown = {table.model().headerData(each, Qt.Orientation.Horizontal) for each in table.arranging.shown()}
    assert shown & {"Status", "State"}
    assert hand.window.rail.button(place).toolTip()  # its title has made way
    hand.window.zoom(100)
    assert not hand.window.rail.button(place).toolTip()


def show_whole(window: MainWindow) -> None:
    """Shows the window when all of it is there."""
    window.pages.make_all()
    QMainWindow.show(window)
