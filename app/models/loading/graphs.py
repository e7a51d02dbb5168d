"""Published routing graphs, kept once read: a published version never changes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from playhouse.apsw_ext import APSWDatabase

from app.models.records import VersionRow

if TYPE_CHECKING:
    from app.domain.routing.graph import Graph


class Graphs:
    """Reads the graphs of versions; keeps the published ones."""

    def __init__(self) -> None:
        self._kept: dict[int, Graph] = {}

    def of(self, db: APSWDatabase, version_id: int) -> Graph:
        """The graph of a published or retired version."""
        if version_id not in self._kept:
            self._kept[version_id] = as_graph(stored(db, version_id))
        return self._kept[version_id]


def stored(db: APSWDatabase, version_id: int) -> Any:
    """The version's graph as exchange-format JSON data."""
    return json.loads(str(VersionRow.select(VersionRow.graph).where(VersionRow.id == version_id).scalar(db)))


def as_graph(data: Any) -> Graph:
    """The graph that stored exchange-format data describes."""
    from app.domain.routing.exchange import from_json  # noqa: PLC0415 - lists show no graph

    return from_json(data)
