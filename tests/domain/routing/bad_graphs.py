"""One small graph for each way to be wrong, and exactly what is found in it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.domain.routing.conditions import Comparison, Condition, Quantifier
from app.domain.routing.graph import Edge, EdgeKind, Graph, Join, JoinPolicy, Qc, QcMode, SkillNeed
from app.domain.routing.known import NOTHING, Known
from tests.domain.routing.graphs import asks, graph, node


@dataclass(frozen=True, slots=True)
class Bad:
    """A graph, what is known of the workshop, and the findings as `told` shows them."""

    graph: Graph
    found: str
    known: Known = NOTHING


def _with(given: Graph, *edges: Edge) -> Graph:
    return replace(given, edges=(*given.edges, *edges))


def _asking(condition: Condition) -> Graph:
    return graph("start > decide ? sew > end\ndecide : end", when={"sew": condition})


_TWO_BRANCHES = "start > split > a > join > end\nsplit > b > join"
_CONDITIONAL = EdgeKind.CONDITIONAL
_ABOUT_10 = asks("quantity", ">", 10)

BAD: dict[str, Bad] = {
    # ends
    "nothing at all": Bad(graph(""), "GRAPH_EMPTY\n  START_MISSING\n  END_MISSING"),
    "edges of nothing": Bad(
        replace(graph(""), edges=(Edge("a", "b"),)),
        """
        GRAPH_EMPTY
          START_MISSING
          END_MISSING
          EDGE_DANGLING_FROM
          EDGE_DANGLING_TO
        """,
    ),
    "no start": Bad(
        graph("cut > sew > end"),
        """
        START_MISSING
          NODE_UNREACHABLE cut
          NODE_UNREACHABLE sew
          NODE_UNREACHABLE end
        """,
    ),
    "a second start with steps of its own": Bad(
        graph("start > cut > sew > end\nstart-2 > end-2"),
        """
        START_MULTIPLE start start-2
          NODE_UNREACHABLE end-2
        END_SEVERAL end end-2
        """,
    ),
    "the start that leads to more is taken for the real one": Bad(
        graph("start > cut > end\nstart-2 > sew > pack > end"),
        """
        START_MULTIPLE start-2 start
          NODE_UNREACHABLE cut
        """,
    ),
    "an idle second start": Bad(
        graph("start > cut > end", node("start-2")),
        """
        START_MULTIPLE start start-2
          NODE_WITHOUT_WAY_OUT start-2
            NODE_CANNOT_REACH_END start-2
        """,
    ),
    "no end": Bad(
        graph("start > cut > sew"),
        """
        END_MISSING
          NODE_WITHOUT_WAY_OUT sew
          NODE_CANNOT_REACH_END start
          NODE_CANNOT_REACH_END cut
          NODE_CANNOT_REACH_END sew
        """,
    ),
    "several ends": Bad(graph("start > decide ? end\ndecide : end-2"), "END_SEVERAL end end-2"),
    "a way into the start": Bad(
        graph("start > sew > qc > end\nqc ~> start"),
        """
        START_HAS_WAY_IN start
          QC_WITHOUT_WAY_TO_FAIL qc
        """,
    ),
    "a way out of an end": Bad(
        graph("start > cut > end > sew > end-2"),
        """
        END_HAS_WAY_OUT end
          NODE_UNREACHABLE sew
          NODE_UNREACHABLE end-2
        END_SEVERAL end end-2
        """,
    ),
    "a way out of a sink": Bad(graph("start > sew > qc > end\nqc ~> redo > sew"), "SINK_HAS_WAY_OUT redo"),
    # edges and codes
    "two nodes of one code": Bad(
        graph("start > cut > end", node("cut", name="Cut again")), "NODE_CODE_DUPLICATE cut"
    ),
    "a way from nowhere": Bad(
        _with(graph("start > cut > end", node("sew")), Edge("nobody", "sew")),
        """
        EDGE_DANGLING_FROM sew
          NODE_UNREACHABLE sew
            NODE_WITHOUT_WAY_OUT sew
            NODE_CANNOT_REACH_END sew
        """,
    ),
    "a slip in a code": Bad(
        _with(graph("start > cut\nsew > pack > end"), Edge("cut", "seww")),
        """
        EDGE_DANGLING_TO cut
          NODE_UNREACHABLE sew
          NODE_UNREACHABLE pack
          NODE_UNREACHABLE end
          NODE_WITHOUT_WAY_OUT cut
            NODE_CANNOT_REACH_END start
            NODE_CANNOT_REACH_END cut
        """,
    ),
    "an else way to nowhere": Bad(
        _with(graph("start > decide ? sew > end"), Edge("decide", "?", _CONDITIONAL, otherwise=True)),
        """
        EDGE_DANGLING_TO decide
          DECISION_WITHOUT_ELSE decide
        """,
    ),
    "a choice that leads nowhere": Bad(
        _with(graph("start > decide : end"), Edge("decide", "?", _CONDITIONAL, _ABOUT_10)),
        """
        EDGE_DANGLING_TO decide
          DECISION_WITHOUT_CHOICE decide
        """,
    ),
    "a way to itself": Bad(graph("start > cut > cut > end"), "EDGE_SELF_LOOP cut"),
    "only a way to itself": Bad(
        graph("start > cut > cut\nsew > end"),
        """
        EDGE_SELF_LOOP cut
          NODE_WITHOUT_WAY_OUT cut
            NODE_CANNOT_REACH_END start
            NODE_CANNOT_REACH_END cut
        NODE_UNREACHABLE sew
          NODE_UNREACHABLE end
        """,
    ),
    "a way twice": Bad(graph("start > cut > end\nstart > cut"), "EDGE_DUPLICATE start cut"),
    "a branch twice": Bad(
        graph("start > split > join > end\nsplit > join"),
        """
        EDGE_DUPLICATE split join
          SPLIT_TOO_FEW_WAYS_OUT split
          JOIN_TOO_FEW_WAYS_IN join
        """,
    ),
    # ways
    "a normal way into a sink": Bad(
        graph("start > sew > qc > end\nqc > scrap"),
        """
        SINK_ENTERED_WITHOUT_REWORK qc scrap
          NODE_SEVERAL_WAYS_OUT qc
          QC_WITHOUT_WAY_TO_FAIL qc
        """,
    ),
    "a sink for what an operation makes": Bad(
        graph("start > decide ? sew > scrap\ndecide : end"),
        """
        SINK_ENTERED_WITHOUT_REWORK sew scrap
          NODE_CANNOT_REACH_END sew
        """,
    ),
    "rework from an operation": Bad(graph("start > cut > sew > end\nsew ~> cut"), "REWORK_MISPLACED sew cut"),
    "rework into an end": Bad(graph("start > sew > qc > end\nqc ~> end"), "REWORK_TARGET_WRONG qc end"),
    "an operation that chooses": Bad(
        graph("start > sew ? end"),
        """
        CONDITIONAL_MISPLACED sew end
          NODE_WITHOUT_WAY_OUT sew
        """,
    ),
    "a normal way out of a decision": Bad(
        graph("start > decide ? sew > end\ndecide > end"),
        """
        NORMAL_FROM_DECISION decide end
          DECISION_WITHOUT_ELSE decide
        """,
    ),
    "two normal ways out of an operation": Bad(
        graph("start > cut > sew > end\ncut > end"), "NODE_SEVERAL_WAYS_OUT cut"
    ),
    "a step that leads nowhere": Bad(
        graph("start > decide ? sew > end\ndecide : paint"),
        """
        NODE_WITHOUT_WAY_OUT paint
          NODE_CANNOT_REACH_END paint
        """,
    ),
    "a decision that leads nowhere": Bad(
        graph("start > split > a > join > end\nsplit > b > join\nsplit > decide"),
        """
        NODE_WITHOUT_WAY_OUT decide
          NODE_CANNOT_REACH_END decide
          JOIN_NEVER_SATISFIED join split
        """,
    ),
    "a split of one": Bad(
        graph("start > split > a > join > end"),
        """
        SPLIT_TOO_FEW_WAYS_OUT split
        JOIN_TOO_FEW_WAYS_IN join
        """,
    ),
    # conditions
    "a conditional way without condition": Bad(
        _with(graph("start > decide ? sew > end"), Edge("decide", "end", _CONDITIONAL)),
        """
        EDGE_CONDITION_MISSING decide end
          DECISION_WITHOUT_ELSE decide
        """,
    ),
    "a condition on a normal way": Bad(
        replace(graph("start > end"), edges=(Edge("start", "end", when=_ABOUT_10),)),
        "EDGE_CONDITION_UNUSED start end",
    ),
    "else on a normal way": Bad(
        replace(graph("start > end"), edges=(Edge("start", "end", otherwise=True),)),
        "EDGE_CONDITION_UNUSED start end",
    ),
    "a condition and else in one": Bad(
        _with(
            graph("start > decide ? sew > end"),
            Edge("decide", "end", _CONDITIONAL, _ABOUT_10, otherwise=True),
        ),
        "EDGE_CONDITION_AND_ELSE decide end",
    ),
    "an empty condition": Bad(_asking(Condition(Quantifier.ANY, ())), "CONDITION_EMPTY decide sew"),
    "an unknown property": Bad(_asking(asks("colour", "==", "red")), "CONDITION_PROPERTY_UNKNOWN decide sew"),
    "an unknown operator": Bad(_asking(asks("quantity", "=>", 3)), "CONDITION_OPERATOR_UNKNOWN decide sew"),
    "neither is known": Bad(
        _asking(asks("colour", "is", "red")),
        """
        CONDITION_PROPERTY_UNKNOWN decide sew
        CONDITION_OPERATOR_UNKNOWN decide sew
        """,
    ),
    "an operator for other properties": Bad(
        _asking(asks("product", ">", "BAG")), "CONDITION_OPERATOR_UNFIT decide sew"
    ),
    "a number that is a text": Bad(_asking(asks("quantity", ">", "10")), "CONDITION_NUMBER_UNFIT decide sew"),
    "a number that is true": Bad(_asking(asks("quantity", "==", True)), "CONDITION_NUMBER_UNFIT decide sew"),  # noqa: FBT003
    "a word never had": Bad(_asking(asks("qc_result", "==", "minor")), "CONDITION_CHOICE_UNFIT decide sew"),
    "a text that is a number": Bad(_asking(asks("product", "==", 7)), "CONDITION_TEXT_UNFIT decide sew"),
    "a list that is none": Bad(_asking(asks("priority", "in", "high")), "CONDITION_LIST_UNFIT decide sew"),
    "a list where one value stands": Bad(
        _asking(asks("priority", "==", ("high",))), "CONDITION_CHOICE_UNFIT decide sew"
    ),
    "a fault deep inside": Bad(
        _asking(
            Condition(
                Quantifier.ALL,
                (Condition(Quantifier.ANY, (Comparison("quantity", ">", 1), Comparison("size", ">", 1))),),
            )
        ),
        "CONDITION_PROPERTY_UNKNOWN decide sew",
    ),
    "conditions that overlap": Bad(
        graph(
            "start > decide ? a > end\ndecide ? b > end\ndecide : end",
            when={"a": asks("quantity", ">", 100), "b": asks("quantity", ">", 50)},
        ),
        "CONDITIONS_OVERLAP decide",
    ),
    "conditions of an inspection that overlap": Bad(
        graph(
            "start > sew > qc > end\nqc ~> sew\nqc ? a > end\nqc ? b > end",
            when={"a": asks("defect_code", "==", "EDGE"), "b": asks("qc_result", "==", "fail")},
        ),
        "CONDITIONS_OVERLAP qc",
    ),
    "two else ways": Bad(graph("start > decide : a > end\ndecide : end"), "ELSE_SEVERAL decide"),
    "else ways of an inspection": Bad(
        graph("start > sew > qc > end\nqc ~> sew\nqc : a > end\nqc : b > end"),
        """
        ELSE_SEVERAL qc
          QC_ELSE_TAKES_ALL qc a
          QC_ELSE_TAKES_ALL qc b
        """,
    ),
    "an else way of an inspection": Bad(
        graph("start > sew > qc > end\nqc ~> sew\nqc : a > end"), "QC_ELSE_TAKES_ALL qc a"
    ),
    "a decision without else": Bad(
        graph("start > decide ? a > end\ndecide ? b > end", when={"a": asks("quantity", "<", 5)}),
        "DECISION_WITHOUT_ELSE decide",
    ),
    "a decision of one way": Bad(graph("start > decide : end"), "DECISION_WITHOUT_CHOICE decide"),
    # reach
    "steps that nothing leads to": Bad(
        graph("start > end\na > b > c > end"),
        """
        NODE_UNREACHABLE a
          NODE_UNREACHABLE b
          NODE_UNREACHABLE c
        """,
    ),
    "a node all alone": Bad(
        graph("start > end", node("sew")),
        """
        NODE_UNREACHABLE sew
          NODE_WITHOUT_WAY_OUT sew
          NODE_CANNOT_REACH_END sew
        """,
    ),
    "a cycle": Bad(
        graph("start > sew > paint > sew\npaint > end"),
        """
        CYCLE_WITHOUT_REWORK sew paint
        NODE_SEVERAL_WAYS_OUT paint
        """,
    ),
    "a cycle without a way out": Bad(
        graph("start > decide ? sew > paint > sew\ndecide : end"),
        """
        CYCLE_WITHOUT_REWORK sew paint
          NODE_CANNOT_REACH_END sew
          NODE_CANNOT_REACH_END paint
        """,
    ),
    "a way to fail drawn as a normal one": Bad(
        graph("start > sew > qc > end\nqc > sew"),
        """
        CYCLE_WITHOUT_REWORK sew qc
          NODE_SEVERAL_WAYS_OUT qc
          QC_WITHOUT_WAY_TO_FAIL qc
        """,
    ),
    "a way to fail drawn as a condition": Bad(
        graph("start > sew > qc > end\nqc ? sew", when={"sew": asks("qc_result", "==", "fail")}),
        """
        CYCLE_WITHOUT_REWORK sew qc
          QC_WITHOUT_WAY_TO_FAIL qc
        """,
    ),
    # regions
    "branches that meet without a join": Bad(
        graph("start > split > a > pack > end\nsplit > b > pack"),
        """
        SPLIT_WITHOUT_JOIN split
          BRANCH_LEAVES_REGION split pack a b
        """,
    ),
    "branches that end apart": Bad(
        graph("start > split > a > end\nsplit > b > end-2"),
        """
        SPLIT_WITHOUT_JOIN split
          BRANCH_LEAVES_REGION split end a
          BRANCH_LEAVES_REGION split end-2 b
        END_SEVERAL end end-2
        """,
    ),
    "branches joined one after another": Bad(
        graph("start > split > a > join > c > join-2 > end\nsplit > b > join\nsplit > d > join-2"),
        """
        SPLIT_JOINED_SEVERAL_TIMES split join join-2
          REGION_ENTERED_FROM_OUTSIDE split join-2 c
          JOIN_NEVER_SATISFIED join split
          JOIN_NEVER_SATISFIED join-2 split
        """,
    ),
    "a branch that ends": Bad(
        graph(_TWO_BRANCHES + "\nsplit > c > end"),
        """
        BRANCH_LEAVES_REGION split end c
          JOIN_NEVER_SATISFIED join split
        """,
    ),
    "a branch that may end": Bad(
        graph("start > split > a > decide ? join > end\ndecide : end\nsplit > b > join"),
        "BRANCH_LEAVES_REGION split end decide",
    ),
    "a branch that crosses to another": Bad(
        graph("start > split > a > decide ? x > join > end\ndecide : y > join\nsplit > b > y"),
        """
        BRANCH_LEAVES_REGION split y decide b
          REGION_ENTERED_FROM_OUTSIDE split join y
          JOIN_NEVER_SATISFIED join split
        """,
    ),
    "rework out of a branch": Bad(
        graph("start > cut > split > a > qc > join > end\nsplit > b > join\nqc ~> cut"),
        "BRANCH_LEAVES_REGION split cut qc",
    ),
    "rework into a branch": Bad(
        graph("start > cut > split > a > join > qc > end\nsplit > b > join\nqc ~> a"),
        "REGION_ENTERED_FROM_OUTSIDE split a qc",
    ),
    "a way past the split into its join": Bad(
        graph("start > decide ? split > a > join > end\nsplit > b > join\ndecide : join"),
        "REGION_ENTERED_FROM_OUTSIDE split join decide",
    ),
    "a join of choices": Bad(
        graph("start > decide ? a > join > end\ndecide : b > join"), "JOIN_WITHOUT_SPLIT join"
    ),
    "a branch of an inner split in the outer join": Bad(
        graph("start > split > split-2 > a > join-2 > join > end\nsplit-2 > b > join\nsplit > c > join"),
        """
        JOIN_TOO_FEW_WAYS_IN join-2
          JOIN_NEVER_SATISFIED join-2 split-2
        BRANCH_LEAVES_REGION split-2 join b
        """,
    ),
    "a join that does not say what for": Bad(
        graph(_TWO_BRANCHES, join={"join": None}), "JOIN_WITHOUT_POLICY join"
    ),
    "a join of at least nobody knows": Bad(
        graph(_TWO_BRANCHES, join={"join": Join(JoinPolicy.AT_LEAST)}), "JOIN_WITHOUT_COUNT join"
    ),
    "a join of more than there are": Bad(
        graph(_TWO_BRANCHES, join={"join": Join(JoinPolicy.AT_LEAST, 3)}), "JOIN_COUNT_TOO_HIGH join"
    ),
    "a join of all where one never comes": Bad(
        graph(_TWO_BRANCHES + "\nsplit > c > d"),
        """
        NODE_WITHOUT_WAY_OUT d
          NODE_CANNOT_REACH_END c
          NODE_CANNOT_REACH_END d
          JOIN_NEVER_SATISFIED join split
        """,
    ),
    "a join of one way": Bad(
        graph("start > cut > join > end", join={"join": Join(JoinPolicy.AT_LEAST, 2)}),
        """
        JOIN_TOO_FEW_WAYS_IN join
          JOIN_WITHOUT_SPLIT join
          JOIN_COUNT_TOO_HIGH join
        """,
    ),
    "a branch that leads nowhere": Bad(
        graph("start > split > a > end\nsplit > b"),
        """
        NODE_WITHOUT_WAY_OUT b
          NODE_CANNOT_REACH_END b
          SPLIT_WITHOUT_JOIN split
            BRANCH_LEAVES_REGION split end a
        """,
    ),
    # inspection and work
    "an inspection that nobody described": Bad(
        graph("start > sew > qc > end\nqc ~> sew", qc={"qc": None}), "QC_WITHOUT_POLICY qc"
    ),
    "a sample of unknown size": Bad(
        graph("start > sew > qc > end\nqc ~> sew", qc={"qc": Qc(QcMode.SAMPLE)}),
        "QC_SAMPLE_WITHOUT_PERCENT qc",
    ),
    "an inspection that nothing fails": Bad(graph("start > sew > qc > end"), "QC_WITHOUT_WAY_TO_FAIL qc"),
    "work nowhere": Bad(
        graph("start > sew > end", sew={"work_center": None}), "OPERATION_WITHOUT_WORK_CENTER sew"
    ),
    "work at a place that is not there": Bad(
        graph("start > sew > end"),
        "WORK_CENTER_UNKNOWN sew",
        Known(work_centers=frozenset({"BENCH-1", "CUT"})),
    ),
    "work of unknown length": Bad(graph("start > sew > end", sew={"minutes": None}), "MINUTES_MISSING sew"),
    "a time limit on an end": Bad(graph("start > end", end={"sla_minutes": 60}), "SLA_ON_START_OR_END end"),
    "too little for all": Bad(
        graph("start > sew > end", sew={"operators": 3, "wip_limit": 2}), "WIP_BELOW_OPERATORS sew"
    ),
    "a skill that nobody has": Bad(
        graph("start > sew > end", sew={"skills": (SkillNeed("saddle stitch", 2), SkillNeed("glue"))}),
        "SKILL_NOBODY_HAS sew\nSKILL_NOBODY_HAS sew",
        Known(skills={"saddle stitch": 1}),
    ),
}
