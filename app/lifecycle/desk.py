"""What a verb or a query looks at."""

from __future__ import annotations

from dataclasses import dataclass, field

from playhouse.apsw_ext import APSWDatabase

from app.models.loading.graphs import Graphs


@dataclass(frozen=True, slots=True)
class Desk:
    """The workspace on one connection, for reading, and the graphs read so far."""

    db: APSWDatabase
    graphs: Graphs = field(default_factory=Graphs)
