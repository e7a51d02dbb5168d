"""What a verb or a query looks at."""

from __future__ import annotations

from dataclasses import field

from app.lifecycle.paces import Paces
from app.models.connection import Database
from app.models.loading.graphs import Graphs
from app.values import frozen


@frozen
class Desk:
    """The workspace on one connection, for reading, with the graphs and paces read so far."""

    db: Database
    graphs: Graphs = field(default_factory=Graphs)
    paces: Paces = field(default_factory=Paces)
