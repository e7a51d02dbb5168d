"""Graphs whose splits and joins are wrong."""

from __future__ import annotations

from app.domain.routing.graph import Join, JoinPolicy
from tests.domain.routing.graphs import Bad, graph

_TWO_BRANCHES = "start > split > a > join > end\nsplit > b > join"

BAD_REGIONS: dict[str, Bad] = {
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
}
