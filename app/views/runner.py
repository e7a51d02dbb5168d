"""The window's writer: one thread that opens the workspace, does every command in order, and keeps it safe.

The thread owns the core. What it has to say is told in the window's thread, through one queued signal.
"""

from __future__ import annotations

import logging
import queue
import threading
import traceback
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, Slot
from shiboken6 import isValid

from app.domain.refusals import Refused
from app.errors import KnownError, Trouble
from app.ids import PersonId, new_request_id
from app.lifecycle.core import Core, Reading
from app.lifecycle.queries import activity
from app.lifecycle.receipts import Receipt
from app.values import frozen

if TYPE_CHECKING:
    from app.domain.commands import Command
    from app.lifecycle.controller import Committed

log = logging.getLogger(__name__)

IDLE_SECONDS = 1.0
"""After so long without a command the write-ahead log is folded into the file, and memory is given back."""
BACKUP_MINUTES = 30
SWEEP_MINUTES = 3
"""So often what time does by itself is done, if something is to be done."""
PROOF_MINUTES = 60
"""A check of the day that was not finished is tried again after so long."""
FOUND_MINUTES = 24 * 60
"""One that has found something: it is told once a day, however long the window stays open."""

Problem = Refused | KnownError
Making = Callable[[], "Command"]
"""Makes a command in the writer's thread: a large one takes time."""
Tell = Callable[[Callable[[Any], None], object], None]


@frozen
class Proof:
    """The check of the whole workspace, once a day: when, how (in a thread of its own), and that it was.

    `run` is told how to ask whether its answer is still wanted.
    """

    is_due: Callable[[Core], bool]
    run: Callable[[Callable[[], bool]], KnownError | None]
    remember: Callable[[Core, KnownError | None], None]


@frozen
class Premises:
    """How the workspace is opened and kept safe; each raises KnownError. Put together by `app.desktop`.

    `keep_backup` makes a backup and answers when that was (microseconds, UTC); None where none is wanted.
    `sweep` does what time does by itself, when the window opens and every few minutes.
    """

    open_core: Callable[[], Core]
    open_reading: Callable[[], Reading]
    keep_backup: Callable[[Core], int] | None = None
    proof: Proof | None = None
    sweep: Callable[[Core], object] | None = None


@frozen
class Errand:
    """Something to be done with the core in the writer's thread, and who hears of it in the window's."""

    work: Callable[[Core], object]
    done: Callable[[Any], None]
    failed: Callable[[Problem], None]


class Runner(QObject):
    """The window's side of the writer. All signals come in the window's thread.

    `committed(seq)`: facts up to that number are in the ledger by our own hand. `backed_up(instant)`: a
    backup was made. `troubled(KnownError)`: the writer's own work failed, a backup for instance.
    `unsound(KnownError)`: the check of the day found that the workspace is not whole. `crashed(traceback)`:
    a bug; the step was undone and the writer goes on.
    """

    committed = Signal(object)
    backed_up = Signal(object)
    troubled = Signal(object)
    unsound = Signal(object)
    crashed = Signal(str)
    _told = Signal(object, object)

    def __init__(self, premises: Premises, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._errands: queue.SimpleQueue[Errand | None] = queue.SimpleQueue()
        self._under_way = 0
        self._writer = Writer(premises, self._errands, self, self._told.emit)
        self._thread = threading.Thread(target=self._writer.run, name="writer", daemon=True)
        self._told.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Opens the workspace in the writer's thread; `wait` says whether it could be."""
        self._thread.start()

    def wait(self) -> None:
        """Waits until the workspace is open. Raises KnownError."""
        self._writer.opened.result()

    def begin(self) -> None:
        """Lets the writer load the door and do what time does by itself. The first command does it too."""
        self.run(_ignored, _ignored, _ignored)

    def send(
        self,
        command: Command | Making,
        actor: PersonId,
        done: Callable[[Receipt], None],
        refused: Callable[[Problem], None],
        person: str | int | None = None,
    ) -> str:
        """Does a command, and returns its request id, made here: one call is one press of a button.

        Then either `done` or `refused` is called in the window's thread, unless its widget is gone.
        `person` is who did it, where the actor records somebody else's work.
        """
        request_id = new_request_id()
        work = partial(_execute, command, actor, request_id, person)
        self.run(work, done, refused)
        return request_id

    def run(
        self, work: Callable[[Core], object], done: Callable[[Any], None], failed: Callable[[Problem], None]
    ) -> None:
        """Does something with the core that is no command by itself; told like `send`."""
        if not self._thread.is_alive():
            self._told.emit(failed, KnownError(Trouble.INTERNAL))
            return
        self._under_way += 1
        self._errands.put(Errand(work, self._ending(done), self._ending(failed)))

    def post(self, work: Callable[[Core], object]) -> Future[object]:
        """Does something with the core for another thread, which waits for the answer itself."""
        answer: Future[object] = Future()
        self._errands.put(Errand(partial(_answer, answer, work), _ignored, _ignored))
        return answer

    def is_idle(self) -> bool:
        """Whether everything that was sent has been answered."""
        return not self._under_way

    def stop(self) -> None:
        """Lets what was sent be done, backs up what changed, seals and closes; waits for all of it."""
        if self._thread.is_alive():
            self._errands.put(None)
            self._thread.join()
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)  # the last answers are heard too

    def _ending(self, callback: Callable[[Any], None]) -> Callable[[Any], None]:
        return partial(self._end, callback)

    def _end(self, callback: Callable[[Any], None], value: object) -> None:
        self._under_way -= 1
        if not is_gone(callback):
            callback(value)

    @Slot(object, object)
    def _hear(self, callback: Callable[[Any], None], value: object) -> None:
        callback(value)


class Writer:
    """The thread's side. `run` is the thread; everything it owns stays in it."""

    def __init__(
        self, premises: Premises, errands: queue.SimpleQueue[Errand | None], runner: Runner, tell: Tell
    ) -> None:
        self.opened: Future[None] = Future()
        self._premises = premises
        self._errands = errands
        self._runner = runner
        self._tell = tell
        self._is_listening = False
        self._unfolded = False  # the write-ahead log holds our commits
        self._saved_seq = 0
        self._saved_at = 0
        self._proving: threading.Thread | None = None
        self._next_proof = 0
        self._next_sweep = 0
        self._leaving = threading.Event()

    def run(self) -> None:
        """Opens, serves until told to stop, closes. Only opening raises, through `opened`."""
        try:
            core = self._open()
        except BaseException as error:  # noqa: BLE001 - it is raised again where somebody waits for it
            self.opened.set_exception(error)
            return
        self.opened.set_result(None)
        try:
            self._serve(core)
        finally:
            self._leaving.set()
            if self._proving is not None:
                self._proving.join()
            self._guarded(self._back_up_changed, core)
            self._guarded(Core.close, core)
            core.workspace.close()

    def _open(self) -> Core:
        core = self._premises.open_core()
        try:
            with core.explained():
                self._note_saved(core)
        except BaseException:
            core.close()
            raise
        return core

    def _serve(self, core: Core) -> None:
        errand = self._errands.get()  # the window is seen before the door is loaded
        while errand is not None:
            self._do(core, errand)
            errand = self._next(core)

    def _next(self, core: Core) -> Errand | None:
        """The next errand, None at the end; what is due meanwhile is done."""
        while True:
            self._sweep_when_due(core)
            try:
                return self._errands.get(timeout=self._patience(core))
            except queue.Empty:
                self._guarded(self._tidy, core)

    def _do(self, core: Core, errand: Errand) -> None:
        try:
            with core.explained():
                self._listen(core)
                result = errand.work(core)
        except (Refused, KnownError) as problem:
            self._tell(errand.failed, _bare(problem))
        except Exception as bug:  # noqa: BLE001 - every bug is reported, and none ends the writer
            self._report_bug(bug)
            self._tell(errand.failed, KnownError(Trouble.INTERNAL))
        else:
            self._tell(errand.done, result)

    def _listen(self, core: Core) -> None:
        """Hears of every commit; the first time, that loads the door."""
        if not self._is_listening:
            core.controller.subscribe(self._note_committed)
            self._is_listening = True

    # safe-keeping

    def _patience(self, core: Core) -> float:
        """How long to wait for the next command before there is something to tidy, in seconds."""
        if self._unfolded:
            return IDLE_SECONDS
        due = self._saved_at + BACKUP_MINUTES * 60_000_000 - core.clock.now()
        longest = BACKUP_MINUTES * 60.0
        if self._premises.sweep is not None:
            longest = (self._next_sweep - core.clock.steady()) / 1_000_000
        return max(min(due / 1_000_000, longest), IDLE_SECONDS)

    def _tidy(self, core: Core) -> None:
        if self._unfolded:
            self._unfolded = False
            core.workspace.checkpoint()
            core.workspace.release()
        if core.clock.now() - self._saved_at >= BACKUP_MINUTES * 60_000_000:
            self._saved_at = core.clock.now()  # tried: the next try is as long away
            self._back_up_changed(core)
        if self._premises.proof is not None and not self._is_proving():
            self._prove_when_due(self._premises.proof, core)

    def _sweep_when_due(self, core: Core) -> None:
        """However busy the writer is; what was set on the clock on the wall is no matter here."""
        if self._premises.sweep is not None and core.clock.steady() >= self._next_sweep:
            self._next_sweep = core.clock.steady() + SWEEP_MINUTES * 60_000_000
            self._guarded(self._premises.sweep, core)

    def _is_proving(self) -> bool:
        return self._proving is not None and self._proving.is_alive()

    def _prove_when_due(self, proof: Proof, core: Core) -> None:
        """In a thread of its own: all of a large workspace takes a minute to read, and work goes on."""
        if core.clock.now() < self._next_proof or not proof.is_due(core):
            return
        self._rest_from_proving(core, PROOF_MINUTES)
        self._proving = threading.Thread(target=self._prove, args=(proof,), name="proof", daemon=True)
        self._proving.start()

    def _rest_from_proving(self, core: Core, minutes: int) -> None:
        self._next_proof = core.clock.now() + minutes * 60_000_000

    def _prove(self, proof: Proof) -> None:
        """The thread. What it finds while the writer is leaving is nothing to go by."""
        try:
            found = proof.run(self._leaving.is_set)
        except KnownError as problem:
            log.warning("the check of the day was not finished: %s", problem)
        except Exception as bug:  # noqa: BLE001 - every bug is reported, and none ends the program
            self._report_bug(bug)
        else:
            self._errands.put(Errand(partial(self._note_proved, proof, found), _ignored, _ignored))

    def _note_proved(self, proof: Proof, found: KnownError | None, core: Core) -> None:
        proof.remember(core, found)
        if found is not None:
            self._rest_from_proving(core, FOUND_MINUTES)
            self._tell(self._runner.unsound.emit, _bare(found))

    def _back_up_changed(self, core: Core) -> None:
        if self._premises.keep_backup is None or activity.last_seq(core.desk) == self._saved_seq:
            return
        made = self._premises.keep_backup(core)
        self._note_saved(core)
        self._tell(self._runner.backed_up.emit, made)

    def _note_saved(self, core: Core) -> None:
        self._saved_seq = activity.last_seq(core.desk)
        self._saved_at = core.clock.now()

    def _note_committed(self, facts: tuple[Committed, ...]) -> None:
        self._unfolded = True
        self._tell(self._runner.committed.emit, facts[-1].seq)

    # what went wrong

    def _guarded(self, work: Callable[[Core], object], core: Core) -> None:
        """Does some of the writer's own work; whatever it raises is reported and the writer goes on."""
        try:
            with core.explained():
                work(core)
        except KnownError as problem:
            log.warning("the writer's own work failed: %s", problem)
            self._tell(self._runner.troubled.emit, _bare(problem))
        except Exception as bug:  # noqa: BLE001 - every bug is reported, and none ends the writer
            self._report_bug(bug)

    def _report_bug(self, bug: Exception) -> None:
        log.error("a bug in the writer's thread", exc_info=bug)
        self._tell(self._runner.crashed.emit, "".join(traceback.format_exception(bug)))


def _answer(answer: Future[object], work: Callable[[Core], object], core: Core) -> None:
    """Whatever comes of the work is for whoever waits for it."""
    try:
        with core.explained():
            answer.set_result(work(core))
    except Exception as error:  # noqa: BLE001 - it is raised again where somebody waits for it
        answer.set_exception(error)


def _execute(
    command: Command | Making, actor: PersonId, request_id: str, person: str | int | None, core: Core
) -> Receipt:
    made = command() if callable(command) else command
    return core.controller.execute(made, actor, request_id, person=person)


def _ignored(_: object) -> None:
    """Nobody waits for the answer; as an errand, there is nothing to be done."""


def _bare(problem: Problem) -> Problem:
    """The problem without the frames that raised it: they hold the writer's values."""
    problem.__traceback__ = problem.__context__ = problem.__cause__ = None
    return problem


def is_gone(callback: Callable[[Any], None]) -> bool:
    """Whether the widget whose method this is, perhaps with a value bound, has been deleted meanwhile."""
    method = callback.func if isinstance(callback, partial) else callback
    owner = getattr(method, "__self__", None)
    return isinstance(owner, QObject) and not isValid(owner)
