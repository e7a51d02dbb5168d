"""The door: every change of a workspace is a command and goes through `Controller.execute`.

Inside one IMMEDIATE transaction: a request seen before gets its first answer; clocks that were left running
are stopped, each by a command of its own; the verb loads values and decides facts while the connection
refuses to write; the ledger is appended; the projections are folded; invariants of what was touched are
asserted; COMMIT. Only then the facts are published.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from app.clock import Clock, Instant
from app.domain.commands import Command, find
from app.domain.commands.body import to_body
from app.domain.commands.sessions import SessionCloseLeftOpen
from app.domain.decision import SYSTEM, Context, Decision, Person
from app.domain.facts import Fact
from app.domain.facts.orders import OrderPlanWithdrawn
from app.domain.facts.sheets import SheetWithdrawn
from app.domain.people import inactive
from app.domain.permissions import HANDS, Permission
from app.domain.refusals import Code, Refused
from app.domain.tickets.states import not_allowed
from app.errors import KnownError, Trouble
from app.ids import IdSource, PersonId, new_request_id
from app.lifecycle import pins
from app.lifecycle.desk import Desk
from app.lifecycle.overdue import Overdue, Watch
from app.lifecycle.receipts import Receipt, receipt_from, receipt_text, refusal_from, refusal_text
from app.lifecycle.timekeeping import Look, Moment, Timekeeper
from app.models import ledger, secrets
from app.models.connection import Database
from app.models.database import Workspace, query_only, transaction
from app.models.loading import things
from app.models.projections import project
from app.models.proving import Beyond, InvariantBroken, assert_whole, beyond
from app.values import frozen

_log = logging.getLogger(__name__)


@frozen
class Committed:
    """One fact that is in the ledger for good."""

    seq: int
    at: int
    actor: PersonId
    fact: Fact


Listener = Callable[[tuple[Committed, ...]], None]
BeforeBig = Callable[[], None]


class _BackupFirst(Exception):
    """A command would change so much that a backup is made first; it is decided anew after that."""

    def __init__(self, backup: BeforeBig) -> None:
        super().__init__("a backup is made first")
        self.backup = backup


class Controller:
    """The peewee-backed lifecycle controller of one open workspace; belongs to the thread that made it."""

    def __init__(
        self, workspace: Workspace, clock: Clock, opened: Look, *, backup: BeforeBig | None = None
    ) -> None:
        self._workspace = workspace
        self._db: Database = workspace.db
        self._clock = clock
        self._backup = backup
        self._desk = Desk(workspace.db)
        self._origin = ledger.origin(workspace.db)
        self._time = Timekeeper(workspace.db, clock, opened)
        self._watch = Watch(clock)
        self._listeners: list[Listener] = []
        self._unpublished: list[Committed] = []
        self._batch_depth = 0

    def subscribe(self, listener: Listener) -> None:
        """Calls the listener with the facts of each commit, in this thread, after it."""
        self._listeners.append(listener)

    def execute(
        self,
        command: Command,
        actor: PersonId,
        request_id: str | None = None,
        *,
        person: str | int | None = None,
    ) -> Receipt:
        """Does the command and answers with its receipt; the same request id again gets the first answer.

        `person` is who did it, when the actor records somebody else's work.
        Raises Refused when a rule says no (the attempt is in the ledger), KnownError when the machine does.
        """
        request = request_id or new_request_id()
        try:
            with self._transaction():
                answer = self._answer(command, actor, request, person)
        except _BackupFirst as first:
            first.backup()
            with self._transaction():
                answer = self._answer(command, actor, request, person, backed_up=True)
        if isinstance(answer, Refused):
            raise answer
        return answer

    def moment(self) -> Moment:
        """When a command would be given now, and how far the clock was set before it."""
        return self._time.moment(self._head().next_seq)

    def overdue(self) -> list[Overdue]:
        """The clocks that were left running, and have not been stopped yet."""
        return self._watch.overdue(self._desk, self.moment())

    @contextmanager
    def batch(self, *, big: bool = False) -> Iterator[None]:
        """Several commands as one: they are committed together at the end, or not at all when one raises.

        `big` says that one of them may change so much that a backup is made before.
        """
        if big and self._backup is not None and not self._batch_depth:
            self._backup()
        self._batch_depth += 1
        try:
            with self._transaction():
                yield
        finally:
            self._batch_depth -= 1

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """One writer at a time; after the outermost COMMIT the facts are published."""
        if self._db.connection().in_transaction:
            yield
            return
        since = self._time.since
        try:
            with transaction(self._workspace):
                yield
        except BaseException:
            self._time.since = since
            self._unpublished.clear()
            self._desk = Desk(self._db)  # graphs read in it may be of versions that were rolled back
            raise
        self._publish()

    def _answer(
        self,
        command: Command,
        actor: PersonId,
        request: str,
        person: str | int | None,
        *,
        backed_up: bool = False,
    ) -> Receipt | Refused:
        """The answer to one command: the first one when the request id was seen before.

        Raises _BackupFirst before anything is written, once it is sure that much would be.
        """
        body = _body(command, person)
        before = ledger.earlier(self._db, request)
        if before is not None:
            return self._first_answer(before, command, actor, body)
        at_head, moment = self._standing(command)
        ids = IdSource(at_head.next_id)
        entry = ledger.Entry(request, moment.at, command.kind, actor, body)
        try:
            with query_only(self._db):
                decision = self._decide(command, actor, person, moment, ids)
        except Refused as refused:
            if self._batch_depth:
                raise
            self._keep_refused(at_head, entry, refused)
            return refused
        if _is_big(command, decision) and not backed_up:
            self._ask_for_backup()
        if moment.jump is not None:
            decision = replace(decision, facts=(moment.jump, *decision.facts))
        self._time.told(moment, at_head.next_seq + len(decision.facts))
        return self._commit(decision, at_head, entry, ids)

    def _standing(self, command: Command) -> tuple[ledger.Head, Moment]:
        """Where the next command stands, and when. Clocks that were left running have stood before it: what
        it decides is decided on what is true then, and no window that slept counts the night."""
        at_head = self._head()
        moment = self._time.moment(at_head.next_seq)
        if isinstance(command, SessionCloseLeftOpen):
            return at_head, moment
        left = self._watch.overdue(self._desk, moment)
        for each in left:
            self._answer(each.command, SYSTEM, each.request, None)
        if left:
            at_head = self._head()
            moment = self._time.moment(at_head.next_seq)
        return at_head, moment

    def _ask_for_backup(self) -> None:
        """Not within a batch: nothing can be copied inside a transaction, and the batch has seen to it."""
        if self._backup is not None and not self._batch_depth:
            raise _BackupFirst(self._backup)

    def record_refused(
        self,
        command: Command,
        actor: PersonId,
        request_id: str | None,
        refused: Refused,
        *,
        person: str | int | None = None,
    ) -> None:
        """Keeps an attempt that was refused inside a batch, after the batch was rolled back.

        An attempt that only repeats an earlier refusal is in the ledger already.
        """
        request = request_id or new_request_id()
        with self._transaction():
            if ledger.earlier(self._db, request) is not None:
                return
            at_head = self._head()
            at = self._time.moment(at_head.next_seq).at
            entry = ledger.Entry(request, at, command.kind, actor, _body(command, person))
            self._keep_refused(at_head, entry, refused)

    def _keep_refused(self, at_head: ledger.Head, entry: ledger.Entry, refused: Refused) -> None:
        self._append(at_head, entry.with_outcome(refused.code, refusal_text(refused)), ())
        pins.heed(self._db, PersonId(entry.actor), refused, Instant(entry.at))

    def _first_answer(
        self, before: ledger.Earlier, command: Command, actor: PersonId, body: str
    ) -> Receipt | Refused:
        if (before.kind, before.body, before.actor) != (command.kind, body, actor):
            return Refused(Code.REQUEST_REUSED, {"command": before.kind}, details={"command": before.kind})
        if before.outcome != ledger.DONE:
            return refusal_from(before.outcome, before.result)
        kinds = ledger.fact_kinds(self._db, before.first_seq, before.facts)
        return receipt_from(before.result, kinds)

    def _decide(
        self, command: Command, actor: PersonId, person: str | int | None, moment: Moment, ids: IdSource
    ) -> Decision:
        from app.lifecycle.verbs import VERBS  # noqa: PLC0415 - who only reads a workspace needs none

        who, permission = things.actor(self._db, actor), find(command.kind).permission
        refused = inactive(who) or not_allowed(who, permission)
        if refused is not None:
            raise refused
        doer, today = self._doer(who, person, permission), self._clock.plant_date(moment.at)
        context = Context(moment.at, today, who, doer, ids, self._clock, moment.set_by)
        return VERBS[command.kind](self._desk, command, context)

    def _doer(self, actor: Person, person: str | int | None, permission: Permission | None) -> Person:
        """Who did it. Recording it for somebody else needs a permission; working needs one of theirs."""
        if person is None:
            return actor
        doer = things.person(self._db, person)
        if doer.id == actor.id:
            return actor
        refused = not_allowed(actor, Permission.ACT_FOR_OTHERS)
        if refused is None and permission in HANDS:
            refused = inactive(doer) or not_allowed(doer, permission, "doer")
        if refused is not None:
            raise refused
        return doer

    def _commit(
        self, decision: Decision, at_head: ledger.Head, entry: ledger.Entry, ids: IdSource
    ) -> Receipt:
        receipt = Receipt(
            decision.result, tuple(fact.kind for fact in decision.facts), tuple(decision.notices)
        )
        first = self._append(
            at_head, entry.with_outcome(ledger.DONE, receipt_text(receipt), ids.used), decision.facts
        )
        before = beyond(self._db, decision.facts)
        project(self._db, decision.facts)
        for chosen in decision.private:
            secrets.set_pin(self._db, chosen.person, chosen.pin)
        self._refuse_incident(decision, before)
        self._unpublished += [
            Committed(first + place, entry.at, PersonId(entry.actor), fact)
            for place, fact in enumerate(decision.facts)
        ]
        return receipt

    def _refuse_incident(self, decision: Decision, before: Beyond) -> None:
        """An invariant that fails is a bug of ours: the command is undone, told, and kept in the log."""
        try:
            assert_whole(self._db, decision.facts, before)
        except InvariantBroken as broken:
            _log.critical("invariant broken by %s", [fact.kind for fact in decision.facts], exc_info=True)
            raise KnownError(Trouble.INTERNAL, reason=str(broken)) from broken

    def _head(self) -> ledger.Head:
        return ledger.head(self._db, self._origin.station)

    def _append(self, at_head: ledger.Head, entry: ledger.Entry, facts: Sequence[Fact]) -> int:
        return ledger.append(self._db, self._origin, at_head, entry, facts)

    def _publish(self) -> None:
        facts, self._unpublished = tuple(self._unpublished), []
        if not facts:
            return
        for listener in self._listeners:
            try:
                listener(facts)
            except Exception:  # noqa: BLE001 - whatever a listener does, the others hear of it
                _log.exception("a listener failed on committed facts")


_BIG = (SheetWithdrawn, OrderPlanWithdrawn)


def _is_big(command: Command, decision: Decision) -> bool:
    """Many jobs come or go at once: an import, a planning of orders, their taking back, a cancelling."""
    return command.is_big() or any(isinstance(fact, _BIG) for fact in decision.facts)


def _body(command: Command, person: str | int | None) -> str:
    return ledger.encode(to_body(command) | ({} if person is None else {"person": person}))
