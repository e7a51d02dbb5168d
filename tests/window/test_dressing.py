"""A window is made without the style sheet and dressed when it is whole: that must not be seen."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from app.views.theme.theme import Theme
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
def test_a_window_looks_the_same_whenever_it_was_dressed(
    open_window: Opener, workshop: Path, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    dressed_last = pictures(open_window(workshop, lang=lang))
    monkeypatch.setattr(Theme, "undressed", lambda _: nullcontext())
    dressed_first = pictures(open_window(workshop, lang=lang))
    assert [place for place, seen in enumerate(dressed_last) if seen != dressed_first[place]] == []
