"""Published routing graphs, kept once read: a published version never changes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from app.models.connection import Database

if TYPE_CHECKING:
    from app.domain.routing.graph import Graph


_NAMES = (
    "SELECT n.value ->> 'code', n.value ->> 'name', n.value ->> 'name_th' "
    "FROM routing_version v, json_each(v.graph, '$.nodes') n WHERE v.id = ?"
)

Names = tuple[str, str | None]
"""What a node is called: the English name, and the Thai one where there is one."""


class Graphs:
    """Reads the graphs of versions; keeps the published ones."""

    def __init__(self) -> None:
        self._kept: dict[int, Graph] = {}
        self._names: dict[int, Mapping[str, Names]] = {}

    def of(self, db: Database, version_id: int) -> Graph:
        """The graph of a published or retired version."""
        if version_id not in self._kept:
            self._kept[version_id] = as_graph(stored(db, version_id))
        return self._kept[version_id]

    def names(self, db: Database, version_id: int) -> Mapping[str, Names]:
        """What the nodes of a published or retired version are called, by code, without reading its graph."""
        if version_id not in self._names:
            rows = db.execute_sql(_NAMES, (version_id,)).fetchall()
            self._names[version_id] = {code: (name, name_th) for code, name, name_th in rows}
        return self._names[version_id]


def stored(db: Database, version_id: int) -> Any:
    """The version's graph as exchange-format JSON data."""
    row = db.execute_sql("SELECT graph FROM routing_version WHERE id = ?", (version_id,)).fetchone()
    return json.loads(row[0])


def as_graph(data: Any) -> Graph:
    """The graph that stored exchange-format data describes."""
    from app.domain.routing.exchange import from_json  # noqa: PLC0415 - lists show no graph

    return from_json(data)
