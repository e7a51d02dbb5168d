"""What happened to a ticket, an order or a piece, newest first; earlier ones are read when asked for."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.domain.spans import unpack
from app.lifecycle.desk import Desk
from app.lifecycle.queries.activity import FactLine, history_page
from app.lifecycle.queries.piece_story import of_piece
from app.lifecycle.queries.tickets import TicketLine
from app.messages import Language, Messages
from app.messages import window as say
from app.messages.piece_facts import PIECE_FACTS
from app.values import frozen
from app.views.theme.scale import SMALL, TIGHT, Text
from app.views.theme.theme import Theme
from app.views.widgets.label import PlainLabel

ENOUGH = 8
"""So many happenings are shown at first, and added at a time."""
AT_ONCE = 40
MOST_READS = 12

# Who worked when, and which step a piece is at, is not shown with a ticket (DOMAIN 2); its own life is.
OF_A_TICKET = ("work.", "session.", "tokens.moved")
OF_A_JOB = ("session.",)
"""The beginnings of the kinds of facts that are not told."""
REMARKS = ("reason", "defect", "note")
"""What people write with a fact; shown beneath its sentence where that does not say it."""


@frozen
class Happening:
    """A fact as it is told: its sentence, when it was, and what was written with it."""

    sentence: str
    at: int
    remark: str = ""


class Story(ABC):
    """Whose history it is, and which facts belong to it."""

    subject: int
    untold: tuple[str, ...] = ()
    """The beginnings of the kinds of facts that are not told."""

    @abstractmethod
    def tells(self, fact: FactLine) -> bool:
        """Whether a fact of one of its commands is told."""

    @abstractmethod
    def told(self, fact: FactLine, messages: Messages) -> Happening:
        """A fact that is told, in words."""


class TicketStory(Story):
    """The life of one ticket: one command may speak of several."""

    def __init__(self, ticket: TicketLine, not_told: tuple[str, ...]) -> None:
        self.subject = ticket.id
        self._code = ticket.code
        self.untold = not_told

    def tells(self, fact: FactLine) -> bool:
        """What is about this ticket."""
        return fact.ticket in (None, self._code)

    def told(self, fact: FactLine, messages: Messages) -> Happening:
        """As everybody reads it."""
        return Happening(messages.fact(fact.kind, fact.params), fact.at)


class OrderStory(Story):
    """The life of one order: what its tickets did is told there."""

    def __init__(self, order: int) -> None:
        self.subject = order

    def tells(self, fact: FactLine) -> bool:
        """What is about this order, or about it among others."""
        if not fact.kind.startswith("order."):
            return False
        among = unpack(fact.data["orders"]) if "orders" in fact.data else ()
        return self.subject == fact.data.get("order") or self.subject in among

    def told(self, fact: FactLine, messages: Messages) -> Happening:
        """As everybody reads it, with the reason."""
        return Happening(
            messages.fact(fact.kind, fact.params), fact.at, messages.written(fact.data.get("reason") or "")
        )


class PieceStory(Story):
    """Everything that happened to one piece."""

    def __init__(self, token: int) -> None:
        self.subject = token

    def tells(self, fact: FactLine) -> bool:
        """What speaks of this piece, of others besides or not."""
        return of_piece(fact, self.subject) is not None

    def told(self, fact: FactLine, messages: Messages) -> Happening:
        """As the piece's own, with what the inspector or manager wrote."""
        found = of_piece(fact, self.subject)
        assert found is not None  # only what is told is asked for
        sentence = messages.fact_of_piece(fact.kind, fact.params, found.variant)
        remarks = (
            _remark(fact, name, messages)
            for name in REMARKS
            if f"{{{name}}}" not in PIECE_FACTS.get(fact.kind, "")
        )
        return Happening(sentence, fact.at, " · ".join(filter(None, remarks)))


def _remark(fact: FactLine, name: str, messages: Messages) -> str:
    """What was written or touched; a defect as the catalogue calls it."""
    thai = messages.language is Language.THAI and fact.params.get(f"{name}_th")
    return messages.written(str(thai or fact.params.get(name) or ""))


@frozen
class Told:
    """Facts to tell, newest first, and the number of the fact to go on before; None when all were read."""

    facts: tuple[FactLine, ...]
    before: int | None


def read(desk: Desk, story: Story, before: int | None, enough: int) -> Told:
    """Reads until there are enough happenings to tell, or for as long as a person would not notice."""
    told: list[FactLine] = []
    for _ in range(MOST_READS):
        page = history_page(desk, story.subject, AT_ONCE, before, story.untold)
        told += [fact for fact in page.lines if story.tells(fact)]
        before = page.before
        if before is None or len(told) >= enough:
            break
    return Told(tuple(told), before)


class Timeline(QWidget):
    """The history of one ticket, without what is `not_told`, of one order, or of one piece."""

    def __init__(
        self, desk: Desk, theme: Theme, not_told: tuple[str, ...] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._not_told = not_told
        self._desk = desk
        self._theme = theme
        self._messages = Messages()
        self._story: Story | None = None
        self._told = Told((), None)
        self._shown = 0
        self._entries: list[Entry] = []
        self.title = PlainLabel(theme, step=Text.SECTION, kind="muted")
        self.earlier = QPushButton()
        self._arrange()

    def show_ticket(self, ticket: TicketLine, messages: Messages) -> None:
        """Shows what happened to this ticket; of the same one as much as before."""
        self._show(TicketStory(ticket, self._not_told), messages)

    def show_order(self, order: int, messages: Messages) -> None:
        """Shows what happened to this order; of the same one as much as before."""
        self._show(OrderStory(order), messages)

    def show_piece(self, token: int, messages: Messages) -> None:
        """Shows what happened to this piece; of the same one as much as before."""
        self._show(PieceStory(token), messages)

    def sentences(self) -> list[str]:
        """What is shown, newest first."""
        return [entry.sentence.said() for entry in self._entries if not entry.isHidden()]

    @Slot()
    def show_earlier(self) -> None:
        """Shows more of what happened before."""
        self._shown += ENOUGH
        missing = self._shown - len(self._told.facts)
        if self._story is not None and self._told.before is not None and missing > 0:
            more = read(self._desk, self._story, self._told.before, missing)
            self._told = Told(self._told.facts + more.facts, more.before)
        self._fill()

    def _show(self, story: Story, messages: Messages) -> None:
        same = self._story is not None and self._story.subject == story.subject
        self._story = story
        self._messages = messages
        self._shown = max(self._shown, ENOUGH) if same else ENOUGH
        self._told = read(self._desk, story, None, self._shown)
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
            if self._story is not None and place < len(facts):
                entry.tell(self._story.told(facts[place], self._messages), self._messages)
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

    def tell(self, happening: Happening, messages: Messages) -> None:
        """Shows a happening."""
        self.sentence.say(happening.sentence)
        moment = messages.moment(happening.at)
        self.moment.say(f"{moment} · {happening.remark}" if happening.remark else moment)
        self.sentence.retranslate(messages)
        self.moment.retranslate(messages)

    def hush(self) -> None:
        """Holds no words any more."""
        self.sentence.say("")
        self.moment.say("")
