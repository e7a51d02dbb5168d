"""Graphs whose shape is wrong: ends, edges, ways in and out, what can be reached."""

from __future__ import annotations

from dataclasses import replace

from app.domain.routing.graph import Edge, EdgeKind
from tests.domain.routing.graphs import Bad, asks, graph, node, with_edges

_CONDITIONAL = EdgeKind.CONDITIONAL
_ABOUT_10 = asks("quantity", ">", 10)

BAD_SHAPES: dict[str, Bad] = {
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
        with_edges(graph("start > cut > end", node("sew")), Edge("nobody", "sew")),
        """
        EDGE_DANGLING_FROM sew
          NODE_UNREACHABLE sew
            NODE_WITHOUT_WAY_OUT sew
            NODE_CANNOT_REACH_END sew
        """,
    ),
    "a slip in a code": Bad(
        with_edges(graph("start > cut\nsew > pack > end"), Edge("cut", "seww")),
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
        with_edges(graph("start > decide ? sew > end"), Edge("decide", "?", _CONDITIONAL, otherwise=True)),
        """
        EDGE_DANGLING_TO decide
          DECISION_WITHOUT_ELSE decide
        """,
    ),
    "a choice that leads nowhere": Bad(
        with_edges(graph("start > decide : end"), Edge("decide", "?", _CONDITIONAL, _ABOUT_10)),
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
}
