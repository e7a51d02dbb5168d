"""One small sound graph for each pattern: nothing is found in it."""

from __future__ import annotations

import pytest

from app.domain.routing.graph import Join, JoinPolicy, Qc, QcMode
from app.domain.routing.validation import validate
from tests.domain.routing.graphs import asks, graph

GOOD = {
    "nothing to do": graph("start > end"),
    "straight": graph("start > cut > sew > pack > end"),
    "inspection with rework": graph("start > sew > qc > end\nqc ~> sew"),
    "inspection with sinks": graph("start > sew > qc > end\nqc ~> redo\nqc ~> scrap"),
    "repair beside the way": graph("start > sew > qc > end\nqc ~> repair > qc"),
    "inspection with conditions": graph(
        "start > sew > qc > end\nqc ~> sew\nqc ? paint > end",
        when={"paint": asks("defect_code", "==", "EDGE")},
    ),
    "sample": graph("start > sew > qc > end\nqc ~> sew", qc={"qc": Qc(QcMode.SAMPLE, 20)}),
    "choice": graph("start > cut > decide ? machine > end\ndecide : hand > end"),
    "choice of three": graph(
        "start > cut > decide ? machine > end\ndecide ? rush > end\ndecide : hand > end",
        when={"machine": asks("quantity", ">", 10), "rush": asks("quantity", "<=", 10)},
    ),
    "two branches": graph("start > cut > split > body > join > assemble > end\nsplit > strap > join"),
    "branch without work": graph("start > split > join > end\nsplit > strap > join"),
    "branch with its own inspection": graph(
        "start > split > body > qc > join > end\nqc ~> body\nsplit > strap > join\nqc ~> scrap"
    ),
    "choice inside a branch": graph(
        "start > split > body > decide ? paint > join > end\ndecide : dye > join\nsplit > strap > join"
    ),
    "split in a split": graph(
        """
        start > split > body > split-2 > left > join-2 > join > end
        split-2 > right > join-2
        split > strap > join
        """
    ),
    "one split after another": graph(
        """
        start > split > body > join > split-2 > lining > join-2 > end
        split > strap > join
        split-2 > zip > join-2
        """
    ),
    "first of three": graph(
        "start > split > a > join > end\nsplit > b > join\nsplit > c > join",
        join={"join": Join(JoinPolicy.ANY)},
    ),
    "two of three": graph(
        "start > split > a > join > end\nsplit > b > join\nsplit > c > join",
        join={"join": Join(JoinPolicy.AT_LEAST, 2)},
    ),
    "all of it": graph(
        """
        start > cut > split > body > qc > join > assemble > qc-2 > decide ? engrave > end
        qc ~> body
        split > strap > join
        qc-2 ~> assemble
        qc-2 ~> scrap
        decide : end
        """
    ),
}


@pytest.mark.parametrize("pattern", GOOD)
def test_a_sound_graph_has_no_findings(pattern: str) -> None:
    assert validate(GOOD[pattern]) == ()
