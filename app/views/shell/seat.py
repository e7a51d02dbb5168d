"""What a window sits on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.clock import Clock
from app.domain.decision import Person
from app.lifecycle.core import Reading
from app.lifecycle.packets.port import Press
from app.messages import Messages
from app.values import frozen
from app.views.runner import Runner
from app.views.shell.memory import Memory
from app.views.theme.theme import Theme
from app.views.widgets.ask import Ask


@frozen
class Seat:
    """What a window sits on: an open workspace, a person, and what outlives the window."""

    workspace: Path
    runner: Runner
    reading: Reading
    open_reading: Callable[[], Reading]
    actor: Person
    clock: Clock
    theme: Theme
    messages: Messages
    last_backup: int | None = None
    memory: Memory | None = None
    press: Press | None = None
    ask: Ask | None = None  # None: dialogs over the window
    makes_ahead: bool = True  # the pages that nobody has wanted yet, in quiet moments
