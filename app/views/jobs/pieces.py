"""The pieces of the chosen job: where each is, who holds it, and “complete this step” for one or several."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.commands.fields import TokenRef
from app.domain.commands.work import WorkComplete
from app.domain.decision import Person
from app.domain.permissions import Permission
from app.lifecycle.desk import Desk
from app.lifecycle.queries import choices
from app.lifecycle.queries.pieces import PieceLine, piece_ids, piece_lines
from app.lifecycle.queries.work import completion
from app.messages import Language, Messages
from app.messages.words import TOKEN_STATE
from app.views.cells import NOTHING
from app.views.context import Context
from app.views.jobs import questions, texts
from app.views.jobs.controller import COMPLETE_STEP, JobsController
from app.views.lists.columns import Align, Cell, Column, Kind
from app.views.lists.model import IdTableModel
from app.views.lists.states import Notice
from app.views.lists.view import ListView
from app.views.theme.marks import look
from app.views.theme.scale import SMALL
from app.views.widgets.actions import Action, ActionButton, Weight

LEAST_HEIGHT = 220
ASKED_ABOUT = 50
"""So many of the chosen pieces are asked about for the button; the door asks about all."""

NONE_YET = Notice("package", texts.NO_PIECES, texts.NO_PIECES_HINT)


def _number(row: PieceLine, messages: Messages) -> Cell:
    return Cell(row.number, tooltip=messages.text(texts.PIECE_TOOLTIP, number=row.number, serial=row.serial))


def _run(row: PieceLine, messages: Messages) -> Cell:
    return Cell(str(row.run))


def _step(row: PieceLine, messages: Messages) -> Cell:
    thai = row.node_name_th if messages.language is Language.THAI else None
    return Cell(thai or row.node_name)


def _state(row: PieceLine, messages: Messages) -> Cell:
    return Cell(messages.text(TOKEN_STATE[row.state]), look(row.state))


def _holder(row: PieceLine, messages: Messages) -> Cell:
    return Cell(row.holder_name or NOTHING)


def _serial(row: PieceLine, messages: Messages) -> Cell:
    return Cell(row.serial)


COLUMNS: tuple[Column[PieceLine], ...] = (
    Column("number", texts.NUMBER, _number, 58, Kind.STRONG),
    Column("step", texts.STEP, _step, 96, stretch=True),
    Column("state", texts.STATE, _state, 148, Kind.BADGE),
    Column("holder", texts.HOLDER, _holder, 96, grows=True, fold=2),
    Column("run", texts.RUN, _run, 48, align=Align.END, fold=3),
    Column("serial", texts.SERIAL, _serial, 210, Kind.MUTED, fold=4),
)


class PiecesSource:
    """Rows of pieces by id."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def rows(self, ids: Sequence[int]) -> Sequence[PieceLine | None]:
        """The rows of these ids; one query."""
        return piece_lines(self._desk, ids)


class PiecesTableModel(IdTableModel[PieceLine]):
    """The pieces as Qt sees them."""

    def __init__(self, desk: Desk, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, PiecesSource(desk), messages, parent)


class JobPieces(QWidget):
    """The pieces of one job. Its command goes through the screen's controller, with the key COMPLETE_STEP."""

    refresh_requested = Signal()

    def __init__(self, context: Context, controller: JobsController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._controller = controller
        self._job: int | None = None
        self.model = PiecesTableModel(context.desk, context.messages, self)
        self.table = ListView(self.model, context.theme, context.messages)
        self.complete = ActionButton(
            Action(COMPLETE_STEP, texts.COMPLETE_STEP, "check-check", Weight.PRIMARY),
            context.theme,
            context.messages,
        )
        self._arrange()
        self.table.chosen_changed.connect(self._show_button)
        self.table.refresh_requested.connect(self.refresh_requested)
        self.complete.pressed_key.connect(self.complete_chosen)
        self.retranslate(context.messages)

    def show_job(self, job: int | None) -> None:
        """Shows the pieces of a job, or none."""
        self._job = job
        self.refresh()

    def refresh(self) -> None:
        """Reads the pieces again; the chosen ones stay chosen."""
        ids = array("q") if self._job is None else piece_ids(self._context.desk, self._job)
        self.model.set_ids(ids)
        self.model.mark_all_stale()
        self.table.notice.show_notice(None if ids else NONE_YET)
        self._show_button()

    def set_busy(self, busy: bool) -> None:
        """Whether the command of the button is on its way."""
        self.complete.set_busy(busy)

    def retranslate(self, messages: Messages) -> None:
        """Puts everything into another language."""
        self.table.setAccessibleName(messages.text(texts.PIECES))
        self.table.retranslate(messages)
        self.complete.retranslate(messages)
        self._show_button()

    @Slot()
    def complete_chosen(self) -> None:
        """Sends the completion of the present step of the chosen pieces."""
        chosen = self.table.chosen()
        doer = self._doer(self._rows(chosen))
        if doer.id != self._context.actor.id and not questions.may_record_for(
            self._context, doer.name, len(chosen)
        ):
            return
        person = None if doer.id == self._context.actor.id else doer.id
        command = WorkComplete(tokens=tuple(TokenRef(id=each) for each in chosen))
        self._controller.send(COMPLETE_STEP, command, person)

    def _show_button(self) -> None:
        chosen = self.table.chosen()[:ASKED_ABOUT]
        if not chosen:
            self.complete.set_state(False, self._context.messages.text(texts.CHOOSE_PIECES))
            return
        doer = self._doer(self._rows(chosen))
        refused = completion(self._context.desk, chosen, self._context.actor, doer)
        self.complete.set_state(refused is None, "" if refused is None else self._context.why(refused))

    def _rows(self, ids: Sequence[int]) -> list[PieceLine]:
        return [row for row in piece_lines(self._context.desk, ids) if row is not None]

    def _doer(self, rows: Sequence[PieceLine]) -> Person:
        """Whose work it is: the one other person who holds pieces, where the actor may record it for them."""
        actor = self._context.actor
        holders = {row.holder_name for row in rows if row.holder_name and row.holder != actor.id}
        if len(holders) != 1 or not actor.may(Permission.ACT_FOR_OTHERS):
            return actor
        return choices.person(self._context.desk, holders.pop())

    def _arrange(self) -> None:
        self.table.setObjectName("pieces_table")
        self.complete.setObjectName(COMPLETE_STEP)
        self.table.setMinimumHeight(round(LEAST_HEIGHT * self._context.theme.enlargement()))
        head = QHBoxLayout()
        head.setSpacing(SMALL)
        head.addStretch(1)
        head.addWidget(self.complete)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SMALL)
        whole.addLayout(head)
        whole.addWidget(self.table, 1)
