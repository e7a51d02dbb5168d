"""What the panel says of a job: a bar of its progress, and its values under each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.domain.tickets.late import is_late
from app.lifecycle.queries.tickets import TicketDetail
from app.messages import Messages
from app.messages.words import PRIORITY
from app.views import remaining
from app.views.cells import NOTHING, UNMEASURED, share_of
from app.views.context import Context
from app.views.jobs import texts
from app.views.theme.marks import PLAIN, Look
from app.views.theme.scale import MEDIUM, TIGHT
from app.views.theme.sprites import BAR_HEIGHT, Sprites
from app.views.theme.theme import Theme
from app.views.widgets.date_field import DateField
from app.views.widgets.in_place import DateInPlace, InPlace, TextInPlace
from app.views.widgets.label import PlainLabel

Value = Callable[[TicketDetail, date, Messages], str | None]


def _progress(job: TicketDetail, today: date, messages: Messages) -> str | None:
    line = job.line
    if line.progress is None:
        return messages.text(UNMEASURED[line.status])
    share = share_of(line.progress)
    return messages.text(
        texts.DONE_OF, share=share, completed=f"{line.completed:,}", quantity=f"{line.quantity:,}"
    )


def _pieces(job: TicketDetail, today: date, messages: Messages) -> str | None:
    return f"{job.line.quantity:,}" if job.line.progress is None else None  # else the progress tells


def _remaining(job: TicketDetail, today: date, messages: Messages) -> str | None:
    return remaining.work(job, messages)


def _ready(job: TicketDetail, today: date, messages: Messages) -> str | None:
    return remaining.ready(job, messages)


def _priority(job: TicketDetail, today: date, messages: Messages) -> str | None:
    return messages.text(PRIORITY[job.line.priority])


def _routing(job: TicketDetail, today: date, messages: Messages) -> str | None:
    return routing_of(job, messages) or messages.text(texts.NO_ROUTING)


def _reference(job: TicketDetail, today: date, messages: Messages) -> str | None:
    return job.line.reference


def due_of(job: TicketDetail, today: date, messages: Messages) -> str:
    """The day a job is due, in words."""
    if job.line.due is None:
        return NOTHING
    day = messages.date(job.line.due)
    late = is_late(job.line.status, job.line.due, today)
    return messages.text(texts.LATE_DAY, day=day) if late else day


@dataclass(frozen=True, slots=True)
class Edited:
    """A value that is changed in its place: its title, and what its pencil says."""

    title: str
    change: str


EDITED: Mapping[str, Edited] = {
    "due": Edited(texts.DUE, texts.CHANGE_DUE),
    "notes": Edited(texts.NOTES, texts.CHANGE_NOTES),
}

# A value of None leaves its line out.
FACTS: Sequence[tuple[str, Value]] = (
    (texts.PIECES_COUNT, _pieces),
    (texts.PROGRESS, _progress),
    (remaining.TITLE, _remaining),
    (remaining.READY_TITLE, _ready),
    (texts.PRIORITY, _priority),
    (texts.ROUTING, _routing),
    (texts.REFERENCE, _reference),
)


def routing_of(job: TicketDetail, messages: Messages) -> str | None:
    """The routing of a job with its version, if it has one."""
    if job.routing is None:
        return None
    if job.routing_version is None:
        return messages.text(texts.ROUTING_UNPINNED, routing=job.routing)
    return messages.text(texts.ROUTING_PINNED, routing=job.routing, version=job.routing_version)


class JobFacts(QWidget):
    """The values of one job; `due` and `notes` are changed in their place."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme, messages = context.theme, context.messages
        self._rows = [
            (PlainLabel(theme, kind="muted", wraps=False), PlainLabel(theme, selectable=True)) for _ in FACTS
        ]
        day = DateField(theme, messages, context.today())
        self.due = DateInPlace(day, theme, messages)
        self.notes = TextInPlace(theme, messages)
        self._titles = {name: PlainLabel(theme, kind="muted", wraps=False) for name in EDITED}
        self._arrange()

    def edited(self) -> Mapping[str, InPlace]:
        """What is changed in its place, by the field of the command."""
        return {"due": self.due, "notes": self.notes}

    def show_job(self, job: TicketDetail, today: date, messages: Messages) -> None:
        """Says everything of this job; what is being written stays."""
        for (title, value), (named, value_of) in zip(self._rows, FACTS, strict=True):
            said = value_of(job, today, messages)
            title.say(messages.text(named))
            value.say(said or "")
            value.retranslate(messages)
            title.setVisible(said is not None)
            value.setVisible(said is not None)
        self.due.show_value(job.line.due, due_of(job, today, messages))
        self.notes.show_value(job.notes, job.notes or NOTHING)
        for name, field in self.edited().items():
            self._titles[name].say(messages.text(EDITED[name].title))
            field.retranslate(messages, messages.text(EDITED[name].change))

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(MEDIUM)
        grid.setVerticalSpacing(TIGHT)
        grid.setColumnStretch(1, 1)
        lines: list[tuple[QWidget, QWidget]] = [*self._rows]
        lines.insert(2, (self._titles["due"], self.due))  # beneath the progress
        lines.append((self._titles["notes"], self.notes))
        for place, (title, value) in enumerate(lines):
            grid.addWidget(title, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, place, 1)
        for name, field in self.edited().items():
            field.setObjectName(f"job_{name}")
            field.pencil.setObjectName(f"edit_{name}")


class ShareBar(QWidget):
    """A bar of 0–100, as in the lists."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sprites = Sprites(theme, self)
        self._look = PLAIN
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_share(self, look: Look, share: float | None) -> None:
        """Shows a share in the colour of a look, or nothing where nothing is measured."""
        self._look, self._share = look, share or 0.0
        self.setVisible(share is not None)
        self.update()

    def sizeHint(self) -> QSize:
        """As high as the bars of the lists."""
        return QSize(0, BAR_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the bar."""
        painter = QPainter(self)
        bar = self._sprites.bar(self._look, self._share, self.width(), self.devicePixelRatioF())
        painter.drawPixmap(0, 0, bar)
        painter.end()
