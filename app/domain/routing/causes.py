"""Which findings can follow from which, and when they do: the table behind "root causes first".

A cause stands before its effects in the order of `Rule`, so folding makes a tree; only unreachable nodes can
follow from one of their own rule, the first of their group. Only errors are causes: nothing that stops
publishing hides under a warning.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from app.domain.routing.findings import Finding, Rule
from app.domain.routing.fixes import ReplaceEdge
from app.domain.routing.graph import Edge, EdgeKind, NodeKind
from app.domain.routing.survey import Survey

Follows = Callable[[Survey, Finding, Finding], bool]


def _always(_survey: Survey, _cause: Finding, _effect: Finding) -> bool:
    return True


def _same_node(_survey: Survey, cause: Finding, effect: Finding) -> bool:
    return cause.nodes[0] == effect.nodes[0]


def _isolated(survey: Survey, cause: Finding, effect: Finding) -> bool:
    """A node without any edge: everything about its ways follows from that."""
    return cause.nodes[0] == effect.nodes[0] and survey.is_isolated(effect.nodes[0])


# edges


def _leaves(_survey: Survey, cause: Finding, effect: Finding) -> bool:
    """The wrong edge is a way out of the node."""
    return any(edge.source == effect.nodes[0] for edge in cause.edges)


def _leaves_as_else(_survey: Survey, cause: Finding, effect: Finding) -> bool:
    return any(edge.source == effect.nodes[0] and edge.otherwise for edge in cause.edges)


def _leaves_as_rework(_survey: Survey, cause: Finding, effect: Finding) -> bool:
    return any(edge.source == effect.nodes[0] and edge.kind is EdgeKind.REWORK for edge in cause.edges)


def _arrives(_survey: Survey, cause: Finding, effect: Finding) -> bool:
    """The wrong edge is a way in, or is meant to be one."""
    return any(edge.target == effect.nodes[0] for edge in (*cause.edges, *_edges_of_fix(cause)))


def _beyond(survey: Survey, cause: Finding, effect: Finding) -> bool:
    """The node comes after where the wrong edge leads, or is meant to lead."""
    targets = {edge.target for edge in (*cause.edges, *_edges_of_fix(cause))}
    return any(effect.nodes[0] in survey.downstream(code) for code in targets if code in survey.nodes)


def _becomes_rework(_survey: Survey, cause: Finding, effect: Finding) -> bool:
    """The cause's fix turns a way out of the inspection into its way to fail, which leaves one other."""
    turned = any(
        edge.source == effect.nodes[0] and edge.kind is EdgeKind.REWORK for edge in _edges_of_fix(cause)
    )
    return turned and len(effect.edges) <= 2


def _same_edges(_survey: Survey, cause: Finding, effect: Finding) -> bool:
    return set(effect.edges) <= set(cause.edges)


def _edges_of_fix(cause: Finding) -> Iterator[Edge]:
    for change in cause.fix.changes if cause.fix else ():
        if isinstance(change, ReplaceEdge):
            yield change.by


# walks


def _from_another_start(survey: Survey, cause: Finding, effect: Finding) -> bool:
    return any(effect.nodes[0] in survey.downstream(start) for start in cause.nodes[1:])


def _another_start(_survey: Survey, cause: Finding, effect: Finding) -> bool:
    return effect.nodes[0] in cause.nodes[1:]


def _first_of_group(survey: Survey, cause: Finding, effect: Finding) -> bool:
    return survey.first_unreached.get(effect.nodes[0]) == cause.nodes[0]


def _last_step(survey: Survey, _cause: Finding, effect: Finding) -> bool:
    return survey.kind(effect.nodes[0]) in (NodeKind.OPERATION, NodeKind.QC, NodeKind.JOIN)


def _leads_there(survey: Survey, cause: Finding, effect: Finding) -> bool:
    """A walk without rework leads from the effect's node to the cause's."""
    return effect.nodes[0] in survey.leading_to(cause.nodes[0])


# splits and joins


def _in_one_branch(survey: Survey, cause: Finding, effect: Finding) -> bool:
    """The cause stands in some branches of the split, but not after all of them."""
    ways = [survey.downstream(edge.target) for edge in survey.ways_out(effect.nodes[0])]
    return any(cause.nodes[0] in way for way in ways) and not all(cause.nodes[0] in way for way in ways)


def _before_join(survey: Survey, cause: Finding, effect: Finding) -> bool:
    """The cause stands between the effect's split and join."""
    join, split = effect.nodes[:2]
    return cause.nodes[0] in survey.downstream(split) - survey.downstream(join)


def _of_its_split(_survey: Survey, cause: Finding, effect: Finding) -> bool:
    return cause.nodes[0] == effect.nodes[1]


def _after_split(survey: Survey, cause: Finding, effect: Finding) -> bool:
    return effect.nodes[0] in survey.downstream(cause.nodes[0])


_LOOSE = (Rule.EDGE_DANGLING_FROM, Rule.EDGE_DANGLING_TO)
_LOST_WAYS_OUT = (
    Rule.EDGE_DANGLING_TO,
    Rule.EDGE_SELF_LOOP,
    Rule.EDGE_DUPLICATE,
    Rule.START_HAS_WAY_IN,
    Rule.SINK_ENTERED_WITHOUT_REWORK,
    Rule.REWORK_MISPLACED,
    Rule.CONDITIONAL_MISPLACED,
)
_LOST_WAYS_IN = (
    *_LOOSE,
    Rule.EDGE_DUPLICATE,
    Rule.END_HAS_WAY_OUT,
    Rule.SINK_HAS_WAY_OUT,
    Rule.REWORK_MISPLACED,
    Rule.REWORK_TARGET_WRONG,
)
_LOST_CHOICES = (Rule.EDGE_DANGLING_TO, Rule.EDGE_SELF_LOOP, Rule.START_HAS_WAY_IN)
_ISOLATED = ((Rule.NODE_UNREACHABLE,), _isolated)

CAUSES: Mapping[Rule, tuple[tuple[tuple[Rule, ...], Follows], ...]] = {
    Rule.START_MISSING: (((Rule.GRAPH_EMPTY,), _always),),
    Rule.END_MISSING: (((Rule.GRAPH_EMPTY,), _always),),
    Rule.EDGE_DANGLING_FROM: (((Rule.GRAPH_EMPTY,), _always),),
    Rule.EDGE_DANGLING_TO: (((Rule.GRAPH_EMPTY,), _always),),
    Rule.NODE_UNREACHABLE: (
        ((Rule.START_MISSING,), _always),
        ((Rule.START_MULTIPLE,), _from_another_start),
        ((*_LOOSE, Rule.END_HAS_WAY_OUT, Rule.SINK_HAS_WAY_OUT), _beyond),
        ((Rule.NODE_UNREACHABLE,), _first_of_group),
    ),
    Rule.NODE_WITHOUT_WAY_OUT: (
        (_LOST_WAYS_OUT, _leaves),
        ((Rule.START_MULTIPLE,), _another_start),
        _ISOLATED,
        ((Rule.END_MISSING,), _last_step),
    ),
    Rule.NODE_SEVERAL_WAYS_OUT: (
        ((Rule.CYCLE_WITHOUT_REWORK, Rule.SINK_ENTERED_WITHOUT_REWORK), _becomes_rework),
    ),
    Rule.SPLIT_TOO_FEW_WAYS_OUT: ((_LOST_WAYS_OUT, _leaves), _ISOLATED),
    Rule.JOIN_TOO_FEW_WAYS_IN: ((_LOST_WAYS_IN, _arrives), _ISOLATED),
    Rule.QC_WITHOUT_WAY_TO_FAIL: (
        (_LOST_CHOICES, _leaves_as_rework),
        ((Rule.CYCLE_WITHOUT_REWORK, Rule.SINK_ENTERED_WITHOUT_REWORK), _becomes_rework),
        _ISOLATED,
    ),
    Rule.DECISION_WITHOUT_ELSE: (
        ((Rule.EDGE_CONDITION_MISSING, Rule.NORMAL_FROM_DECISION), _leaves),
        (_LOST_CHOICES, _leaves_as_else),
    ),
    Rule.DECISION_WITHOUT_CHOICE: (((*_LOST_CHOICES, Rule.NORMAL_FROM_DECISION), _leaves),),
    Rule.QC_ELSE_TAKES_ALL: (((Rule.ELSE_SEVERAL,), _same_node),),
    Rule.NODE_CANNOT_REACH_END: (
        ((Rule.END_MISSING,), _always),
        _ISOLATED,
        ((Rule.CYCLE_WITHOUT_REWORK, Rule.NODE_WITHOUT_WAY_OUT), _leads_there),
        (
            (Rule.SINK_ENTERED_WITHOUT_REWORK, Rule.SPLIT_TOO_FEW_WAYS_OUT, Rule.REWORK_MISPLACED),
            _leads_there,
        ),
    ),
    Rule.SPLIT_WITHOUT_JOIN: (
        ((Rule.SPLIT_TOO_FEW_WAYS_OUT,), _same_node),
        ((Rule.NODE_WITHOUT_WAY_OUT,), _in_one_branch),
    ),
    Rule.BRANCH_LEAVES_REGION: (
        ((Rule.SPLIT_WITHOUT_JOIN, Rule.SPLIT_JOINED_SEVERAL_TIMES), _same_node),
        ((Rule.CYCLE_WITHOUT_REWORK,), _same_edges),
    ),
    Rule.REGION_ENTERED_FROM_OUTSIDE: (
        ((Rule.SPLIT_JOINED_SEVERAL_TIMES, Rule.BRANCH_LEAVES_REGION), _same_node),
        ((Rule.CYCLE_WITHOUT_REWORK,), _same_edges),
    ),
    Rule.JOIN_WITHOUT_SPLIT: (
        ((Rule.JOIN_TOO_FEW_WAYS_IN,), _same_node),
        ((Rule.SPLIT_WITHOUT_JOIN, Rule.BRANCH_LEAVES_REGION), _after_split),
    ),
    Rule.JOIN_COUNT_TOO_HIGH: (((Rule.JOIN_TOO_FEW_WAYS_IN,), _same_node),),
    Rule.JOIN_NEVER_SATISFIED: (
        ((Rule.JOIN_TOO_FEW_WAYS_IN,), _same_node),
        ((Rule.SPLIT_JOINED_SEVERAL_TIMES, Rule.BRANCH_LEAVES_REGION), _of_its_split),
        ((Rule.NODE_WITHOUT_WAY_OUT, Rule.CYCLE_WITHOUT_REWORK), _before_join),
    ),
}
