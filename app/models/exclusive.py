"""Having a workspace file to oneself, for the two moments when it is replaced: upgrade and restore."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from app.errors import KnownError, Trouble
from app.models import faults
from app.models.connection import Database

_PATIENCE = 0.5  # seconds
_TRIES = 3


@contextmanager
def alone(path: Path) -> Iterator[Database]:
    """The only connection to the file, locked against all others; raises KnownError(FILE_IN_USE) if it isn't.

    Leaving WAL mode needs to be the only connection, and folds the log into the file.
    """
    with faults.explained(path):
        db = _locked(path)
    try:
        yield db
    finally:
        db.close()


def _locked(path: Path) -> Database:
    """Whoever had to wait may have opened what is not the file any more: then it is opened again."""
    for _ in range(_TRIES):
        place = str(path.absolute())
        db = Database(place, patience=_PATIENCE, lock="EXCLUSIVE", flags=apsw.SQLITE_OPEN_READWRITE)
        try:
            _lock(db, path)
            if not db.has_moved():
                _refuse_left(path.with_name(f"{path.name}-wal"), path)
                return db
        except BaseException:
            db.close()
            raise
        db.close()
    raise KnownError(Trouble.FILE_IN_USE, file=str(path))


def let_go(db: Database) -> None:
    """To be called before the file of an `alone` connection is replaced while it lasts.

    Where open files can be replaced it stays locked until then, and whoever waits for it finds that it has
    moved; Windows refuses to replace an open file, so there it is closed, and opening it stops the replacing.
    """
    if sys.platform == "win32":
        db.close()


def _lock(db: Database, path: Path) -> None:
    db.connection().config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)  # what is refused is left as it was
    if db.connection().readonly("main"):
        raise KnownError(Trouble.FILE_READ_ONLY, file=str(path))
    try:
        db.execute_sql("SELECT count(*) FROM sqlite_schema").fetchall()  # only a reader notices a left log
        mode = db.execute_sql("PRAGMA journal_mode = DELETE").fetchone()[0]
        db.execute_sql("PRAGMA locking_mode = EXCLUSIVE").fetchall()
        db.begin()
        db.commit()
    except faults.DATABASE_ERRORS as error:
        if faults.meaning(error) is not Trouble.BUSY:
            raise
        mode = None
    if mode != "delete":
        raise KnownError(Trouble.FILE_IN_USE, file=str(path))


def _refuse_left(log: Path, path: Path) -> None:
    """SQLite doesn't tell when it cannot delete a log, and would fold it into the next file of that name."""
    if log.exists() and log.stat().st_size:
        raise KnownError(Trouble.IO, file=str(path), reason=f"{log.name} cannot be deleted")
