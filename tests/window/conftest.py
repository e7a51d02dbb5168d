"""A window on a workspace of its own, and a hand that presses its buttons as a person does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.clock import FixedClock
from app.desktop import Fittings, build
from app.lifecycle.packets.port import Press
from app.views.widgets.ask import Answer
from tests.lifecycle.workspaces import copied, small_workshop
from tests.views.scripted import ScriptedAsk
from tests.window.hand import Hand


@pytest.fixture
def workshop(tmp_path: Path) -> Path:
    """The small workshop in a file."""
    return copied(tmp_path / "workshop.hatt", small_workshop)


@pytest.fixture
def empty_workspace(tmp_path: Path) -> Path:
    """A workspace with an admin and nothing else."""
    return copied(tmp_path / "empty.hatt")


Opener = Callable[..., Hand]


@pytest.fixture
def open_window(qtbot: QtBot) -> Iterator[Opener]:
    """Opens windows, with answers for the questions that will be asked, and closes them.

    Most tests look at one page or two: where the others are not made ahead they take half the time.
    """
    hands: list[Hand] = []

    def open_one(
        workspace: Path,
        *answers: Answer | None,
        actor: str | None = None,
        lang: str = "en",
        backups: bool = False,
        clock: FixedClock | None = None,
        press: Press | None = None,
        makes_ahead: bool = False,
    ) -> Hand:
        fittings = Fittings(
            clock=clock or FixedClock(),
            ask=ScriptedAsk(*answers),
            backups=backups,
            press=press,
            makes_ahead=makes_ahead,
        )
        hands.append(Hand(qtbot, build(workspace, actor, lang, fittings)))
        return hands[-1]

    yield open_one
    for hand in hands:
        hand.asked.agree()  # that what is half written is thrown away
        hand.window.close()
        hand.window.deleteLater()


@pytest.fixture
def hand(open_window: Opener, workshop: Path) -> Hand:
    """The window of an admin on the small workshop."""
    return open_window(workshop)
