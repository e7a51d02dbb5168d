"""Opening a workspace file: one function sets every setting and reads it back.

While a workspace is open nothing in the process opens its file in another way, not even `open()`: SQLite's
locks would be dropped and acknowledged work lost. What has to be known of a file is asked through APSW.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import apsw

from app import files
from app.errors import KnownError, Trouble
from app.files import followed, is_on_network, sync_file
from app.models import faults
from app.models.connection import Database
from app.models.schema import APPLICATION_ID, SCHEMA_VERSION, is_of_release, is_todays
from app.values import frozen

OLDEST_SQLITE = (3, 51, 3)  # from there on WAL with several connections has no known loss
BUSY_SECONDS = 5.0
_BUSY_TRIES = 5
CHECKPOINT_PAGES = 10_000  # a net only: the program checkpoints when it is idle

_Setting = tuple[str, str, object]

# A writer's cache holds what a large command changes until it is committed. Who reads walks along an index,
# and has each page as quickly out of the system's memory: a larger cache would hold the file once more.
_WRITER_CACHE: _Setting = ("cache_size", "-65536", -65536)
_READER_CACHE: _Setting = ("cache_size", "-2048", -2048)

# What is set on each connection, in order, and what must be read back.
_SETTINGS: tuple[_Setting, ...] = (
    ("synchronous", "FULL", 2),
    ("busy_timeout", str(round(BUSY_SECONDS * 1000)), round(BUSY_SECONDS * 1000)),
    ("foreign_keys", "ON", 1),
    ("recursive_triggers", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
    ("wal_autocheckpoint", str(CHECKPOINT_PAGES), CHECKPOINT_PAGES),
    ("temp_store", "MEMORY", 2),
    _WRITER_CACHE,
)
_DARWIN_SETTINGS: tuple[_Setting, ...] = (
    ("fullfsync", "ON", 1),
    ("checkpoint_fullfsync", "ON", 1),
)

_LOGS = ("-wal", "-shm", "-journal")

NetworkProbe = Callable[[Path], bool]


@frozen
class Workspace:
    """An open workspace file on one connection; belongs to the thread that opened it."""

    path: Path
    db: Database

    @property
    def log(self) -> Path:
        """The write-ahead log that commits go to."""
        return self.path.with_name(f"{self.path.name}-wal")

    def close(self) -> None:
        """Closes the connection; the last one to close folds the write-ahead log into the file."""
        self.db.close()

    def leave(self) -> None:
        """Closes a file that is refused: a write-ahead log that lay beside it is not folded into it."""
        with suppress(*faults.DATABASE_ERRORS, OSError):
            if self.log.stat().st_size:
                self.db.connection().config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
        self.close()

    def checkpoint(self) -> None:
        """Folds the write-ahead log into the file as far as readers allow; called when idle.

        Raises KnownError; then the log is as good as before.
        """
        with faults.explained(self.path), suppress(apsw.BusyError, apsw.LockedError):
            self.db.connection().wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)

    def release(self) -> None:
        """Gives back the memory of pages that were read, and may not be wanted again; called when idle."""
        self.db.execute_sql("PRAGMA shrink_memory").fetchall()

    def data_version(self) -> int:
        """Changes whenever another connection has committed."""
        return int(self.db.execute_sql("PRAGMA data_version").fetchone()[0])


def anywhere(_: Path) -> bool:
    """The probe for backups, which may lie on a network drive: they are only read."""
    return False


def create(path: Path, *, on_network: NetworkProbe = is_on_network) -> Workspace:
    """Makes a new workspace file with its schema. Raises KnownError when the file exists or can't be made."""
    from app.models.tables import create_schema  # noqa: PLC0415 - a window makes no file

    _require_sqlite()
    with faults.explained(path):
        if path.exists():
            raise KnownError(Trouble.FILE_EXISTS, file=str(path))
        if on_network(path.parent):
            raise KnownError(Trouble.NETWORK_DRIVE, file=str(path))
        workspace = _connected(path, apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE)
        with _left_when_refused(workspace):
            _set_and_read_back(workspace)
            _log_ahead(workspace)
            with workspace.db.atomic():
                create_schema(workspace.db)
    return workspace


@contextmanager
def built(workspace: Workspace) -> Iterator[Workspace]:
    """A file that is being built; at the end it is closed, whole by itself, and on the disk.

    Closing alone would not tell that the log could not be folded into the file, which loses it with its name.
    """
    try:
        yield workspace
        with faults.explained(workspace.path):
            workspace.db.execute_sql("PRAGMA journal_mode = DELETE").fetchall()
            _require(workspace, "journal_mode", "delete")
    finally:
        workspace.close()
    with faults.explained(workspace.path):
        sync_file(workspace.path)


def open_workspace(
    path: Path,
    *,
    reading: bool = False,
    any_schema: bool = False,
    on_network: NetworkProbe = is_on_network,
) -> Workspace:
    """Opens a workspace file of this release. A file that is refused is left as it was found.

    `reading` makes the connection refuse to write; `any_schema` lets an altered schema pass, for `check`.
    Raises KnownError: missing, empty, foreign, newer, older (`FILE_OLDER` is handled by upgrade), altered,
    damaged, read-only, on a network drive.
    """
    _require_sqlite()
    path = followed(path)
    with faults.explained(path):
        workspace, version = _examined(path, on_network)
        with _left_when_refused(workspace):
            if version < SCHEMA_VERSION and is_of_release(workspace.db, version):
                raise KnownError(Trouble.FILE_OLDER, file=str(path))
            if not any_schema and not is_todays(workspace.db):
                raise KnownError(Trouble.FILE_ALTERED, file=str(path))
            if reading:
                _set(workspace, _READER_CACHE)
                workspace.db.execute_sql("PRAGMA query_only = ON")
            else:
                _log_ahead(workspace)
            _refuse_moved(workspace)
    return workspace


@contextmanager
def looked_at(
    path: Path, *, on_network: NetworkProbe = is_on_network, cut_off: bool = False
) -> Iterator[tuple[Workspace, int]]:
    """A workspace of this or an earlier release with its schema version, only to look at; left as it was.

    `cut_off` lets a file be read that is shorter than it says. Raises KnownError when there is none of ours.
    """
    with faults.explained(path):
        workspace, version = _examined(path, on_network, cut_off=cut_off)
    try:
        yield workspace, version
    finally:
        workspace.leave()


@contextmanager
def sparing(workspace: Workspace) -> Iterator[None]:
    """Meanwhile a writer keeps little of what it reads, and nothing of it after: it is read once."""
    _set(workspace, _READER_CACHE)
    try:
        yield
    finally:
        workspace.release()
        _set(workspace, _WRITER_CACHE)


@contextmanager
def transaction(workspace: Workspace) -> Iterator[None]:
    """The one place where a transaction begins: IMMEDIATE, tried again while another process writes.

    Raises KnownError (busy, disk full, read-only, moved, damaged, input/output) after rolling back.
    """
    db = workspace.db
    _begin(workspace)
    try:
        with faults.explained(workspace.path):
            _refuse_gone(workspace)
            yield
            db.commit()
    except BaseException:
        with suppress(*faults.DATABASE_ERRORS):
            db.rollback()
        raise


def _begin(workspace: Workspace) -> None:
    with faults.explained(workspace.path):
        for remaining in range(_BUSY_TRIES - 1, -1, -1):
            try:
                workspace.db.begin()
                return
            except faults.DATABASE_ERRORS as error:
                if faults.meaning(error) is not Trouble.BUSY or not remaining:
                    raise
                # SQLite's busy handler is not fair: step back for a moment.
                time.sleep(random.uniform(0.01, 0.1))  # noqa: TID251


@contextmanager
def query_only(db: Database) -> Iterator[None]:
    """While loading and deciding the connection refuses to write: projections are the only writers.

    Not by `PRAGMA query_only`: after it SQLite compiles every statement of the connection anew.
    """
    connection = db.connection()
    connection.exec_trace = _let_read
    try:
        yield
    finally:
        connection.exec_trace = None


def _let_read(cursor: apsw.Cursor, statement: str, _values: object) -> bool:
    if not cursor.is_readonly:
        raise AssertionError(f"a verb wrote while it decided: {statement}")
    return True


def remove(path: Path) -> None:
    """Removes a file that was being built, with what SQLite had laid beside it."""
    files.remove(path)
    remove_logs(path)


def discard(path: Path) -> None:
    """Removes what was being built, on the way out; what can't be removed now is left to the next try."""
    with suppress(OSError):
        remove(path)


def refuse_log_name(path: Path) -> None:
    """A file that is called like a log of SQLite's is deleted by whoever opens the file beside it."""
    if path.name.endswith(_LOGS):
        raise KnownError(Trouble.FILE_UNREADABLE, variant="log", file=str(path))


def remove_logs(path: Path) -> None:
    """Removes what lies beside a file that is not there, or goes: SQLite would take it for the next one's."""
    for log in logs(path):
        files.remove(log)


def logs(path: Path) -> list[Path]:
    """What SQLite may lay beside a file."""
    return [path.with_name(path.name + suffix) for suffix in _LOGS]


def _require_sqlite() -> None:
    if tuple(int(part) for part in apsw.sqlite_lib_version().split(".")) < OLDEST_SQLITE:
        raise RuntimeError(f"SQLite {apsw.sqlite_lib_version()} is too old, {OLDEST_SQLITE} is needed")


def _refuse_path(path: Path, on_network: NetworkProbe) -> None:
    if path.is_dir():
        raise KnownError(Trouble.FILE_MISSING, variant="folder", file=str(path))
    if not path.is_file():
        raise KnownError(Trouble.FILE_MISSING, file=str(path))
    if path.stat().st_size == 0:
        raise KnownError(Trouble.FILE_EMPTY, file=str(path))
    if on_network(path):
        raise KnownError(Trouble.NETWORK_DRIVE, file=str(path))


def _examined(path: Path, on_network: NetworkProbe, *, cut_off: bool = False) -> tuple[Workspace, int]:
    """A connection to a workspace of ours with its schema version; nothing was written to the file."""
    _refuse_path(path, on_network)
    workspace = _connected(path, apsw.SQLITE_OPEN_READWRITE)
    with _left_when_refused(workspace):
        if cut_off:  # whoever may repair a schema may read such a file; nothing is written all the same
            workspace.db.execute_sql("PRAGMA writable_schema = ON").fetchall()
        version = _refuse_foreign(workspace)
        _set_and_read_back(workspace)
    return workspace, version


def _connected(path: Path, flags: int) -> Workspace:
    # Absolute: a file may be called `:memory:`, which means something to SQLite.
    db = Database(str(path.absolute()), patience=BUSY_SECONDS, flags=flags)
    return Workspace(path, db)


@contextmanager
def _left_when_refused(workspace: Workspace) -> Iterator[None]:
    try:
        yield
    except BaseException:
        workspace.leave()
        raise


def _set_and_read_back(workspace: Workspace) -> None:
    """The settings of a connection: they change nothing in the file."""
    for setting in _SETTINGS + (_DARWIN_SETTINGS if sys.platform == "darwin" else ()):
        _set(workspace, setting)
    # One plan for all values: a statement is compiled once, and not again for every value bound to it.
    workspace.db.connection().config(apsw.SQLITE_DBCONFIG_ENABLE_QPSG, 1)


def _set(workspace: Workspace, setting: _Setting) -> None:
    name, value, expected = setting
    workspace.db.execute_sql(f"PRAGMA {name} = {value}").fetchall()
    _require(workspace, name, expected)


def _log_ahead(workspace: Workspace) -> None:
    """Commits go to a write-ahead log, so that readers and the writer don't wait for each other."""
    if workspace.db.connection().readonly("main"):
        raise KnownError(Trouble.FILE_READ_ONLY, file=str(workspace.path))
    workspace.db.execute_sql("PRAGMA journal_mode = WAL").fetchall()
    _require(workspace, "journal_mode", "wal")


def _require(workspace: Workspace, name: str, expected: object) -> None:
    found = _pragma(workspace, name)
    if found != expected:
        reason = f"{name} is {found}, not {expected}"
        raise KnownError(Trouble.FILE_UNREADABLE, file=str(workspace.path), reason=reason)


def _refuse_moved(workspace: Workspace) -> None:
    """Another process may have put a restored or upgraded file in this one's place while we opened it."""
    if workspace.db.has_moved():
        raise KnownError(Trouble.FILE_IN_USE, file=str(workspace.path))


def _refuse_gone(workspace: Workspace) -> None:
    """What is written into a file that was moved or deleted meanwhile is lost with our last connection."""
    if workspace.db.has_moved():
        raise KnownError(Trouble.FILE_MISSING, variant="gone", file=str(workspace.path))


def _refuse_foreign(workspace: Workspace) -> int:
    """The schema version; refuses a database that is not ours or was made by a later release."""
    if _pragma(workspace, "application_id") != APPLICATION_ID:
        raise KnownError(Trouble.FILE_FOREIGN, variant="other", file=str(workspace.path))
    version = _pragma(workspace, "user_version")
    if version > SCHEMA_VERSION:
        raise KnownError(Trouble.FILE_NEWER, file=str(workspace.path), version=version, known=SCHEMA_VERSION)
    return version


def _pragma(workspace: Workspace, name: str) -> Any:
    row = workspace.db.execute_sql(f"PRAGMA {name}").fetchone()
    return row and row[0]
