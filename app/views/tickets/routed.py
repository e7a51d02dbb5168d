"""How far a classic ticket is along its routing, and its session log. Hidden of the other line (DOMAIN 2)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import zip_longest

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.lifecycle.queries.routed import Routed, Step, Worked, routed
from app.messages import Language, Messages
from app.views.cells import NOTHING
from app.views.context import Context
from app.views.remaining import duration
from app.views.theme.scale import SMALL, TIGHT, Text
from app.views.theme.theme import Theme
from app.views.tickets import texts
from app.views.widgets.label import PlainLabel, level

BETWEEN = " · "
KEY = "routed"
Line = tuple[str, str]
"""What stands in the two columns of a table."""


class Lines(QWidget):
    """Two columns of words, as many lines as there is to say; a line that is not needed holds no words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: list[tuple[PlainLabel, PlainLabel]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SMALL)
        self._grid.setVerticalSpacing(TIGHT)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)

    def show_lines(self, lines: Sequence[Line], messages: Messages) -> None:
        """Shows these lines and no others."""
        while len(self._rows) < len(lines):
            self._add()
        for row, said in zip_longest(self._rows, lines):
            for label, words in zip(row, said or ("", ""), strict=True):
                label.say(words)
                label.retranslate(messages)
                label.setVisible(said is not None)
            level(*row)
        self.setVisible(bool(lines))

    def said(self) -> list[Line]:
        """The lines that are shown."""
        return [(first.said(), second.said()) for first, second in self._rows if first.said()]

    def _add(self) -> None:
        row = (
            PlainLabel(self._theme, selectable=True),
            PlainLabel(self._theme, kind="muted", selectable=True),
        )
        self._rows.append(row)
        for column, label in enumerate(row):
            self._grid.addWidget(label, len(self._rows), column, Qt.AlignmentFlag.AlignTop)


class RoutedSection(QWidget):
    """Reads beside the window: a ticket may have thousands of pieces. Until then nothing is shown of it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._ticket: int | None = None
        self._is_over = False
        self._known: Routed | None = None
        theme = context.theme
        self.title = PlainLabel(theme, step=Text.SECTION, kind="muted")
        self.steps = Lines(theme)
        self.log_title = PlainLabel(theme, step=Text.SECTION, kind="muted")
        self.log_title.set_margins(0, SMALL, 0, 0)
        self.sessions = Lines(theme)
        self.remark = PlainLabel(theme, kind="muted")
        self.setObjectName("routed_section")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        for part in (self.title, self.steps, self.log_title, self.sessions, self.remark):
            column.addWidget(part)
        self.show_ticket(None)

    def show_ticket(self, ticket: int | None, *, over: bool = False) -> None:
        """Reads how far a classic ticket is, which may be over; None: no word of it stays."""
        self._is_over = over
        if ticket != self._ticket:
            self._known = None
        self._ticket = ticket
        self._say()
        reader = self._context.reader
        if ticket is None:
            reader.drop(KEY)
        else:
            read = partial(routed, ticket=ticket, now=self._context.now())
            reader.ask(KEY, read, self._hear, self._fail)

    def _fail(self) -> None:
        self._hear(None)
        self.remark.say(self._context.messages.text(texts.ROUTED_FAILED))
        self.remark.show()
        self.show()

    def _hear(self, found: Routed | None) -> None:
        self._known = found
        self._say()

    def _say(self) -> None:
        """What is known, in the window's language."""
        messages, known = self._context.messages, self._known
        steps = () if known is None else known.steps
        said = [(_named(step.name, step.name_th, messages), _counts(step, messages)) for step in steps]
        self.steps.show_lines(said, messages)
        title = ""
        if known is not None and known.routing is not None:
            named = {"routing": known.routing, "version": known.version}
            title = messages.text(texts.ROUTING_PROGRESS, **named)
        self.title.say(title)
        self.title.setVisible(bool(title))
        self.log_title.say("" if known is None else messages.text(texts.SESSION_LOG))
        sessions = () if known is None else known.sessions
        self.sessions.show_lines([_session(each, messages) for each in sessions], messages)
        remark = "" if known is None else _remark(known, messages, over=self._is_over)
        self.remark.say(remark)
        self.remark.setVisible(bool(remark))
        self.setVisible(known is not None)


def _named(name: str, name_th: str | None, messages: Messages) -> str:
    return (name_th if messages.language is Language.THAI else None) or name


def _counts(step: Step, messages: Messages) -> str:
    """How many are where; what is none is left out."""
    told = (
        (texts.STEP_WAITING, step.waiting),
        (texts.STEP_IN_HAND, step.in_hand),
        (texts.STEP_DONE, step.done),
        (texts.STEP_SCRAPPED, step.scrapped),
    )
    said = [messages.text(words, quantity=f"{quantity:,}") for words, quantity in told if quantity]
    return BETWEEN.join(said) or NOTHING


def _session(session: Worked, messages: Messages) -> Line:
    step = _named(session.node_name, session.node_name_th, messages)
    since, minutes = messages.moment(session.since), duration(session.minutes, messages)
    who = BETWEEN.join((session.person, step))
    if session.until is None:
        return who, f"{messages.text(texts.SESSION_RUNNING, since=since)}\n{minutes}"
    same_day = messages.day_of(session.since) == messages.day_of(session.until)
    until = messages.hour(session.until) if same_day else messages.moment(session.until)
    return who, f"{messages.text(texts.SESSION_TIME, since=since, until=until)}\n{minutes}"


def _remark(known: Routed, messages: Messages, *, over: bool) -> str:
    if not known.sessions:
        return messages.text(texts.NO_SESSIONS_EVER if over else texts.NO_SESSIONS)
    return messages.sentence(texts.EARLIER_SESSIONS, {"count": known.earlier}) if known.earlier else ""
