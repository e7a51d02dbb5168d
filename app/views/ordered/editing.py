"""Changing a due date and notes where they stand; drafts wait while other things are shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.domain.commands import Command
from app.domain.refusals import Code, Refused
from app.lifecycle.desk import Desk
from app.lifecycle.receipts import Receipt
from app.values import frozen
from app.views.cells import NOTHING
from app.views.context import Context, Drafts
from app.views.ordered import texts
from app.views.ordered.facts import OrderedFacts
from app.views.runner import Problem


@frozen
class Editable:
    """How a thing is read (None: it is gone), and the command that changes one field of it at a version."""

    read: Callable[[Desk, int], Any]
    edit: Callable[[int, int, str, str | None], Command]


class Editing(QObject):
    """Between the fields in their places and the door. `changed`: something was edited here."""

    changed = Signal()

    def __init__(self, context: Context, facts: OrderedFacts, editable: Editable) -> None:
        super().__init__(facts)
        self._context = context
        self._facts = facts
        self._editable = editable
        self._thing: Any = None
        self._version = 0  # as it was seen when the field was opened
        self._drafts: dict[tuple[int, str], tuple[int, str]] = {}  # as `drafts`
        for name, field in facts.edited().items():
            field.opened.connect(self._note_opened)
            field.asked.connect(partial(self._send, name))

    def show_thing(self, thing: Any, why_not: str) -> None:
        """Another thing, or the same one as it is now; `why_not` it may not be edited, "" where it may."""
        if not self._shows(thing.line.id):
            self._put_away()
            self._thing = thing
            self._take_out(thing.line.id)
        self._thing = thing
        for field in self._facts.edited().values():
            field.allow(why_not)

    def drafts(self) -> Drafts:
        """What was begun and is not saved, of the shown thing and of others."""
        begun = dict(self._drafts)
        for name, field in self._facts.edited().items():
            if self._thing is not None and field.is_unsaved():
                begun[self._thing.line.id, name] = (self._version, field.draft() or "")
        return begun

    def take_drafts(self, drafts: Drafts) -> None:
        """Goes on with what was begun elsewhere: at once, or when its thing is shown."""
        self._drafts |= drafts
        if self._thing is not None:
            self._take_out(self._thing.line.id)

    def _shows(self, thing: int) -> bool:
        return self._thing is not None and self._thing.line.id == thing

    def _note_opened(self) -> None:
        if self._thing is not None:
            self._version = self._thing.line.version

    def _put_away(self) -> None:
        """What was begun on the thing before waits until it is shown again."""
        for name, field in self._facts.edited().items():
            draft = field.draft()
            if self._thing is not None and draft is not None:
                self._drafts[self._thing.line.id, name] = (self._version, draft)
            field.close_field()

    def _take_out(self, thing: int) -> None:
        for name, field in self._facts.edited().items():
            kept = self._drafts.pop((thing, name), None)
            if kept is not None:
                field.open_field(kept[1])
                self._version = kept[0]

    def _send(self, name: str, value: str | None) -> None:
        assert self._thing is not None
        thing: int = self._thing.line.id
        command = self._editable.edit(thing, self._version, name, value)
        self._context.send(command, partial(self._done, thing, name), partial(self._failed, thing, name))

    def _done(self, thing: int, name: str, receipt: Receipt) -> None:
        self._drafts.pop((thing, name), None)
        if self._shows(thing):
            self._facts.edited()[name].close_field()
        self._context.bridge.look()
        self.changed.emit()

    def _failed(self, thing: int, name: str, problem: Problem) -> None:
        if not self._shows(thing):
            self._context.tell_problem(problem)
            return
        field = self._facts.edited()[name]
        field.show_problem(self._context.why(problem))
        fresh = self._editable.read(self._context.desk, thing)
        if isinstance(problem, Refused) and problem.code is Code.STALE and fresh is not None:
            field.show_hint(self._context.messages.text(texts.SAVED_MEANWHILE, value=self._said(fresh, name)))
            self._version = fresh.line.version

    def _said(self, thing: Any, name: str) -> str:
        if name == "due":
            return self._facts.shown.due_of(thing, self._context.today(), self._context.messages)
        return thing.notes or NOTHING
