"""What the panel says of a ticket, field by field, as data; each line of production has its own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.words import Line
from app.lifecycle.queries.tickets import TicketDetail
from app.messages import Messages
from app.messages.words import PRIORITY
from app.values import frozen
from app.views import remaining
from app.views.cells import NOTHING, UNMEASURED, share_of
from app.views.ordered.texts import DONE_OF
from app.views.theme.scale import SMALL, TIGHT
from app.views.theme.theme import Theme
from app.views.tickets import texts
from app.views.widgets.label import PlainLabel, level
from app.views.widgets.link import Link

BOTH = frozenset(Line)
CLASSIC = frozenset({Line.CLASSIC})
ORDER = "manufacturing_order"

Value = Callable[[TicketDetail, Messages], str | None]


@frozen
class Field:
    """One field: its key, the message id of its title, what it says, and the lines that have it.

    A value of None leaves the field out for this ticket; "—" says that there is nothing.
    """

    key: str
    title: str
    value: Value
    lines: frozenset[Line] = BOTH


def _sku(detail: TicketDetail, messages: Messages) -> str | None:
    return detail.line.sku


def _quantity(detail: TicketDetail, messages: Messages) -> str | None:
    return f"{detail.line.quantity:,}"


def _progress(detail: TicketDetail, messages: Messages) -> str | None:
    line = detail.line
    if line.progress is None:
        return messages.text(texts.DASH_BECAUSE, reason=messages.text(UNMEASURED[line.status]))
    counted = {"completed": f"{line.completed:,}", "quantity": f"{line.quantity:,}"}
    return messages.text(DONE_OF, share=share_of(line.progress), **counted)


def _due(detail: TicketDetail, messages: Messages) -> str | None:
    return messages.date(detail.line.due) if detail.line.due else NOTHING


def _priority(detail: TicketDetail, messages: Messages) -> str | None:
    return messages.text(PRIORITY[detail.line.priority])


def _order(detail: TicketDetail, messages: Messages) -> str | None:
    return detail.known.order or NOTHING


def routing_of(detail: TicketDetail, messages: Messages) -> str | None:
    """The routing of a ticket with its version, if it has one."""
    if detail.routing is None:
        return None
    if detail.routing_version is None:
        return messages.text(texts.ROUTING_UNPUBLISHED, routing=detail.routing)
    return messages.text(texts.ROUTING_VERSION, routing=detail.routing, version=detail.routing_version)


def _routing(detail: TicketDetail, messages: Messages) -> str | None:
    return routing_of(detail, messages) or NOTHING


def _reference(detail: TicketDetail, messages: Messages) -> str | None:
    return detail.line.reference


def _created(detail: TicketDetail, messages: Messages) -> str | None:
    return messages.text(
        texts.CREATED_BY, moment=messages.moment(detail.created_at), person=detail.created_by
    )


def _started(detail: TicketDetail, messages: Messages) -> str | None:
    return None if detail.started_at is None else messages.moment(detail.started_at)


def _ended(detail: TicketDetail, messages: Messages) -> str | None:
    return None if detail.ended_at is None else messages.moment(detail.ended_at)


def _notes(detail: TicketDetail, messages: Messages) -> str | None:
    return detail.notes or NOTHING


# Order, routing and an estimate, which names its steps, are shown here of classic tickets only (DOMAIN 2).
FIELDS: tuple[Field, ...] = (
    Field("sku", texts.SKU, _sku),
    Field("quantity", texts.QUANTITY, _quantity),
    Field("progress", texts.PROGRESS, _progress),
    Field("remaining", remaining.TITLE, remaining.work, CLASSIC),
    Field("ready", remaining.READY_TITLE, remaining.ready, CLASSIC),
    Field("due", texts.DUE, _due),
    Field("priority", texts.PRIORITY, _priority),
    Field(ORDER, texts.MANUFACTURING_ORDER, _order, CLASSIC),
    Field("routing", texts.ROUTING, _routing, CLASSIC),
    Field("reference", texts.REFERENCE, _reference),
    Field("created", texts.CREATED, _created),
    Field("started", texts.STARTED, _started),
    Field("ended", texts.ENDED, _ended),
    Field("notes", texts.NOTES, _notes),
)


class FieldList(QWidget):
    """Titles and values under each other. A field that a ticket does not have holds no words at all."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = {field.key: _row(field, theme) for field in FIELDS}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SMALL)
        grid.setVerticalSpacing(TIGHT)
        grid.setColumnStretch(1, 1)
        self.order = Link("open_order")
        for place, (title, value) in enumerate(self._rows.values()):
            grid.addWidget(title, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, place, 1)
        grid.addWidget(self.order, list(self._rows).index(ORDER), 1, Qt.AlignmentFlag.AlignLeft)

    def show_detail(self, detail: TicketDetail, messages: Messages) -> None:
        """Shows the fields of this ticket's line."""
        for field in FIELDS:
            said = field.value(detail, messages) if detail.line.line in field.lines else None
            self._say(field, said, messages)
        self._lead(detail, messages)

    def _lead(self, detail: TicketDetail, messages: Messages) -> None:
        """The order that a classic ticket carries out is a link; of another ticket not a word stays."""
        code = (detail.known.order or "") if detail.line.line in CLASSIC else ""
        self.order.lead(code, messages.text(texts.OPEN_ORDER, code=code) if code else "")
        if code:
            self._rows[ORDER][1].hide()

    def _say(self, field: Field, said: str | None, messages: Messages) -> None:
        title, value = self._rows[field.key]
        title.say("" if said is None else messages.text(field.title))
        value.say(said or "")
        value.retranslate(messages)
        level(title, value)
        for part in (title, value):
            part.setVisible(said is not None)


def _row(field: Field, theme: Theme) -> tuple[PlainLabel, PlainLabel]:
    title = PlainLabel(theme, kind="muted", wraps=False)
    value = PlainLabel(theme, selectable=True)
    title.setBuddy(value)
    value.setObjectName(f"field_{field.key}")
    return title, value
