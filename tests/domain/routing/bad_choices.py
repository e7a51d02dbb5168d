"""Graphs whose choices are wrong: conditions that can't be asked, ways that nothing or too much opens."""

from __future__ import annotations

from dataclasses import replace

from app.domain.routing.conditions import Comparison, Condition, Quantifier
from app.domain.routing.graph import Edge, EdgeKind, Graph
from tests.domain.routing.graphs import Bad, asks, graph, with_edges

_CONDITIONAL = EdgeKind.CONDITIONAL
_ABOUT_10 = asks("quantity", ">", 10)


def _asking(condition: Condition) -> Graph:
    return graph("start > decide ? sew > end\ndecide : end", when={"sew": condition})


BAD_CHOICES: dict[str, Bad] = {
    "a conditional way without condition": Bad(
        with_edges(graph("start > decide ? sew > end"), Edge("decide", "end", _CONDITIONAL)),
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
        with_edges(
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
    "a number that is true": Bad(_asking(asks("quantity", "==", True)), "CONDITION_NUMBER_UNFIT decide sew"),
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
}
