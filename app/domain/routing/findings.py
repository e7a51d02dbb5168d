"""What the rules find in a graph: one code and one severity for each meaning, published in `RULES`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from enum import StrEnum

from app.domain.routing.fixes import Fix
from app.domain.routing.graph import Edge, Node
from app.values import frozen

Params = Mapping[str, object]
_MOST_NAMED = 8


class Severity(StrEnum):
    """An error stops publishing; a warning is shown."""

    ERROR = "error"
    WARNING = "warning"


class Rule(StrEnum):
    """Every rule, root causes before what may follow from them: the order in which findings are told."""

    # what there must be
    GRAPH_EMPTY = "GRAPH_EMPTY"
    NODE_CODE_DUPLICATE = "NODE_CODE_DUPLICATE"
    START_MISSING = "START_MISSING"
    START_MULTIPLE = "START_MULTIPLE"
    END_MISSING = "END_MISSING"
    # edges in themselves
    EDGE_DANGLING_FROM = "EDGE_DANGLING_FROM"
    EDGE_DANGLING_TO = "EDGE_DANGLING_TO"
    EDGE_SELF_LOOP = "EDGE_SELF_LOOP"
    EDGE_DUPLICATE = "EDGE_DUPLICATE"
    # edges where their kind does not belong
    START_HAS_WAY_IN = "START_HAS_WAY_IN"
    END_HAS_WAY_OUT = "END_HAS_WAY_OUT"
    SINK_HAS_WAY_OUT = "SINK_HAS_WAY_OUT"
    SINK_ENTERED_WITHOUT_REWORK = "SINK_ENTERED_WITHOUT_REWORK"
    REWORK_MISPLACED = "REWORK_MISPLACED"
    REWORK_TARGET_WRONG = "REWORK_TARGET_WRONG"
    CONDITIONAL_MISPLACED = "CONDITIONAL_MISPLACED"
    NORMAL_FROM_DECISION = "NORMAL_FROM_DECISION"
    # conditions
    EDGE_CONDITION_MISSING = "EDGE_CONDITION_MISSING"
    EDGE_CONDITION_UNUSED = "EDGE_CONDITION_UNUSED"
    EDGE_CONDITION_AND_ELSE = "EDGE_CONDITION_AND_ELSE"
    CONDITION_EMPTY = "CONDITION_EMPTY"
    CONDITION_PROPERTY_UNKNOWN = "CONDITION_PROPERTY_UNKNOWN"
    CONDITION_OPERATOR_UNKNOWN = "CONDITION_OPERATOR_UNKNOWN"
    CONDITION_OPERATOR_UNFIT = "CONDITION_OPERATOR_UNFIT"
    CONDITION_NUMBER_UNFIT = "CONDITION_NUMBER_UNFIT"
    CONDITION_CHOICE_UNFIT = "CONDITION_CHOICE_UNFIT"
    CONDITION_TEXT_UNFIT = "CONDITION_TEXT_UNFIT"
    CONDITION_LIST_UNFIT = "CONDITION_LIST_UNFIT"
    CONDITIONS_OVERLAP = "CONDITIONS_OVERLAP"
    ELSE_SEVERAL = "ELSE_SEVERAL"
    # where nodes lead, and from where
    CYCLE_WITHOUT_REWORK = "CYCLE_WITHOUT_REWORK"
    NODE_UNREACHABLE = "NODE_UNREACHABLE"
    NODE_WITHOUT_WAY_OUT = "NODE_WITHOUT_WAY_OUT"
    NODE_SEVERAL_WAYS_OUT = "NODE_SEVERAL_WAYS_OUT"
    SPLIT_TOO_FEW_WAYS_OUT = "SPLIT_TOO_FEW_WAYS_OUT"
    JOIN_TOO_FEW_WAYS_IN = "JOIN_TOO_FEW_WAYS_IN"
    DECISION_WITHOUT_ELSE = "DECISION_WITHOUT_ELSE"
    NODE_CANNOT_REACH_END = "NODE_CANNOT_REACH_END"
    # splits and joins
    SPLIT_WITHOUT_JOIN = "SPLIT_WITHOUT_JOIN"
    SPLIT_JOINED_SEVERAL_TIMES = "SPLIT_JOINED_SEVERAL_TIMES"
    BRANCH_LEAVES_REGION = "BRANCH_LEAVES_REGION"
    REGION_ENTERED_FROM_OUTSIDE = "REGION_ENTERED_FROM_OUTSIDE"
    JOIN_WITHOUT_SPLIT = "JOIN_WITHOUT_SPLIT"
    JOIN_WITHOUT_POLICY = "JOIN_WITHOUT_POLICY"
    JOIN_WITHOUT_COUNT = "JOIN_WITHOUT_COUNT"
    JOIN_COUNT_TOO_HIGH = "JOIN_COUNT_TOO_HIGH"
    JOIN_NEVER_SATISFIED = "JOIN_NEVER_SATISFIED"
    # work and inspection
    OPERATION_WITHOUT_WORK_CENTER = "OPERATION_WITHOUT_WORK_CENTER"
    QC_WITHOUT_POLICY = "QC_WITHOUT_POLICY"
    QC_SAMPLE_WITHOUT_PERCENT = "QC_SAMPLE_WITHOUT_PERCENT"
    QC_WITHOUT_WAY_TO_FAIL = "QC_WITHOUT_WAY_TO_FAIL"
    # what may be meant so
    END_SEVERAL = "END_SEVERAL"
    DECISION_WITHOUT_CHOICE = "DECISION_WITHOUT_CHOICE"
    QC_ELSE_TAKES_ALL = "QC_ELSE_TAKES_ALL"
    WORK_CENTER_UNKNOWN = "WORK_CENTER_UNKNOWN"
    MINUTES_MISSING = "MINUTES_MISSING"
    SLA_ON_START_OR_END = "SLA_ON_START_OR_END"
    WIP_BELOW_OPERATORS = "WIP_BELOW_OPERATORS"
    SKILL_NOBODY_HAS = "SKILL_NOBODY_HAS"


_WARNINGS = frozenset(
    {
        Rule.END_SEVERAL,
        Rule.DECISION_WITHOUT_CHOICE,
        Rule.QC_ELSE_TAKES_ALL,
        Rule.WORK_CENTER_UNKNOWN,
        Rule.MINUTES_MISSING,
        Rule.SLA_ON_START_OR_END,
        Rule.WIP_BELOW_OPERATORS,
        Rule.SKILL_NOBODY_HAS,
    }
)

RULES: Mapping[Rule, Severity] = {
    rule: Severity.WARNING if rule in _WARNINGS else Severity.ERROR for rule in Rule
}


@frozen
class Finding:
    """One thing found: parameters of its sentence, the nodes (by code) and edges it is about.

    `folded` are findings that follow from this one and go away with it. Parameters name nodes by `label`;
    whoever shows nodes in another language finds them by their codes.
    """

    code: Rule
    nodes: tuple[str, ...] = ()
    edges: tuple[Edge, ...] = ()
    params: Params = field(default_factory=dict, hash=False)
    fix: Fix | None = None
    folded: tuple[Finding, ...] = ()

    @property
    def severity(self) -> Severity:
        """Error or warning, by the table of rules and by nothing else."""
        return RULES[self.code]


def errors(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that stop publishing. A graph is valid because there is none."""
    return tuple(each for each in findings if each.severity is Severity.ERROR)


def everything(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings with all that is folded under them, each after what it follows from."""
    for finding in findings:
        yield finding
        yield from everything(finding.folded)


def label(node: Node) -> str:
    """A node as a sentence names it: its name and its code."""
    return node.code if node.name in ("", node.code) else f"{node.name} ({node.code})"


def labels(nodes: Sequence[Node]) -> str:
    """Several nodes as a sentence names them, the first few."""
    named = ", ".join(label(node) for node in nodes[:_MOST_NAMED])
    return named if len(nodes) <= _MOST_NAMED else f"{named}, …"
