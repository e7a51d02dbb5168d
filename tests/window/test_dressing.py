"""Parts of a window are made when they are wanted first, or ahead of that: it must not be seen when."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QMainWindow

from app.views.shell.window import MainWindow
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


def show_whole(window: MainWindow) -> None:
    """Shows the window when all of it is there."""
    window.pages.make_all()
    QMainWindow.show(window)
