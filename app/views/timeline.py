"""What happened to a ticket, newest first, as sentences; earlier ones are read when they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.lifecycle.desk import Desk
from app.lifecycle.queries.activity import FactLine, history
from app.lifecycle.queries.tickets import TicketLine
from app.messages import Messages
from app.messages import window as say
from app.views.theme.scale import SMALL, TIGHT, Text
from app.views.theme.theme import Theme
from app.views.widgets.label import PlainLabel

ENOUGH = 8
"""So many happenings are shown at first, and added at a time."""
AT_ONCE = 100
MOST_READS = 5

# Who worked when, and which step a piece is at, is not shown with a ticket (DOMAIN 2); its own life is.
OF_A_TICKET = ("work.", "session.", "tokens.moved")
OF_A_JOB = ("session.",)
"""The beginnings of the kinds of facts that are not told."""


@dataclass(frozen=True, slots=True)
class Told:
    """Happenings, newest first, and the number of the fact to go on before; None when all were read."""

    facts: tuple[FactLine, ...]
    before: int | None


def read(desk: Desk, ticket: TicketLine, before: int | None, enough: int, not_told: tuple[str, ...]) -> Told:
    """Reads until there are enough happenings to tell, or for as long as a person would not notice."""
    told: list[FactLine] = []
    for _ in range(MOST_READS):
        facts = history(desk, ticket.id, AT_ONCE, before)
        told += [fact for fact in facts if is_told(fact, ticket.code, not_told)]
        if len(facts) < AT_ONCE:
            return Told(tuple(told), None)
        before = facts[-1].seq
        if len(told) >= enough:
            break
    return Told(tuple(told), before)


def is_told(fact: FactLine, code: str, not_told: tuple[str, ...]) -> bool:
    """Whether a fact is part of the life of the ticket with this code: one command may speak of several."""
    return not fact.kind.startswith(not_told) and fact.ticket in (None, code)


class Timeline(QWidget):
    """The history of one ticket, without what is `not_told`."""

    def __init__(
        self, desk: Desk, theme: Theme, not_told: tuple[str, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._not_told = not_told
        self._desk = desk
        self._theme = theme
        self._messages = Messages()
        self._ticket: TicketLine | None = None
        self._told = Told((), None)
        self._shown = 0
        self._entries: list[Entry] = []
        self.title = PlainLabel(theme, step=Text.SECTION, kind="muted")
        self.earlier = QPushButton()
        self._arrange()

    def show_ticket(self, ticket: TicketLine, messages: Messages) -> None:
        """Shows what happened to this ticket; of the same one as much as before."""
        same = self._ticket is not None and self._ticket.id == ticket.id
        self._ticket = ticket
        self._messages = messages
        self._shown = max(self._shown, ENOUGH) if same else ENOUGH
        self._told = read(self._desk, ticket, None, self._shown, self._not_told)
        self._fill()

    def sentences(self) -> list[str]:
        """What is shown, newest first."""
        return [entry.sentence.said() for entry in self._entries if not entry.isHidden()]

    @Slot()
    def show_earlier(self) -> None:
        """Shows more of what happened before."""
        self._shown += ENOUGH
        missing = self._shown - len(self._told.facts)
        if self._ticket is not None and self._told.before is not None and missing > 0:
            more = read(self._desk, self._ticket, self._told.before, missing, self._not_told)
            self._told = Told(self._told.facts + more.facts, more.before)
        self._fill()

    def _arrange(self) -> None:
        self.earlier.setObjectName("show_earlier")
        self.earlier.clicked.connect(self.show_earlier)
        self._column = QVBoxLayout()
        self._column.setSpacing(SMALL)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SMALL)
        whole.addWidget(self.title)
        whole.addLayout(self._column)
        whole.addWidget(self.earlier)

    def _fill(self) -> None:
        facts = self._told.facts[: self._shown]
        self._make_entries(facts)
        for place, entry in enumerate(self._entries):
            entry.setVisible(place < len(facts))
            if place < len(facts):
                entry.tell(facts[place], self._messages)
            else:
                entry.hush()
        self.title.say(self._messages.text(say.HISTORY))
        self.earlier.setText(self._messages.text(say.SHOW_EARLIER))
        self.earlier.setAccessibleName(self._messages.text(say.SHOW_EARLIER))
        self.earlier.setVisible(len(self._told.facts) > self._shown or self._told.before is not None)

    def _make_entries(self, facts: Sequence[FactLine]) -> None:
        for _ in range(len(facts) - len(self._entries)):
            entry = Entry(self._theme)
            self._entries.append(entry)
            self._column.addWidget(entry)


class Entry(QWidget):
    """One happening: the sentence, and when it was."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.sentence = PlainLabel(theme, selectable=True)
        self.moment = PlainLabel(theme, step=Text.SMALL, kind="muted", selectable=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT // 4)
        column.addWidget(self.sentence)
        column.addWidget(self.moment)

    def tell(self, fact: FactLine, messages: Messages) -> None:
        """Shows a happening."""
        self.sentence.say(messages.fact(fact.kind, fact.params))
        self.moment.say(messages.moment(fact.at))
        self.sentence.retranslate(messages)
        self.moment.retranslate(messages)

    def hush(self) -> None:
        """Holds no words any more."""
        self.sentence.say("")
        self.moment.say("")
