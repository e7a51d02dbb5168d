"""What every screen is given, and what a screen is.

Screens don't know each other: they read through the desk, send commands, hear facts from the bridge, ask
people through the port, and go to another place by its key.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.clock import Calendar, Instant
from app.domain.decision import Person
from app.domain.refusals import Refused
from app.lifecycle.core import Reading
from app.lifecycle.desk import Desk
from app.lifecycle.receipts import Receipt
from app.messages import Messages
from app.messages import window as say
from app.messages.marks import N_
from app.values import frozen
from app.views.bridge import Bridge
from app.views.packing import Packing
from app.views.reader import Reader
from app.views.runner import Making, Problem, Runner
from app.views.theme.theme import Theme
from app.views.widgets.ask import Ask, tell

if TYPE_CHECKING:
    from app.domain.commands import Command

JOBS = "jobs"
QUEUE = "queue"
TICKETS = "tickets"
ORDERS = "orders"
PIECES = "pieces"
INBOX = "inbox"
PEOPLE = "people"
PACKETS = "packets"

Drafts = Mapping[tuple[int, str], tuple[int, str]]
"""What was begun to write in its place: of a thing and field, the version that was seen, and the words."""

NOT_DONE = N_("That was not done")


class Speech:
    """The language that is spoken now; the shell exchanges it and then retranslates every screen."""

    def __init__(self, messages: Messages) -> None:
        self.messages = messages


class Seated:
    """Who sits at the window now; the shell exchanges them when somebody else signs in."""

    def __init__(self, person: Person) -> None:
        self.person = person


class Notebook(Protocol):
    """What the window keeps for its user between two starts, outside the workspace."""

    def read(self, key: str) -> str:
        """What was written under a key; "" for nothing."""
        ...

    def write(self, key: str, text: str) -> None:
        """Keeps a text under a key."""
        ...


class Guide(QObject):
    """Takes people to another place; the shell hears it.

    `asked(place key, id or None)`: a place of the rail. `import_asked()`: the room where sheets come in.
    `undo_asked(request id)`: the question whether a command shall be taken back.
    `full_screen_asked()`: the work queue alone on the screen, or the whole window again. `full_screen(bool)`:
    that is how it is now. `form_asked(kind, preset)`: the form of a command. `lock_asked()`: nobody is to
    work here until somebody has signed in.
    """

    asked = Signal(str, object)
    import_asked = Signal()
    undo_asked = Signal(str)
    full_screen_asked = Signal()
    lock_asked = Signal()
    form_asked = Signal(str, object)
    full_screen = Signal(bool)

    def go(self, place: str, thing: int | None = None) -> None:
        """Shows the place, and the thing there if told."""
        self.asked.emit(place, thing)

    def form(self, kind: str, preset: Mapping[str, object] | None = None) -> None:
        """Opens the form of a command, with the values that are known already."""
        self.form_asked.emit(kind, preset)

    def undo(self, request: str) -> None:
        """Offers to take back the command with this request id; its effect is shown first."""
        self.undo_asked.emit(request)


@frozen
class Context:
    """One window on one workspace, as a screen sees it."""

    desk: Desk  # for reading, in the window's thread
    runner: Runner
    reader: Reader  # for what takes long to read
    bridge: Bridge
    seated: Seated
    speech: Speech
    theme: Theme
    ask: Ask
    guide: Guide
    notebook: Notebook
    open_reading: Callable[[], Reading]  # another connection for reading, for another thread
    today: Callable[[], date]  # the workshop's calendar day
    now: Callable[[], Instant]
    calendar: Calendar  # of the workshop's clocks
    packing: Packing

    @property
    def actor(self) -> Person:
        """Who works at the window now; whoever keeps it longer asks for somebody who may have gone."""
        return self.seated.person

    @property
    def messages(self) -> Messages:
        """The language that is spoken now; don't keep it longer than until `retranslate`."""
        return self.speech.messages

    def send(
        self,
        command: Command | Making,
        done: Callable[[Receipt], None],
        refused: Callable[[Problem], None],
        person: str | int | None = None,
    ) -> str:
        """Does a command in the actor's name; see `Runner.send`."""
        return self.runner.send(command, self.actor.id, done, refused, person)

    def why(self, problem: Problem) -> str:
        """The sentence about a refusal or a trouble: what is wrong, and what to do instead."""
        return why(problem, self.messages)

    def tell_problem(self, problem: Problem) -> None:
        """Says in a dialog why something was not done."""
        title, dismiss = self.messages.text(NOT_DONE), self.messages.text(say.OK)
        tell(self.ask, title, self.why(problem), dismiss)


def why(problem: Problem, messages: Messages) -> str:
    """The sentence about a refusal or a trouble."""
    if isinstance(problem, Refused):
        return messages.refusal(problem.code, problem.params, problem.variant)
    return messages.trouble(problem.code, problem.params)


class Screen(QWidget):
    """One place of the window. Reads nothing before it is shown; hears facts from the bridge by itself.

    `waiting(int)`: so many things wait here for somebody; the rail shows it.
    """

    waiting = Signal(int)

    def retranslate(self, messages: Messages) -> None:
        """Puts everything into another language; selection and typed words stay."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Reads everything again (F5)."""
        raise NotImplementedError

    def make_rest(self) -> None:
        """Makes what is not seen at first, unless that was made before."""

    def read_first(self) -> None:
        """Reads what it shows, unless that was read before."""
        raise NotImplementedError

    def rehearse(self) -> None:
        """Fills and lays out, unseen, what is seen when something is chosen: the first time costs more."""

    def focus_list(self) -> None:
        """Puts the keyboard into the screen's main list."""
        raise NotImplementedError

    def show_thing(self, thing: int) -> None:
        """Selects and shows one thing, whatever the filter hid before."""
        raise NotImplementedError

    def chosen(self) -> Sequence[int]:
        """The things that are selected in the screen's main list."""
        raise NotImplementedError

    def choose(self, things: Sequence[int]) -> None:
        """Selects those of these things that the list shows."""
        raise NotImplementedError

    def drafts(self) -> Drafts:
        """What people have begun to write here and not saved."""
        return {}

    def take_drafts(self, drafts: Drafts) -> None:
        """Goes on with what was begun on the screen before this one."""

    def make_new(self) -> None:
        """Begins a new thing, where people make any here."""

    def strip_room(self) -> QVBoxLayout | None:
        """The column under whose last widget the activity strip stands; None for the foot of the window."""
        return None

    def menu_actions(self) -> Sequence[QAction]:
        """What can be done here, for the menu; the screen keeps the actions' state."""
        return ()
