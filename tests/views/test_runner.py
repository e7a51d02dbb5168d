"""The window's writer: every command in order in one thread, answered in the window's, and kept safe."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

import apsw
import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app import bootstrap
from app.clock import FixedClock
from app.domain.commands.jobs import JobCreate, JobStart
from app.domain.decision import Person
from app.domain.refusals import Code, Refused
from app.errors import KnownError, Trouble
from app.lifecycle.core import Core
from app.lifecycle.queries.choices import first_admin
from app.lifecycle.receipts import Receipt
from app.models import checking
from app.models.connection import Database
from app.models.database import Workspace
from app.views import runner as module
from app.views.runner import (
    BACKUP_MINUTES,
    FOUND_MINUTES,
    PROOF_MINUTES,
    SWEEP_MINUTES,
    Premises,
    Proof,
    Runner,
)
from tests.lifecycle.workspaces import copied, small_workshop
from tests.models.spoiling import page_of, rubbish, told


class Heard:
    """What was answered and told, with the thread in which it was heard."""

    def __init__(self, runner: Runner) -> None:
        self.answers: list[object] = []
        self.threads: set[threading.Thread] = set()
        self.committed: list[int] = []
        self.backups: list[int] = []
        self.troubles: list[KnownError] = []
        self.unsound: list[KnownError] = []
        self.crashes: list[str] = []
        for signal, heard in (
            (runner.committed, self.committed),
            (runner.backed_up, self.backups),
            (runner.troubled, self.troubles),
            (runner.unsound, self.unsound),
            (runner.crashed, self.crashes),
        ):
            signal.connect(heard.append)

    def answer(self, value: object) -> None:
        self.answers.append(value)
        self.threads.add(threading.current_thread())


class Desk:
    """A running writer, and a hand that sends to it."""

    def __init__(self, runner: Runner, clock: FixedClock, qtbot: QtBot) -> None:
        self.runner = runner
        self.clock = clock
        self.heard = Heard(runner)
        self._qtbot = qtbot
        self.do(lambda core: first_admin(core.desk))
        admin = self.heard.answers.pop()
        assert isinstance(admin, Person)
        self.admin = admin.id

    def do(self, work: Callable[[Core], object]) -> None:
        self.runner.run(work, self.heard.answer, self.heard.answer)
        self.wait()

    def wait(self) -> None:
        self._qtbot.waitUntil(self.runner.is_idle)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return copied(tmp_path / "workshop.hatt", small_workshop)


@pytest.fixture
def begin(workspace: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Desk]]:
    """Starts a writer that tidies at once; it is stopped afterwards."""
    monkeypatch.setattr(module, "IDLE_SECONDS", 0.02)
    runners: list[Runner] = []

    def start(
        keep_backup: Callable[[Core], int] | None = None,
        proof: Proof | None = None,
        sweep: Callable[[Core], object] | None = None,
    ) -> Desk:
        clock = FixedClock()
        premises = Premises(
            partial(bootstrap.open_core, workspace, clock),
            partial(bootstrap.open_reading, workspace),
            keep_backup,
            proof,
            sweep,
        )
        runners.append(Runner(premises))
        runners[-1].start()
        runners[-1].wait()
        return Desk(runners[-1], clock, qtbot)

    yield start
    for runner in runners:
        runner.stop()


@pytest.fixture
def desk(begin: Callable[..., Desk]) -> Desk:
    return begin()


def test_commands_are_done_in_order_and_answered_in_the_thread_of_the_window(desk: Desk) -> None:
    for number in range(1, 6):
        command = JobCreate(product="TOTE-07", quantity=number)
        desk.runner.send(command, desk.admin, desk.heard.answer, desk.heard.answer)
    assert not desk.runner.is_idle()
    desk.wait()
    codes = [each.result["code"] for each in desk.heard.answers if isinstance(each, Receipt)]
    assert codes == [f"HJ-2611-{number:04}" for number in range(9, 14)]
    assert desk.heard.threads == {threading.main_thread()}
    assert len(desk.heard.committed) == 5


def test_each_call_has_a_request_id_of_its_own(desk: Desk) -> None:
    command = JobCreate(product="TOTE-07", quantity=1)
    sent = {desk.runner.send(command, desk.admin, print, print) for _ in range(3)}
    desk.wait()
    assert len(sent) == 3


def test_a_refusal_is_told_without_the_frames_that_raised_it(desk: Desk) -> None:
    desk.runner.send(JobStart(jobs=("HJ-2611-0001",)), desk.admin, print, desk.heard.answer)
    desk.wait()
    (refused,) = desk.heard.answers
    assert isinstance(refused, Refused)
    assert refused.code is Code.ALREADY_COMPLETED
    assert (refused.__traceback__, refused.__context__, refused.__cause__) == (None, None, None)
    assert desk.heard.committed == []


@pytest.mark.logs_warnings
def test_a_bug_is_told_and_the_writer_goes_on(desk: Desk) -> None:
    desk.do(lambda _: 1 / 0)
    (problem,) = desk.heard.answers
    assert isinstance(problem, KnownError)
    assert problem.code is Trouble.INTERNAL
    (crash,) = desk.heard.crashes
    assert "ZeroDivisionError" in crash
    desk.do(lambda _: "still here")
    assert desk.heard.answers[1:] == ["still here"]


# What the machine does to a query that stands in no transaction, and what it is called.
TROUBLES: Mapping[Trouble, Sequence[str]] = {
    Trouble.DISK_FULL: ("PRAGMA max_page_count = 1", f"UPDATE ticket SET notes = '{'x' * 100_000}'"),
    Trouble.FILE_READ_ONLY: ("PRAGMA query_only = ON", "DELETE FROM ticket"),
    Trouble.FILE_DAMAGED: ("SELECT * FROM sheet",),
}


def after(statements: Sequence[str], core: Core) -> int:
    """Something of the writer's own that says these statements."""
    for statement in statements:
        core.workspace.db.execute_sql(statement).fetchall()
    return 0


@pytest.fixture
def scratched(workspace: Path) -> None:
    rubbish(workspace, page_of(workspace, "sheet"))


@pytest.mark.usefixtures("scratched")
@pytest.mark.parametrize("code", TROUBLES)
def test_what_the_machine_does_to_a_query_is_no_bug(
    code: Trouble, begin: Callable[..., Desk], workspace: Path
) -> None:
    desk = begin()
    desk.do(partial(after, TROUBLES[code]))
    (problem,) = desk.heard.answers
    assert isinstance(problem, KnownError)
    assert (problem.code, problem.params["file"]) == (code, str(workspace))
    told(problem)
    assert (problem.__traceback__, problem.__context__, problem.__cause__) == (None, None, None)
    assert desk.heard.crashes == []


@pytest.mark.logs_warnings
@pytest.mark.usefixtures("scratched")
@pytest.mark.parametrize("code", TROUBLES)
def test_what_the_machine_does_to_the_writers_own_work_is_no_bug(
    code: Trouble, begin: Callable[..., Desk], qtbot: QtBot
) -> None:
    desk = begin(partial(after, TROUBLES[code]))
    desk.clock.advance(minutes=BACKUP_MINUTES + 1)
    desk.runner.send(JobCreate(product="TOTE-07", quantity=1), desk.admin, print, print)
    qtbot.waitUntil(lambda: desk.heard.troubles != [])
    assert desk.heard.troubles[0].code is code
    assert desk.heard.crashes == []


def test_an_answer_for_a_widget_that_is_gone_is_let_go(desk: Desk) -> None:
    class Asker(QObject):
        def hear(self, answer: object) -> None:
            raise AssertionError("it is gone")

    asker = Asker()
    held = threading.Event()
    desk.runner.run(lambda _: held.wait(10), asker.hear, asker.hear)
    delete(asker)
    held.set()
    desk.wait()


def test_everything_sent_is_done_before_it_stops_and_heard(desk: Desk) -> None:
    for _ in range(3):
        command = JobCreate(product="TOTE-07", quantity=1)
        desk.runner.send(command, desk.admin, desk.heard.answer, desk.heard.answer)
    desk.runner.stop()
    assert len(desk.heard.answers) == 3
    assert desk.runner.is_idle()


def test_what_comes_after_the_end_is_answered_too(desk: Desk, qtbot: QtBot) -> None:
    desk.runner.stop()
    desk.runner.run(lambda _: None, desk.heard.answer, desk.heard.answer)
    qtbot.waitUntil(lambda: desk.heard.answers != [])
    (problem,) = desk.heard.answers
    assert isinstance(problem, KnownError)


def test_a_workspace_that_can_not_be_opened_is_told_at_the_start(workspace: Path, qtbot: QtBot) -> None:
    workspace.write_bytes(b"")
    runner = Runner(
        Premises(partial(bootstrap.open_core, workspace), partial(bootstrap.open_reading, workspace))
    )
    runner.start()
    with pytest.raises(KnownError) as caught:
        runner.wait()
    assert caught.value.code is Trouble.FILE_EMPTY
    runner.stop()


def test_a_workspace_that_opens_but_can_not_be_read_is_told_at_the_start(
    workspace: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(_: object) -> int:
        raise apsw.IOError("disk I/O error")

    monkeypatch.setattr("app.lifecycle.queries.activity.last_seq", unreadable)
    runner = Runner(
        Premises(partial(bootstrap.open_core, workspace), partial(bootstrap.open_reading, workspace))
    )
    runner.start()
    with pytest.raises(KnownError) as caught:
        runner.wait()
    assert caught.value.code is Trouble.IO
    runner.stop()
    monkeypatch.undo()
    bootstrap.open_core(workspace).close()  # nobody holds it


# safe-keeping


def test_the_log_is_folded_into_the_file_when_nothing_is_to_be_done(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    folded: list[Workspace] = []

    def fold(workspace: Workspace) -> None:
        folded.append(workspace)

    monkeypatch.setattr(Workspace, "checkpoint", fold)
    desk.do(lambda _: None)
    assert folded == []  # nothing was written
    desk.runner.send(JobCreate(product="TOTE-07", quantity=1), desk.admin, print, print)
    desk.wait()
    qtbot.waitUntil(lambda: len(folded) == 1)


def test_memory_is_given_back_when_nothing_is_to_be_done(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    rested: list[Workspace] = []

    def rest(workspace: Workspace) -> None:
        rested.append(workspace)

    monkeypatch.setattr(Workspace, "release", rest)
    desk.runner.send(JobCreate(product="TOTE-07", quantity=1), desk.admin, print, print)
    desk.wait()
    qtbot.waitUntil(lambda: len(rested) == 1)


def test_a_backup_is_made_when_it_is_time_and_something_has_changed(
    begin: Callable[..., Desk], qtbot: QtBot
) -> None:
    made: list[int] = []

    def keep(core: Core) -> int:
        made.append(core.clock.now())
        return made[-1]

    desk = begin(keep)
    desk.clock.advance(minutes=BACKUP_MINUTES + 1)
    desk.do(lambda _: None)
    assert made == []  # nothing has changed
    desk.runner.send(JobCreate(product="TOTE-07", quantity=1), desk.admin, print, print)
    qtbot.waitUntil(lambda: desk.heard.backups == made != [])
    desk.runner.stop()
    assert len(made) == 1  # and nothing has changed since


def test_what_changed_is_backed_up_at_the_end(begin: Callable[..., Desk]) -> None:
    made: list[int] = []

    def keep(core: Core) -> int:
        made.append(core.clock.now())
        return made[-1]

    desk = begin(keep)
    desk.runner.send(JobCreate(product="TOTE-07", quantity=1), desk.admin, print, print)
    desk.runner.stop()
    assert len(made) == 1
    assert desk.heard.backups == made


@pytest.mark.logs_warnings
def test_a_backup_that_fails_is_told_and_work_goes_on(begin: Callable[..., Desk], qtbot: QtBot) -> None:
    def fail(_: Core) -> int:
        raise KnownError(Trouble.DISK_FULL, file="backup", reason="full")

    desk = begin(fail)
    desk.clock.advance(minutes=BACKUP_MINUTES + 1)
    desk.runner.send(JobCreate(product="TOTE-07", quantity=1), desk.admin, print, print)
    qtbot.waitUntil(lambda: desk.heard.troubles != [])
    assert desk.heard.troubles[0].code is Trouble.DISK_FULL
    desk.do(lambda _: "still here")
    assert desk.heard.answers == ["still here"]


# --- the check of the day -----------------------------------------------------------------------------------


class Days(list[str]):
    """A check of the day that finds what it is told to find, and when it was done."""

    def __init__(self, workspace: Path, *finds: KnownError | None) -> None:
        super().__init__()
        self._workspace = workspace
        self._finds = [*finds]

    def check(self, is_unwanted: Callable[[], bool]) -> KnownError | None:
        self.append(threading.current_thread().name)
        found = self._finds.pop(0)
        if found is not None and found.code is Trouble.BUSY:
            raise found
        return found or bootstrap.prove_the_day(self._workspace, is_unwanted)

    def proof(self) -> Proof:
        return Proof(bootstrap.is_proof_due, self.check, bootstrap.remember_proof)


def work(desk: Desk) -> None:
    desk.runner.send(JobCreate(product="TOTE-07", quantity=1), desk.admin, desk.heard.answer, print)
    desk.wait()


def rest(desk: Desk, qtbot: QtBot, minutes: int) -> None:
    """So much time passes; then something is done, and the writer tidies after it."""
    desk.clock.advance(minutes=minutes)
    work(desk)
    qtbot.waitUntil(lambda: not desk.runner._writer._unfolded)
    desk.do(lambda _: None)
    desk.heard.answers.pop()


def test_the_whole_workspace_is_checked_once_a_day_beside_the_work(
    begin: Callable[..., Desk], workspace: Path, qtbot: QtBot
) -> None:
    days = Days(workspace, None, None)
    desk = begin(proof=days.proof())
    for day in (1, 2):
        work(desk)
        qtbot.waitUntil(partial(proved, desk))
        for _ in range(3):
            work(desk)
        assert days == ["proof"] * day
        desk.clock.advance(minutes=24 * 60)
    assert desk.heard.unsound == []


def proved(desk: Desk) -> bool:
    """Whether the check of this moment has been remembered."""
    desk.do(bootstrap.is_proof_due)
    return desk.heard.answers.pop() is False


def test_what_the_check_of_the_day_finds_is_told_once_a_day(
    begin: Callable[..., Desk], workspace: Path, qtbot: QtBot
) -> None:
    broken = KnownError(Trouble.NOT_WHOLE, variant="day", file="work.hatt", codes="CHAIN_BROKEN")
    days = Days(workspace, broken, None)
    desk = begin(proof=days.proof())
    work(desk)
    qtbot.waitUntil(lambda: bool(desk.heard.unsound))
    rest(desk, qtbot, minutes=FOUND_MINUTES - 1)
    assert [error.code for error in desk.heard.unsound] == [Trouble.NOT_WHOLE]
    assert len(days) == 1
    rest(desk, qtbot, minutes=1)
    qtbot.waitUntil(partial(proved, desk))


@pytest.mark.logs_warnings
def test_a_check_of_the_day_that_was_not_finished_is_tried_again(
    begin: Callable[..., Desk], workspace: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    days = Days(workspace, KnownError(Trouble.BUSY, file="work.hatt"), None)
    desk = begin(proof=days.proof())
    work(desk)
    qtbot.waitUntil(lambda: "the check of the day was not finished" in caplog.text)
    rest(desk, qtbot, minutes=PROOF_MINUTES - 1)
    assert len(days) == 1
    rest(desk, qtbot, minutes=1)
    qtbot.waitUntil(partial(proved, desk))
    assert desk.heard.unsound == []


def test_a_check_of_the_day_keeps_nobody_from_leaving(
    begin: Callable[..., Desk], workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would take for ever; the thread is gone when the writer is, or this test is told of it."""
    begun = threading.Event()

    def for_ever(db: Database) -> Iterable[checking.Finding]:
        begun.set()
        db.execute_sql("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n")
        return ()

    desk = begin(proof=Days(workspace, None).proof())
    monkeypatch.setattr(checking, "_CHECKS", (for_ever,))
    work(desk)
    assert begun.wait(10)
    desk.runner.stop()
    assert not any(thread.name == "proof" for thread in threading.enumerate())
    assert desk.heard.unsound == []
    with closing(bootstrap.open_core(workspace, desk.clock)) as core:
        assert bootstrap.is_proof_due(core)


class Sweeps:
    """Counts how often what time does by itself was looked for, and in which threads."""

    def __init__(self, error: Exception | None = None) -> None:
        self.threads: list[str] = []
        self._error = error

    def __call__(self, core: Core) -> None:
        self.threads.append(threading.current_thread().name)
        if self._error is not None:
            raise self._error


def test_what_time_does_is_done_on_opening_and_every_few_minutes_however_busy_one_is(
    begin: Callable[..., Desk],
) -> None:
    sweeps = Sweeps()
    desk = begin(sweep=sweeps)
    for _ in range(5):
        work(desk)
    assert sweeps.threads == ["writer"]
    desk.clock.advance(minutes=SWEEP_MINUTES)
    for _ in range(5):
        work(desk)
    assert sweeps.threads == ["writer"] * 2
    desk.clock.set_on(minutes=-60 * 24 * 365)
    desk.clock.advance(minutes=SWEEP_MINUTES)
    work(desk)
    work(desk)
    assert sweeps.threads == ["writer"] * 3


@pytest.mark.logs_warnings
def test_what_time_does_is_done_while_nobody_does_anything(
    begin: Callable[..., Desk], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SWEEP_MINUTES", 0)
    sweeps = Sweeps(KnownError(Trouble.BUSY, file="work.hatt"))
    desk = begin(sweep=sweeps)
    qtbot.waitUntil(lambda: len(sweeps.threads) >= 3)
    qtbot.waitUntil(lambda: len(desk.heard.troubles) >= 2)
    work(desk)  # a sweep that failed does not end the writer
    assert isinstance(desk.heard.answers[-1], Receipt)
