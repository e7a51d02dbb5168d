"""Strategies for graphs of any shape, mostly wrong."""

from __future__ import annotations

from hypothesis import strategies as st

from app.domain.routing.conditions import PROPERTIES, Comparison, Condition, Operator, Quantifier
from app.domain.routing.graph import (
    Edge,
    EdgeKind,
    Graph,
    Join,
    JoinPolicy,
    Node,
    NodeKind,
    Qc,
    QcMode,
    SkillNeed,
)
from app.domain.words import Line

CODES = [f"n{number}" for number in range(8)]
_VALUES = st.one_of(
    st.integers(-3, 20), st.sampled_from(["pass", "high", "classic", "X", ""]), st.booleans(), st.floats(0, 9)
)
COMPARISONS = st.builds(
    Comparison,
    st.sampled_from([*PROPERTIES, "colour"]),
    st.sampled_from([*Operator, "is"]),
    st.one_of(_VALUES, st.lists(_VALUES, max_size=2).map(tuple)),
)


def _groups(members: st.SearchStrategy[Comparison | Condition]) -> st.SearchStrategy[Condition]:
    return st.builds(Condition, st.sampled_from(Quantifier), st.lists(members, max_size=3).map(tuple))


_CONDITIONS = _groups(st.one_of(COMPARISONS, _groups(COMPARISONS)))


def _nodes(codes: st.SearchStrategy[str]) -> st.SearchStrategy[Node]:
    return st.builds(
        Node,
        code=codes,
        kind=st.sampled_from(NodeKind),
        work_center=st.sampled_from([None, "BENCH", "CUT"]),
        minutes=st.sampled_from([None, 5]),
        operators=st.integers(1, 3),
        wip_limit=st.sampled_from([None, 2]),
        sla_minutes=st.sampled_from([None, 60]),
        skills=st.sampled_from([(), (SkillNeed("glue", 2),)]),
        qc=st.sampled_from([None, Qc(QcMode.EVERY), Qc(QcMode.SAMPLE)]),
        join=st.sampled_from([None, Join(JoinPolicy.ALL), Join(JoinPolicy.AT_LEAST, 2)]),
    )


_EDGES = st.builds(
    Edge,
    source=st.sampled_from([*CODES, "nowhere"]),
    target=st.sampled_from([*CODES, "nowhere"]),
    kind=st.sampled_from([EdgeKind.NORMAL, EdgeKind.NORMAL, EdgeKind.CONDITIONAL, EdgeKind.REWORK]),
    when=st.one_of(st.none(), _CONDITIONS),
    otherwise=st.booleans(),
    priority=st.integers(0, 1),
)
GRAPHS = st.builds(
    Graph,
    st.just("BAG"),
    st.just("Bag"),
    st.sampled_from(Line),
    st.lists(_nodes(st.sampled_from(CODES)), max_size=9).map(tuple),
    st.lists(_EDGES, max_size=14).map(tuple),
)
