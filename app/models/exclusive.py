"""Having a workspace file to oneself, for the two moments when it is replaced: upgrade and restore."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw
from playhouse.apsw_ext import APSWDatabase

from app.errors import KnownError, Trouble
from app.models import faults


@contextmanager
def alone(path: Path) -> Iterator[APSWDatabase]:
    """The only connection to the file, locked against all others; raises KnownError(FILE_IN_USE) if it isn't.

    Leaving WAL mode needs to be the only connection, and folds the log into the file.
    """
    db = APSWDatabase(str(path), timeout=0.5, lock_type="EXCLUSIVE", flags=apsw.SQLITE_OPEN_READWRITE)
    try:
        db.connect()
        mode = db.execute_sql("PRAGMA journal_mode = DELETE").fetchone()[0]
        db.execute_sql("PRAGMA locking_mode = EXCLUSIVE").fetchall()
        if mode != "delete":
            raise KnownError(Trouble.FILE_IN_USE, file=str(path))
        db.begin()
        db.commit()
        yield db
    except faults.DATABASE_ERRORS as error:
        if faults.meaning(error) is Trouble.BUSY:
            raise KnownError(Trouble.FILE_IN_USE, file=str(path)) from error
        raise faults.known(error, str(path)) or error from error
    finally:
        db.close()
