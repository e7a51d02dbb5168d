"""The one engine that says what is wrong with a routing, for every caller.

Saving a draft, publishing, the designer and the command line all ask it; they differ only in the severity
that stops them. A graph is valid because `errors(validate(...))` is empty. A rule that asks what is not known
of the workshop is left out.
"""

from __future__ import annotations

from app.domain.routing.findings import Finding
from app.domain.routing.folding import folded
from app.domain.routing.graph import Graph
from app.domain.routing.known import NOTHING, Known
from app.domain.routing.rules import cycles, decisions, edges, ends, quality, reach, regions, ways, work
from app.domain.routing.survey import Survey

_FAMILIES = (ends, edges, ways, reach, cycles, regions, quality, decisions, work)


def validate(graph: Graph, known: Known = NOTHING) -> tuple[Finding, ...]:
    """Everything that the rules find: errors before warnings, what follows from one folded under it."""
    survey = Survey(graph)
    return folded(survey, [finding for family in _FAMILIES for finding in family.check(survey, known)])
