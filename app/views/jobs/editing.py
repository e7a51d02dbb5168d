"""Changing a job's due date and notes where they stand; drafts wait while other jobs are shown."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.domain.commands.jobs import JobEdit
from app.domain.refusals import Code, Refused
from app.domain.tickets.states import Action
from app.lifecycle.queries.tickets import TicketDetail, ticket_detail
from app.lifecycle.receipts import Receipt
from app.views.cells import NOTHING
from app.views.context import Context, Drafts
from app.views.jobs import texts
from app.views.jobs.facts import JobFacts, due_of
from app.views.runner import Problem


class Editing(QObject):
    """Between the fields in their places and the door. `changed`: a job was edited here."""

    changed = Signal()

    def __init__(self, context: Context, facts: JobFacts) -> None:
        super().__init__(facts)
        self._context = context
        self._facts = facts
        self._job: TicketDetail | None = None
        self._version = 0  # as it was seen when the field was opened
        self._drafts: dict[tuple[int, str], tuple[int, str]] = {}  # as `drafts`
        for name, field in facts.edited().items():
            field.opened.connect(self._note_opened)
            field.asked.connect(partial(self._send, name))

    def show_job(self, job: TicketDetail, reasons: Mapping[Action, str]) -> None:
        """Another job, or the same one as it is now."""
        if self._job is None or self._job.line.id != job.line.id:
            self._put_away()
            self._job = job
            self._take_out(job)
        self._job = job
        for field in self._facts.edited().values():
            field.allow(reasons[Action.EDIT])

    def drafts(self) -> Drafts:
        """What was begun and is not saved, of the shown job and of others."""
        begun = dict(self._drafts)
        for name, field in self._facts.edited().items():
            if self._job is not None and field.is_unsaved():
                begun[self._job.line.id, name] = (self._version, field.draft() or "")
        return begun

    def take_drafts(self, drafts: Drafts) -> None:
        """Goes on with what was begun elsewhere: at once, or when its job is shown."""
        self._drafts |= drafts
        if self._job is not None:
            self._take_out(self._job)

    def _note_opened(self) -> None:
        if self._job is not None:
            self._version = self._job.line.version

    def _put_away(self) -> None:
        """What was begun on the job before waits until it is shown again."""
        for name, field in self._facts.edited().items():
            draft = field.draft()
            if self._job is not None and draft is not None:
                self._drafts[self._job.line.id, name] = (self._version, draft)
            field.close_field()

    def _take_out(self, job: TicketDetail) -> None:
        for name, field in self._facts.edited().items():
            kept = self._drafts.pop((job.line.id, name), None)
            if kept is not None:
                field.open_field(kept[1])
                self._version = kept[0]

    def _send(self, name: str, value: str | None) -> None:
        assert self._job is not None
        job = self._job.line.id
        command = JobEdit(job=job, version=self._version, **{name: value})  # type: ignore[arg-type]
        self._context.send(command, partial(self._done, job, name), partial(self._failed, job, name))

    def _done(self, job: int, name: str, receipt: Receipt) -> None:
        self._drafts.pop((job, name), None)
        if self._job is not None and self._job.line.id == job:
            self._facts.edited()[name].close_field()
        self._context.bridge.look()
        self.changed.emit()

    def _failed(self, job: int, name: str, problem: Problem) -> None:
        if self._job is None or self._job.line.id != job:
            self._context.tell_problem(problem)
            return
        field = self._facts.edited()[name]
        field.show_problem(self._context.why(problem))
        fresh = ticket_detail(self._context.desk, job)
        if isinstance(problem, Refused) and problem.code is Code.STALE and fresh is not None:
            field.show_hint(self._context.messages.text(texts.SAVED_MEANWHILE, value=self._said(fresh, name)))
            self._version = fresh.line.version

    def _said(self, job: TicketDetail, name: str) -> str:
        if name == "due":
            return due_of(job, self._context.today(), self._context.messages)
        return job.notes or NOTHING
