"""One connection to a workspace file. A statement goes straight to SQLite; a query of a record goes through
peewee, which is loaded by the first of them: a list is seen before.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import apsw

if TYPE_CHECKING:
    from playhouse.apsw_ext import APSWDatabase

    from app.models.records.through import Through
else:
    APSWDatabase = object  # what peewee asks of it is written below, and no more

IN_MEMORY = ":memory:"
_FLAGS = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE


class Database(APSWDatabase):
    """Belongs to the thread that opened it. Errors are APSW's, whichever way a statement takes.

    `place` is a file or IN_MEMORY, `patience` how long to wait for another process, in seconds; `lock` is
    how a transaction begins.
    """

    def __init__(
        self, place: str, *, flags: int = _FLAGS, patience: float = 5.0, lock: str = "IMMEDIATE"
    ) -> None:
        self.place = place
        self._connection = apsw.Connection(place, flags=flags)
        self._connection.set_busy_timeout(round(patience * 1000))
        self._begin = f"BEGIN {lock}"
        self._through: Through | None = None

    def connection(self) -> Any:
        """APSW's own."""
        return self._connection

    def execute_sql(self, sql: str, params: Sequence[Any] | None = ()) -> Any:
        """Sends a statement, and returns its rows."""
        return self._connection.execute(sql, params)

    def begin(self) -> None:
        """Begins a transaction."""
        self._connection.execute(self._begin)

    def commit(self) -> None:
        """Ends the transaction, if there is one; what was changed stays."""
        if self._connection.in_transaction:
            self._connection.execute("COMMIT")

    def rollback(self) -> None:
        """Ends the transaction, if there is one; nothing was changed."""
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """All of it, or nothing: a transaction, or a part of the one that there is."""
        if self._connection.in_transaction:
            with self._connection:
                yield
            return
        self.begin()
        try:
            yield
            self.commit()
        except BaseException:
            self.rollback()
            raise

    def has_moved(self) -> bool:
        """Whether the file that was opened has another name by now, or none."""
        moved = array("i", [0])
        place, _ = moved.buffer_info()
        self._connection.file_control("main", apsw.SQLITE_FCNTL_HAS_MOVED, place)
        return bool(moved[0])

    def close(self) -> None:
        """Closes it; done twice it does nothing."""
        self._connection.close()

    # what peewee asks of the database that a query is executed on

    returning_clause = False

    def execute(self, query: Any, **options: Any) -> Any:
        """Sends a query of records."""
        return self._peewee().execute(query, **options)

    def last_insert_id(self, cursor: Any, kind: Any = None) -> Any:
        """The row that was inserted last."""
        return self._peewee().last_insert_id(cursor, kind)

    def rows_affected(self, cursor: Any) -> int:
        """How many rows the last statement changed."""
        return int(self._peewee().rows_affected(cursor))

    def _peewee(self) -> Through:
        if self._through is None:
            from app.models.records.through import Through  # noqa: PLC0415 - with it comes all of peewee

            self._through = Through(self.execute_sql)
        return self._through
