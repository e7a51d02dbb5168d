"""peewee's way to a connection that is already there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from playhouse.apsw_ext import APSWDatabase

if TYPE_CHECKING:
    from app.models.connection import Database


class Through(APSWDatabase):
    """Makes statements of queries, and sends them over the connection of a `Database`: errors are APSW's."""

    def __init__(self, database: Database) -> None:
        super().__init__("a connection of ours")
        self._statements = database

    def execute_sql(self, sql: str, params: Sequence[Any] | None = None) -> Any:
        """As the `Database` does."""
        return self._statements.execute_sql(sql, params or ())
