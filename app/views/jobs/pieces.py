"""The pieces of the chosen job: where each is, who holds it, and “complete this step” for one or several."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.commands import Command
from app.domain.commands.fields import TokenRef
from app.domain.commands.quality import QcFail, QcPass
from app.domain.commands.work import WorkComplete
from app.domain.decision import Person
from app.domain.permissions import Permission
from app.domain.refusals import Refused
from app.lifecycle.desk import Desk
from app.lifecycle.queries import choices
from app.lifecycle.queries.pieces import PieceLine, piece_ids, piece_lines
from app.lifecycle.queries.work import at_inspection, hindrance, refs, refs_at
from app.messages import Language, Messages
from app.views.context import PIECES, Context
from app.views.jobs import questions, texts
from app.views.jobs.controller import COMPLETE_STEP, JobsController
from app.views.lists.delegates import CLOSE
from app.views.lists.model import IdTableModel
from app.views.lists.states import Notice
from app.views.lists.view import ListView
from app.views.piece import judging
from app.views.piece.cells import COLUMNS as PIECE_COLUMNS
from app.views.piece.cells import FAMILY_NUMBER
from app.views.theme.scale import SMALL
from app.views.widgets.actions import Action, ActionButton, Weight

JUDGE = "judge_pieces"
LEAST_HEIGHT = 220
ASKED_ABOUT = 50
"""So many of the chosen pieces are asked about for the button; the door asks about all."""

NAMED = 3

NONE_YET = Notice("package", texts.NO_PIECES, texts.NO_PIECES_HINT)


SHOWN = ("kind", "holder", "rework", "links", "run", "serial")
STEP = replace(PIECE_COLUMNS["step"], width=80)
STATE = replace(PIECE_COLUMNS["state"], width=108, grows=True)
COLUMNS = (FAMILY_NUMBER, STEP, STATE, *(PIECE_COLUMNS[key] for key in SHOWN))


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
    """The pieces of one job. Its commands go through the screen's controller, with the key COMPLETE_STEP."""

    refresh_requested = Signal()

    def __init__(self, context: Context, controller: JobsController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._controller = controller
        self._job: int | None = None
        self.model = PiecesTableModel(context.desk, context.messages, self)
        self.table = ListView(self.model, context.theme, context.messages, padding=CLOSE)
        self.complete = ActionButton(
            Action(COMPLETE_STEP, texts.COMPLETE_STEP, "check-check", Weight.PRIMARY),
            context.theme,
            context.messages,
        )
        self.judge = ActionButton(
            Action(JUDGE, texts.JUDGE, "shield-check", Weight.PRIMARY), context.theme, context.messages
        )
        self._arrange()
        self.table.chosen_changed.connect(self._show_buttons)
        self.table.refresh_requested.connect(self.refresh_requested)
        self.table.opened.connect(self._open_story)
        self.complete.pressed_key.connect(self.complete_chosen)
        self.judge.pressed_key.connect(self.judge_chosen)
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
        self._show_buttons()

    def set_busy(self, busy: bool) -> None:
        """Whether the command of a button is on its way."""
        self.complete.set_busy(busy)
        self.judge.set_busy(busy)

    def retranslate(self, messages: Messages) -> None:
        """Puts everything into another language."""
        self.table.setAccessibleName(messages.text(texts.PIECES))
        self.table.retranslate(messages)
        self.complete.retranslate(messages)
        self.judge.retranslate(messages)
        self._show_buttons()

    @Slot()
    def complete_chosen(self) -> None:
        """Sends the completion of the present step of the chosen pieces."""
        chosen = self.table.chosen()
        self._send(WorkComplete(tokens=refs(chosen)), chosen)

    @Slot()
    def judge_chosen(self) -> None:
        """Asks whether the chosen pieces are good, and what becomes of them if they are not."""
        chosen = self.table.chosen()
        rows, messages = self._rows(chosen), self._context.messages
        thai = rows[0].node_name_th if messages.language is Language.THAI else None
        numbers = ", ".join(row.number for row in rows[:NAMED])
        title = messages.text(judging.TITLE, numbers=numbers, step=thai or rows[0].node_name)
        sheet = judging.judge_sheet(self._context, chosen, title, self)
        seen = refs_at((row.id, row.node) for row in rows)
        sheet.passed.connect(partial(self._pass, chosen, seen))
        sheet.failed.connect(partial(self._fail, chosen, seen))
        sheet.open()

    def _pass(self, chosen: Sequence[int], seen: tuple[TokenRef, ...], note: str) -> None:
        self._send(QcPass(tokens=seen, note=note or None), chosen)

    def _fail(
        self, chosen: Sequence[int], seen: tuple[TokenRef, ...], to: str, then: str, defect: str, note: str
    ) -> None:
        command = QcFail(tokens=seen, to=to, then=then, defect=defect or None, note=note or None)
        self._send(command, chosen)

    def _send(self, command: Command, chosen: Sequence[int]) -> None:
        """Sends a command, as done by who holds the pieces if the person says so."""
        doer = self._doer_of(command, self._rows(chosen))
        if doer.id != self._context.actor.id and not questions.may_record_for(
            self._context, doer.name, len(chosen)
        ):
            return
        person = None if doer.id == self._context.actor.id else doer.id
        self._controller.send(COMPLETE_STEP, command, person)

    @Slot(object)
    def _open_story(self, token: int) -> None:
        """Enter or a double click shows the piece with everything that happened to it."""
        self._context.guide.go(PIECES, token)

    def _show_buttons(self) -> None:
        """Pieces at an inspection are passed or failed; completing them says so."""
        chosen = self.table.chosen()[:ASKED_ABOUT]
        judged = at_inspection(self._context.desk, chosen)
        self.judge.setVisible(judged)
        if not chosen:
            self.complete.set_state(False, self._context.messages.text(texts.CHOOSE_PIECES))
            return
        doer = self._doer(self._rows(chosen))
        self._ask(self.complete, WorkComplete(tokens=refs(chosen)), doer)
        if judged:
            passing = QcPass(tokens=refs(chosen))
            self._ask(self.judge, passing, self._doer_of(passing, self._rows(chosen)))

    def _ask(self, button: ActionButton, command: Command, doer: Person) -> None:
        """Lets a button say whether its command would be done, and why not."""
        refused = self._hindrance(command, doer)
        button.set_state(refused is None, "" if refused is None else self._context.why(refused))

    def _rows(self, ids: Sequence[int]) -> list[PieceLine]:
        return [row for row in piece_lines(self._context.desk, ids) if row is not None]

    def _doer_of(self, command: Command, rows: Sequence[PieceLine]) -> Person:
        """Who holds the pieces; of an inspection in the hands of somebody who may not judge it, the actor who
        may."""
        doer, actor = self._doer(rows), self._context.actor
        is_judging = isinstance(command, QcPass | QcFail)
        if doer.id == actor.id or not is_judging or self._hindrance(command, doer) is None:
            return doer
        return actor if self._hindrance(command, actor) is None else doer

    def _hindrance(self, command: Command, doer: Person) -> Refused | None:
        context = self._context
        return hindrance(context.desk, command, context.actor, context.now(), doer)

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
        self.judge.setObjectName(JUDGE)
        self.table.setMinimumHeight(round(LEAST_HEIGHT * self._context.theme.enlargement()))
        head = QHBoxLayout()
        head.setSpacing(SMALL)
        head.addStretch(1)
        head.addWidget(self.judge)
        head.addWidget(self.complete)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SMALL)
        whole.addLayout(head)
        whole.addWidget(self.table, 1)
