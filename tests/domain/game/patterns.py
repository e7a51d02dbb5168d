"""The patterns that routings are made of: a small graph, and the exact trace that pieces leave in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from app.domain.routing.conditions import Condition
from app.domain.routing.graph import Join, JoinPolicy, Qc, QcMode
from tests.domain.routing.graphs import asks


@dataclass(frozen=True, slots=True)
class Pattern:
    """A graph as `graphs.graph` reads it, and a script with what each line leads to behind the arrow."""

    graph: str
    script: str
    when: dict[str, Condition] = field(default_factory=dict)
    settings: dict[str, Any] = field(default_factory=dict)
    newer: str | None = None  # the next version of the graph


_ANY = {"join": Join(JoinPolicy.ANY)}
_TWO = {"join": Join(JoinPolicy.AT_LEAST, 2)}
_BAG = """
start > cut > split
split > body > join
split > flap > join
join > sew > end
"""
_INSPECTED = """
start > cut > qc > pack > end
qc ~> cut
"""

PATTERNS: dict[str, Pattern] = {
    "sequence": Pattern(
        "start > cut > sew > end",
        """
        start 2       -> F001 F002 at cut
        cut F001      -> F001 at sew
        cut F002      -> F002 at sew
        sew F001 F002 -> F001 F002 done end
        """,
    ),
    "pieces of one command that stand apart": Pattern(
        "start > cut > sew > end",
        """
        start 3            -> F001 F002 F003 at cut
        cut F002           -> F002 at sew
        cut F001 F002 F003 -> F001 F003 at sew; F002 done end
        """,
    ),
    "nothing to do": Pattern("start > end", "start 2 -> F001 F002 done end"),
    "parallel": Pattern(
        _BAG,
        """
        start 1   -> F001 at cut
        cut F001  -> F001 split: F002 F003; F002 at body; F003 at flap
        body F002 -> F002 waits join
        flap F003 -> F003 waits join; F002 F003 joined: F001; F001 at sew
        sew F001  -> F001 done end
        """,
    ),
    "two pieces in parallel": Pattern(
        _BAG,
        """
        start 2        -> F001 F002 at cut
        cut F001 F002  -> F001 split: F003 F004 F002 split: F005 F006; F003 F005 at body; F004 F006 at flap
        body F003 F005 -> F003 F005 waits join
        flap F006      -> F006 waits join; F005 F006 joined: F002; F002 at sew
        flap F004      -> F004 waits join; F003 F004 joined: F001; F001 at sew
        sew F001 F002  -> F001 F002 done end
        """,
    ),
    "both parts of a piece in one command": Pattern(
        """
        start > split
        split > body > join
        split > flap > join
        join > end
        """,
        """
        start 1        -> F001 split: F002 F003; F002 at body; F003 at flap
        body F002 F003 -> F002 waits join; F003 waits join; F002 F003 joined: F001; F001 done end
        """,
    ),
    "nested parallel": Pattern(
        """
        start > split
        split > body > split2
        split2 > dye > join2
        split2 > punch > join2
        join2 > fold > join
        split > strap > join
        join > sew > end
        """,
        """
        start 1    -> F001 split: F002 F003; F002 at body; F003 at strap
        body F002  -> F002 split: F004 F005; F004 at dye; F005 at punch
        dye F004   -> F004 waits join2
        strap F003 -> F003 waits join
        punch F005 -> F005 waits join2; F004 F005 joined: F002; F002 at fold
        fold F002  -> F002 waits join; F002 F003 joined: F001; F001 at sew
        sew F001   -> F001 done end
        """,
    ),
    "a split inside out at once": Pattern(
        """
        start > cut > split
        split > split2
        split2 > dye > join2
        split2 > punch > join2
        join2 > join
        split > join
        join > end
        """,
        """
        start 1             -> F001 at cut
        cut F001            -> F001 split: F002 F003; F002 split: F004 F005; F003 waits join
                            ; F004 at dye; F005 at punch
        dye F004 F005       -> F004 waits join2; F005 waits join2; F004 F005 joined: F002
                            ; F002 waits join; F002 F003 joined: F001; F001 done end
        """,
    ),
    "exclusive choice": Pattern(
        """
        start > decide
        decide ? polish > end
        decide : pack > end
        """,
        """
        start 1     -> F001 at pack
        pack F001   -> F001 done end
        """,
        when={"polish": asks("priority", "==", "urgent")},
    ),
    "exclusive choice taken": Pattern(
        """
        start > decide
        decide ? polish > end
        decide : pack > end
        """,
        """
        start 1     -> F001 at polish
        polish F001 -> F001 done end
        """,
        when={"polish": asks("job_quantity", "<", 5)},
    ),
    "choice inside a branch": Pattern(
        """
        start > split
        split > decide
        decide ? dye > join
        decide : join
        split > strap > join
        join > end
        """,
        """
        start 1    -> F001 split: F002 F003; F003 at strap; F002 waits join
        strap F003 -> F003 waits join; F002 F003 joined: F001; F001 done end
        """,
        when={"dye": asks("rework_count", ">", 0)},
    ),
    "any join with a late branch": Pattern(
        _BAG,
        """
        start 1   -> F001 at cut
        cut F001  -> F001 split: F002 F003; F002 at body; F003 at flap
        flap F003 -> F003 waits join; F003 joined: F001; F002 join_satisfied; F001 at sew
        sew F001  -> F001 done end
        """,
        settings={"join": _ANY},
    ),
    "a late branch that is split itself": Pattern(
        """
        start > split
        split > split2
        split2 > dye > join2
        split2 > punch > join2
        join2 > join
        split > strap > join
        join > end
        """,
        """
        start 1    -> F001 split: F002 F003; F002 split: F004 F005; F003 at strap; F004 at dye
                   ; F005 at punch
        dye F004   -> F004 waits join2
        strap F003 -> F003 waits join; F003 joined: F001; F002 F004 join_satisfied; F005 join_satisfied
                   ; F001 done end
        """,
        settings={"join": _ANY},
    ),
    "at least two of three": Pattern(
        """
        start > split
        split > body > join
        split > flap > join
        split > strap > join
        join > end
        """,
        """
        start 1    -> F001 split: F002 F003 F004; F002 at body; F003 at flap; F004 at strap
        flap F003  -> F003 waits join
        strap F004 -> F004 waits join; F003 F004 joined: F001; F002 join_satisfied; F001 done end
        """,
        settings={"join": _TWO},
    ),
    "an empty branch of an any join": Pattern(
        """
        start > cut > split
        split > body > join
        split > join
        join > end
        """,
        """
        start 1  -> F001 at cut
        cut F001 -> F001 split: F002 F003; F002 at body; F003 waits join; F003 joined: F001
                 ; F002 join_satisfied; F001 done end
        """,
        settings={"join": _ANY},
    ),
    "rework loop": Pattern(
        _INSPECTED,
        """
        start 1           -> F001 at cut
        cut F001          -> F001 at qc
        fail F001 to cut  -> F001 back cut
        cut F001          -> F001 at qc
        pass F001         -> F001 at pack
        pack F001         -> F001 done end
        """,
    ),
    "rework that comes straight back": Pattern(
        """
        start > cut > sew > qc > end
        qc ~> cut
        """,
        """
        start 1               -> F001 at cut
        cut F001              -> F001 at sew
        sew F001              -> F001 at qc
        fail F001 to cut back -> F001 back cut
        cut F001              -> F001 at qc
        pass F001             -> F001 done end
        """,
    ),
    "rework to another step before it": Pattern(
        """
        start > cut > sew > qc > end
        qc ~> cut
        """,
        """
        start 1          -> F001 at cut
        cut F001         -> F001 at sew
        sew F001         -> F001 at qc
        fail F001 to sew -> F001 back sew
        sew F001         -> F001 at qc
        pass F001        -> F001 done end
        """,
    ),
    "rework limit": Pattern(
        _INSPECTED,
        """
        start 1          -> F001 at cut
        cut F001         -> F001 at qc
        fail F001 to cut -> F001 back cut
        cut F001         -> F001 at qc
        fail F001 to cut -> F001 held limit
        send F001 cut    -> F001 sent cut
        cut F001         -> F001 at qc
        pass F001        -> F001 at pack
        """,
        settings={"qc": {"rework_limit": 1}},
    ),
    "rework limit, replaced": Pattern(
        _INSPECTED,
        """
        start 1            -> F001 at cut
        cut F001           -> F001 at qc
        fail F001 to cut   -> F001 held limit
        scrap F001 qc_fail -> F001 qc_fail; F002 for F001; F002 at cut
        cut F002           -> F002 at qc
        pass F002          -> F002 at pack
        """,
        settings={"qc": {"rework_limit": 0}},
    ),
    "some at their limit, some not": Pattern(
        _INSPECTED,
        """
        start 2                -> F001 F002 at cut
        cut F001               -> F001 at qc
        fail F001 to cut       -> F001 back cut
        cut F001 F002          -> F001 F002 at qc
        fail F001 F002 to cut  -> F001 held limit; F002 back cut
        """,
        settings={"qc": {"rework_limit": 1}},
    ),
    "a condition decides what failed": Pattern(
        """
        start > cut > qc > end
        qc ~> cut
        qc ? patch > end
        """,
        """
        start 2                         -> F001 F002 at cut
        cut F001 F002                   -> F001 F002 at qc
        fail F001 defect scratch to cut -> F001 back patch
        fail F002 defect hole to cut    -> F002 back cut
        patch F001                      -> F001 done end
        """,
        when={"patch": asks("defect_code", "==", "scratch")},
    ),
    "a condition decides what passed": Pattern(
        """
        start > cut > qc > end
        qc ~> cut
        qc ? polish > end
        """,
        """
        start 1     -> F001 at cut
        cut F001    -> F001 at qc
        pass F001   -> F001 at polish
        """,
        when={"polish": asks("qc_result", "==", "pass")},
    ),
    "rework inside a branch": Pattern(
        """
        start > split
        split > body > qc > join
        qc ~> body
        split > flap > join
        join > end
        """,
        """
        start 1           -> F001 split: F002 F003; F002 at body; F003 at flap
        flap F003         -> F003 waits join
        body F002         -> F002 at qc
        fail F002 to body -> F002 back body
        body F002         -> F002 at qc
        pass F002         -> F002 waits join; F002 F003 joined: F001; F001 done end
        """,
    ),
    "rework over a split": Pattern(
        """
        start > cut > split
        split > body > join
        split > flap > join
        join > qc > end
        qc ~> cut
        """,
        """
        start 1          -> F001 at cut
        cut F001         -> F001 split: F002 F003; F002 at body; F003 at flap
        body F002 F003   -> F002 waits join; F003 waits join; F002 F003 joined: F001; F001 at qc
        fail F001 to cut -> F001 back cut
        cut F001         -> F001 split: F004 F005; F004 at body; F005 at flap
        body F004        -> F004 waits join
        flap F005        -> F005 waits join; F004 F005 joined: F001; F001 at qc
        pass F001        -> F001 done end
        """,
    ),
    "sampled inspection": Pattern(
        _INSPECTED,
        """
        start 5                      -> F001 F002 F003 F004 F005 at cut
        cut F001 F002 F003 F004 F005 -> F001 F003 at qc; F002 F004 F005 at pack
        """,
        settings={"qc": {"qc": Qc(QcMode.SAMPLE, 40)}},
    ),
    "sampled inspection on each way of a split": Pattern(
        """
        start > split
        split > body > qc1 > join
        split > flap > qc2 > join
        join > end
        qc1 ~> body
        qc2 ~> flap
        """,
        """
        start 4 -> F001 split: F005 F006 F002 split: F007 F008 F003 split: F009 F010 F004 split: F011 F012
            ; F005 F007 F009 F011 at body; F006 F008 F010 F012 at flap
        body F005 F007 F009 F011 -> F005 F009 at qc1; F007 F011 waits join
        flap F006 F008 F010 F012 -> F006 F010 at qc2; F008 F012 waits join
            ; F007 F008 F011 F012 joined: F002 F004; F002 F004 done end
        """,
        settings={
            "qc1": {"qc": Qc(QcMode.SAMPLE, 50)},
            "qc2": {"qc": Qc(QcMode.SAMPLE, 50)},
        },
    ),
    "scrap of a piece with its parts": Pattern(
        _BAG,
        """
        start 1              -> F001 at cut
        cut F001             -> F001 split: F002 F003; F002 at body; F003 at flap
        body F002            -> F002 waits join
        scrap F001 permanent -> F002 piece_ended; F003 piece_ended; F001 permanent
        """,
    ),
    "scrap inside a branch ends the piece": Pattern(
        _BAG,
        """
        start 1              -> F001 at cut
        cut F001             -> F001 split: F002 F003; F002 at body; F003 at flap
        scrap F002 permanent -> F002 permanent; F003 piece_ended; F001 permanent
        """,
    ),
    "scrap inside a branch that can be spared": Pattern(
        """
        start > split
        split > body > join
        split > flap > join
        split > strap > join
        join > end
        """,
        """
        start 1              -> F001 split: F002 F003 F004; F002 at body; F003 at flap; F004 at strap
        scrap F002 permanent -> F002 permanent
        flap F003            -> F003 waits join
        strap F004           -> F004 waits join; F003 F004 joined: F001; F001 done end
        """,
        settings={"join": _TWO},
    ),
    "scrap in a nested branch ends every piece around it": Pattern(
        """
        start > split
        split > split2
        split2 > dye > join2
        split2 > punch > join2
        join2 > join
        split > strap > join
        join > end
        """,
        """
        start 1              -> F001 split: F002 F003; F002 split: F004 F005; F003 at strap; F004 at dye
                             ; F005 at punch
        scrap F004 permanent -> F004 permanent; F005 piece_ended; F002 permanent; F003 piece_ended
                             ; F001 permanent
        """,
    ),
    "replacement": Pattern(
        "start > cut > sew > end",
        """
        start 1            -> F001 at cut
        cut F001           -> F001 at sew
        scrap F001 qc_fail -> F001 qc_fail; F002 for F001; F002 at cut
        cut F002           -> F002 at sew
        sew F002           -> F002 done end
        """,
    ),
    "replacement further on": Pattern(
        "start > cut > sew > end",
        """
        start 1                   -> F001 at cut
        cut F001                  -> F001 at sew
        scrap F001 qc_fail at sew -> F001 qc_fail; F002 for F001; F002 at sew
        sew F002                  -> F002 done end
        """,
    ),
    "replacement of a replacement": Pattern(
        "start > cut > end",
        """
        start 1            -> F001 at cut
        scrap F001 qc_fail -> F001 qc_fail; F002 for F001; F002 at cut
        scrap F002 qc_fail -> F002 qc_fail; F003 for F002; F003 at cut
        cut F003           -> F003 done end
        """,
    ),
    "replacement inside a split region": Pattern(
        _BAG,
        """
        start 1            -> F001 at cut
        cut F001           -> F001 split: F002 F003; F002 at body; F003 at flap
        flap F003          -> F003 waits join
        scrap F002 qc_fail -> F002 qc_fail; F004 for F002; F004 at body
        body F004          -> F004 waits join; F003 F004 joined: F001; F001 at sew
        """,
    ),
    "replacement of a part that waits": Pattern(
        _BAG,
        """
        start 1            -> F001 at cut
        cut F001           -> F001 split: F002 F003; F002 at body; F003 at flap
        flap F003          -> F003 waits join
        scrap F003 qc_fail -> F003 qc_fail; F004 for F003; F004 at flap
        body F002          -> F002 waits join
        flap F004          -> F004 waits join; F002 F004 joined: F001; F001 at sew
        """,
    ),
    "replacement of a piece that is taken apart": Pattern(
        _BAG,
        """
        start 1            -> F001 at cut
        cut F001           -> F001 split: F002 F003; F002 at body; F003 at flap
        scrap F001 qc_fail -> F002 F003 piece_ended; F001 qc_fail; F004 for F001; F004 at cut
        cut F004           -> F004 split: F005 F006; F005 at body; F006 at flap
        """,
    ),
    "redesign of a piece with its parts": Pattern(
        _BAG,
        """
        start 1       -> F001 at cut
        cut F001      -> F001 split: F002 F003; F002 at body; F003 at flap
        hold F001     -> F001 held redesign; F002 held redesign; F003 held redesign
        send F001 cut -> F002 F003 redesigned; F001 sent cut
        cut F001      -> F001 split: F004 F005; F004 at body; F005 at flap
        """,
    ),
    "a piece is held with a part of its part, each once": Pattern(
        """
        start > split
        split > split2
        split2 > dye > join2
        split2 > punch > join2
        join2 > join
        split > strap > join
        join > sew > end
        """,
        """
        start 1        -> F001 split: F002 F003; F002 split: F004 F005; F003 at strap; F004 at dye
                       ; F005 at punch
        hold F001 F004 -> F001 held redesign; F002 held redesign; F004 held redesign; F005 held redesign
                       ; F003 held redesign
        send F001 sew  -> F002 F004 F005 F003 redesigned; F001 sent sew
        """,
    ),
    "redesign onto another version": Pattern(
        "start > cut > sew > end",
        """
        start 2              -> F001 F002 at cut
        hold F001            -> F001 held redesign
        send F001 glue newer -> F001 sent glue
        glue F001            -> F001 at sew
        cut F002             -> F002 at sew
        sew F001             -> F001 done end
        """,
        newer="start > cut > glue > sew > end",
    ),
    "redesign at the same step of another version": Pattern(
        "start > cut > sew > end",
        """
        start 1         -> F001 at cut
        hold F001       -> F001 held redesign
        send F001 newer -> F001 sent cut
        cut F001        -> F001 at glue
        """,
        newer="start > cut > glue > sew > end",
    ),
    "a held part holds its join": Pattern(
        _BAG,
        """
        start 1        -> F001 at cut
        cut F001       -> F001 split: F002 F003; F002 at body; F003 at flap
        hold F002      -> F002 held redesign
        flap F003      -> F003 waits join
        send F002 body -> F002 goes on body
        body F002      -> F002 waits join; F002 F003 joined: F001; F001 at sew
        """,
    ),
    "held by mistake": Pattern(
        _BAG,
        """
        start 1         -> F001 at cut
        hold F001       -> F001 held redesign
        send F001 cut   -> F001 goes on cut
        cut F001        -> F001 split: F002 F003; F002 at body; F003 at flap
        body F002       -> F002 waits join
        hold F001       -> F001 held redesign; F002 held redesign; F003 held redesign
        send F001 split -> F001 goes on split; F002 goes on join; F003 goes on flap
        flap F003       -> F003 waits join; F002 F003 joined: F001; F001 at sew
        """,
    ),
    "what was held before its piece waits on for its own answer": Pattern(
        """
        start > split
        split > split2
        split2 > dye > join2
        split2 > punch > join2
        join2 > join
        split > strap > join
        join > sew > end
        """,
        """
        start 1          -> F001 split: F002 F003; F002 split: F004 F005; F003 at strap; F004 at dye
                         ; F005 at punch
        hold F004        -> F004 held redesign
        hold F001        -> F001 held redesign; F002 held redesign; F005 held redesign; F003 held redesign
        send F001 split  -> F001 goes on split; F002 goes on split2; F005 goes on punch; F003 goes on strap
        hold F002        -> F002 held redesign; F005 held redesign
        send F002 split2 -> F002 goes on split2; F005 goes on punch
        punch F005       -> F005 waits join2
        send F004 dye    -> F004 goes on dye
        dye F004         -> F004 waits join2; F004 F005 joined: F002; F002 waits join
        """,
    ),
    "a part at its limit stays there when its piece was held by mistake": Pattern(
        """
        start > cut > split
        split > body > qc > join
        split > flap > join
        join > sew > end
        qc ~> body
        """,
        """
        start 1         -> F001 at cut
        cut F001        -> F001 split: F002 F003; F002 at body; F003 at flap
        body F002       -> F002 at qc
        fail F002 to body -> F002 held limit
        hold F001       -> F001 held redesign; F003 held redesign
        send F001 split -> F001 goes on split; F003 goes on flap
        send F002 qc    -> F002 sent qc
        """,
        settings={"qc": {"rework_limit": 0}},
    ),
    "what came to its join while a part was held": Pattern(
        _BAG,
        """
        start 1        -> F001 at cut
        cut F001       -> F001 split: F002 F003; F002 at body; F003 at flap
        body F002      -> F002 waits join
        hold F002      -> F002 held redesign
        flap F003      -> F003 waits join
        send F002 join -> F002 goes on join; F002 F003 joined: F001; F001 at sew
        """,
    ),
    "held by mistake while it is redone": Pattern(
        """
        start > cut > sew > qc > end
        qc ~> cut
        """,
        """
        start 1               -> F001 at cut
        cut F001              -> F001 at sew
        sew F001              -> F001 at qc
        fail F001 to cut back -> F001 back cut
        hold F001             -> F001 held redesign
        send F001 cut         -> F001 goes on cut
        cut F001              -> F001 at qc
        """,
    ),
    "a move back in its branch": Pattern(
        _BAG,
        """
        start 1        -> F001 at cut
        cut F001       -> F001 split: F002 F003; F002 at body; F003 at flap
        body F002      -> F002 waits join
        move F002 body -> F002 sent body
        flap F003      -> F003 waits join
        body F002      -> F002 waits join; F002 F003 joined: F001; F001 at sew
        """,
    ),
    "rework sink": Pattern(
        """
        start > cut > qc > end
        qc ~> redo
        """,
        """
        start 1           -> F001 at cut
        cut F001          -> F001 at qc
        fail F001 to redo -> F001 held rework_sink
        send F001 cut     -> F001 sent cut
        cut F001          -> F001 at qc
        pass F001         -> F001 done end
        """,
    ),
    "scrap sink": Pattern(
        """
        start > cut > qc > end
        qc ~> scrap
        """,
        """
        start 1              -> F001 at cut
        cut F001             -> F001 at qc
        fail F001 to scrap   -> F001 held scrap_sink
        scrap F001 permanent -> F001 permanent
        """,
    ),
    "scrap sink, and made again": Pattern(
        """
        start > cut > sew > qc > end
        qc ~> scrap
        """,
        """
        start 2                   -> F001 F002 at cut
        cut F001 F002             -> F001 F002 at sew
        sew F001 F002             -> F001 F002 at qc
        fail F001 F002 to scrap   -> F001 F002 held scrap_sink
        scrap F001 qc_fail at cut -> F001 qc_fail; F003 for F001; F003 at cut
        scrap F002 qc_fail at sew -> F002 qc_fail; F004 for F002; F004 at sew
        """,
    ),
    "two ends": Pattern(
        """
        start > decide
        decide ? gift > end2
        decide : pack > end
        """,
        """
        start 1   -> F001 at gift
        gift F001 -> F001 done end2
        """,
        when={"gift": asks("product", "==", "BAG")},
    ),
    "two conditions of equal weight": Pattern(
        """
        start > cut > decide
        decide ? gift > end
        decide ? wrap > end
        decide : pack > end
        """,
        """
        start 2        -> F001 F002 at cut
        cut F001       -> F001 held unroutable
        send F001 wrap -> F001 sent wrap
        cut F002       -> F002 held unroutable
        """,
        when={"gift": asks("job_quantity", ">", 1), "wrap": asks("product", "==", "BAG")},
    ),
    "batches": Pattern(
        _BAG,
        """
        start 2 50 -> F001 F002 at cut
        cut F001   -> F001 split: F003 F004; F003 at body; F004 at flap
        body F003  -> F003 waits join
        flap F004  -> F004 waits join; F003 F004 joined: F001; F001 at sew
        sew F001   -> F001 done end
        """,
    ),
}
