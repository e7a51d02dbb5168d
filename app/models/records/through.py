"""peewee's way to a connection that is already there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from playhouse.apsw_ext import APSWDatabase


class Through(APSWDatabase):
    """Makes statements of queries; who has the connection sends them."""

    def __init__(self, send: Callable[[str, Sequence[Any]], Any]) -> None:
        super().__init__("a connection of ours")
        self._send = send

    def execute_sql(self, sql: str, params: Sequence[Any] | None = None) -> Any:
        """As whoever has the connection does; errors are APSW's."""
        return self._send(sql, params or ())
