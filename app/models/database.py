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
from dataclasses import dataclass
from pathlib import Path

import apsw
from playhouse.apsw_ext import APSWDatabase

from app.errors import KnownError, Trouble
from app.files import is_on_network
from app.models import faults
from app.models.schema import APPLICATION_ID, SCHEMA_VERSION, create_schema, expected_fingerprint, fingerprint

OLDEST_SQLITE = (3, 51, 3)  # from there on WAL with several connections has no known loss
BUSY_SECONDS = 5.0
_BUSY_TRIES = 5
CHECKPOINT_PAGES = 10_000  # a net only: the program checkpoints when it is idle

# What is set on each connection, in order, and what must be read back.
_SETTINGS: tuple[tuple[str, str, object], ...] = (
    ("synchronous", "FULL", 2),
    ("foreign_keys", "ON", 1),
    ("recursive_triggers", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
    ("wal_autocheckpoint", str(CHECKPOINT_PAGES), CHECKPOINT_PAGES),
    ("temp_store", "MEMORY", 2),
    ("cache_size", "-65536", -65536),
)
_DARWIN_SETTINGS: tuple[tuple[str, str, object], ...] = (
    ("fullfsync", "ON", 1),
    ("checkpoint_fullfsync", "ON", 1),
)

NetworkProbe = Callable[[Path], bool]


@dataclass(frozen=True, slots=True)
class Workspace:
    """An open workspace file on one connection; belongs to the thread that opened it."""

    path: Path
    db: APSWDatabase

    def close(self) -> None:
        """Closes the connection; the last one to close folds the write-ahead log into the file."""
        self.db.close()

    def checkpoint(self) -> None:
        """Folds the write-ahead log into the file as far as readers allow; called when idle."""
        with suppress(apsw.BusyError, apsw.LockedError):
            self.db.connection().wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)

    def data_version(self) -> int:
        """Changes whenever another connection has committed."""
        return int(self.db.execute_sql("PRAGMA data_version").fetchone()[0])


def create(path: Path, *, on_network: NetworkProbe = is_on_network) -> Workspace:
    """Makes a new workspace file with its schema. Raises KnownError when the file exists or can't be made."""
    _require_sqlite()
    if path.exists():
        raise KnownError(Trouble.FILE_EXISTS, file=str(path))
    if on_network(path.parent):
        raise KnownError(Trouble.NETWORK_DRIVE, file=str(path))
    workspace = _connected(path, apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE)
    try:
        with workspace.db.atomic():
            create_schema(workspace.db)
    except faults.DATABASE_ERRORS as error:
        workspace.close()
        raise _known(error, path) from error
    return workspace


def open_workspace(
    path: Path,
    *,
    reading: bool = False,
    any_schema: bool = False,
    on_network: NetworkProbe = is_on_network,
) -> Workspace:
    """Opens a workspace file of this release.

    `reading` makes the connection refuse to write; `any_schema` lets an altered schema pass, for `check`.
    Raises KnownError: missing, empty, foreign, newer, older (`FILE_OLDER` is handled by upgrade), altered,
    damaged, read-only, on a network drive.
    """
    _require_sqlite()
    _refuse_path(path, on_network)
    workspace = _connected(path, apsw.SQLITE_OPEN_READWRITE)
    try:
        _refuse_contents(workspace, any_schema=any_schema)
        if reading:
            workspace.db.execute_sql("PRAGMA query_only = ON")
    except faults.DATABASE_ERRORS as error:
        workspace.close()
        raise _known(error, path) from error
    except KnownError:
        workspace.close()
        raise
    return workspace


@contextmanager
def transaction(workspace: Workspace) -> Iterator[None]:
    """The one place where a transaction begins: IMMEDIATE, tried again while another process writes.

    Raises KnownError (busy, disk full, read-only, damaged, input/output) after rolling back.
    """
    db = workspace.db
    _begin(workspace)
    try:
        yield
        db.commit()
    except BaseException as error:
        with suppress(*faults.DATABASE_ERRORS):
            db.rollback()
        if isinstance(error, faults.DATABASE_ERRORS) and (known := faults.known(error, str(workspace.path))):
            raise known from error
        raise


def _begin(workspace: Workspace) -> None:
    for remaining in range(_BUSY_TRIES - 1, -1, -1):
        try:
            workspace.db.begin()
            return
        except faults.DATABASE_ERRORS as error:
            if faults.meaning(error) is not Trouble.BUSY or not remaining:
                raise _known(error, workspace.path) from error
            # SQLite's busy handler is not fair: step back for a moment.
            time.sleep(random.uniform(0.01, 0.1))  # noqa: TID251


@contextmanager
def query_only(db: APSWDatabase) -> Iterator[None]:
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


def schema_version(path: Path) -> int:
    """The schema version that a workspace file carries. Raises KnownError when it is not a workspace."""
    _refuse_path(path, is_on_network)
    workspace = _connected(path, apsw.SQLITE_OPEN_READWRITE)
    try:
        return _refuse_foreign(workspace)
    except faults.DATABASE_ERRORS as error:
        raise _known(error, path) from error
    finally:
        workspace.close()


def _require_sqlite() -> None:
    if tuple(int(part) for part in apsw.sqlite_lib_version().split(".")) < OLDEST_SQLITE:
        raise RuntimeError(f"SQLite {apsw.sqlite_lib_version()} is too old, {OLDEST_SQLITE} is needed")


def _refuse_path(path: Path, on_network: NetworkProbe) -> None:
    if not path.is_file():
        raise KnownError(Trouble.FILE_MISSING, file=str(path))
    if path.stat().st_size == 0:
        raise KnownError(Trouble.FILE_EMPTY, file=str(path))
    if on_network(path):
        raise KnownError(Trouble.NETWORK_DRIVE, file=str(path))


def _connected(path: Path, flags: int) -> Workspace:
    db = APSWDatabase(str(path), timeout=BUSY_SECONDS, lock_type="IMMEDIATE", flags=flags)
    workspace = Workspace(path, db)
    try:
        db.connect()
        if not flags & apsw.SQLITE_OPEN_CREATE:
            _refuse_foreign(workspace)  # before any setting: journal_mode would write to a stranger's file
        _set_and_read_back(db)
    except faults.DATABASE_ERRORS as error:
        db.close()
        raise _known(error, path) from error
    except KnownError:
        db.close()
        raise
    return workspace


def _set_and_read_back(db: APSWDatabase) -> None:
    if db.execute_sql("PRAGMA journal_mode").fetchone()[0] != "wal":
        mode = db.execute_sql("PRAGMA journal_mode = WAL").fetchone()[0]
        _require("journal_mode", mode, "wal")
    for name, value, expected in _SETTINGS + (_DARWIN_SETTINGS if sys.platform == "darwin" else ()):
        db.execute_sql(f"PRAGMA {name} = {value}").fetchall()
        row = db.execute_sql(f"PRAGMA {name}").fetchone()
        _require(name, row[0] if row else expected, expected)
    # One plan for all values: a statement is compiled once, and not again for every value bound to it.
    db.connection().config(apsw.SQLITE_DBCONFIG_ENABLE_QPSG, 1)


def _require(name: str, found: object, expected: object) -> None:
    if found != expected:
        raise KnownError(Trouble.FILE_UNREADABLE, file="", reason=f"{name} is {found}, not {expected}")


def _refuse_foreign(workspace: Workspace) -> int:
    """The schema version; refuses a database that is not ours or was made by a later release."""
    if _pragma(workspace, "application_id") != APPLICATION_ID:
        raise KnownError(Trouble.FILE_FOREIGN, file=str(workspace.path))
    version = _pragma(workspace, "user_version")
    if version > SCHEMA_VERSION:
        raise KnownError(Trouble.FILE_NEWER, file=str(workspace.path), version=version, known=SCHEMA_VERSION)
    return version


def _refuse_contents(workspace: Workspace, *, any_schema: bool) -> None:
    if _refuse_foreign(workspace) < SCHEMA_VERSION:
        raise KnownError(Trouble.FILE_OLDER, file=str(workspace.path))
    if not any_schema and fingerprint(workspace.db) != expected_fingerprint():
        raise KnownError(Trouble.FILE_ALTERED, file=str(workspace.path))


def _pragma(workspace: Workspace, name: str) -> int:
    return int(workspace.db.execute_sql(f"PRAGMA {name}").fetchone()[0])


def _known(error: BaseException, path: Path) -> Exception:
    return faults.known(error, str(path)) or _as_exception(error)


def _as_exception(error: BaseException) -> Exception:
    assert isinstance(error, Exception)
    return error
