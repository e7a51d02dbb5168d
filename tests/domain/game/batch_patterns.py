"""The patterns of batches: what is split off them, what is lost of them, and how they come together."""

from __future__ import annotations

from app.domain.routing.graph import Join, JoinPolicy
from tests.domain.game.patterns import Pattern
from tests.domain.routing.graphs import asks

_BAG = """
start > cut > split
split > body > join
split > flap > join
join > sew > end
"""
_NESTED = """
start > split
split > body > split2
split2 > dye > join2
split2 > punch > join2
join2 > fold > join
split > strap > join
join > sew > end
"""
_INSPECTED = """
start > cut > qc > pack > end
qc ~> cut
"""
_THREE = """
start > split
split > body > join
split > flap > join
split > strap > join
join > end
"""

BATCH_PATTERNS: dict[str, Pattern] = {
    "batch yield": Pattern(
        "start > cut > sew > end",
        """
        start 1 50         -> F001 at cut
        cut F001 scrapped 2 -> F002 is 2 of F001; F002 permanent; F001 at sew
        sew F001           -> F001 done end
        """,
    ),
    "some of a batch is done again": Pattern(
        "start > cut > sew > end",
        """
        start 1 50                 -> F001 at cut
        cut F001                   -> F001 at sew
        sew F001 rework 5          -> F002 is 5 of F001; F002 back sew; F001 done end
        sew F002 good 3 rework 2 to cut -> F003 is 2 of F002; F003 back cut; F002 done end
        cut F003                   -> F003 at sew
        sew F003                   -> F003 done end
        """,
    ),
    "nothing of a batch is good": Pattern(
        "start > cut > sew > end",
        """
        start 2 50                         -> F001 F002 at cut
        cut F001 scrapped 3 rework 47      -> F003 is 3 of F001; F001 back cut; F003 permanent
        cut F001                           -> F001 at sew
        cut F002 good 0 scrapped 50        -> F002 permanent
        """,
    ),
    "some of a batch fails, the rest is judged later": Pattern(
        _INSPECTED,
        """
        start 1 20             -> F001 at cut
        cut F001               -> F001 at qc
        fail F001 of 4 to cut  -> F002 is 4 of F001; F002 back cut
        pass F001              -> F001 at pack
        cut F002               -> F002 at qc
        fail F002 of 4 to cut  -> F002 back cut
        """,
    ),
    "an inspection of a batch with all three": Pattern(
        _INSPECTED,
        """
        start 1 20                             -> F001 at cut
        cut F001                               -> F001 at qc
        pass F001 scrapped 1 rework 4 to cut back -> F002 is 1 of F001; F003 is 4 of F001; F003 back cut
                                               ; F002 permanent; F001 at pack
        cut F003                               -> F003 at qc
        pass F003 rework 1 to cut              -> F004 is 1 of F003; F004 back cut; F003 at pack
        """,
    ),
    "what was split off has failed as often as its batch": Pattern(
        _INSPECTED,
        """
        start 1 20             -> F001 at cut
        cut F001               -> F001 at qc
        fail F001 to cut       -> F001 back cut
        cut F001               -> F001 at qc
        fail F001 of 6 to cut  -> F002 is 6 of F001; F002 back cut
        cut F002               -> F002 at qc
        fail F002 of 2 to cut  -> F003 is 2 of F002; F003 held limit
        fail F001 of 1 to cut  -> F004 is 1 of F001; F004 back cut
        """,
        settings={"qc": {"rework_limit": 2}},
    ),
    "a batch through split and join": Pattern(
        _BAG,
        """
        start 1 50 -> F001 at cut
        cut F001   -> F001 split: F002 F003; F002 at body; F003 at flap
        body F002  -> F002 waits join
        flap F003  -> F003 waits join; F002 F003 joined: F001; F001 at sew
        """,
    ),
    "what is done again in a branch holds the join": Pattern(
        _BAG,
        """
        start 1 50         -> F001 at cut
        cut F001           -> F001 split: F002 F003; F002 at body; F003 at flap
        body F002 rework 5 -> F004 is 5 of F002; F004 back body; F002 waits join
        flap F003          -> F003 waits join
        body F004          -> F004 waits join; F002 F003 F004 joined: F001; F001 at sew
        """,
    ),
    "scrap in a branch makes the batch smaller": Pattern(
        _BAG,
        """
        start 1 50          -> F001 at cut
        cut F001            -> F001 split: F002 F003; F002 at body; F003 at flap
        body F002 scrapped 2 -> F004 is 2 of F002; F004 permanent; F005 is 2 of F001; F005 permanent
                            ; F006 is 2 of F003; F006 piece_ended; F002 waits join
        flap F003           -> F003 waits join; F002 F003 joined: F001; F001 at sew
        sew F001            -> F001 done end
        """,
    ),
    "scrap of what the join still waits for lets the batch go on": Pattern(
        _BAG,
        """
        start 1 50           -> F001 at cut
        cut F001             -> F001 split: F002 F003; F002 at body; F003 at flap
        body F002 rework 5   -> F004 is 5 of F002; F004 back body; F002 waits join
        flap F003            -> F003 waits join
        scrap F004 permanent -> F004 permanent; F005 is 5 of F001; F005 permanent; F006 is 5 of F003
                             ; F006 piece_ended; F002 F003 joined: F001; F001 at sew
        """,
    ),
    "what is replaced in a branch keeps the batch": Pattern(
        _BAG,
        """
        start 1 50              -> F001 at cut
        cut F001                -> F001 split: F002 F003; F002 at body; F003 at flap
        scrap F002 of 4 qc_fail -> F004 is 4 of F002; F004 qc_fail; F005 for F004; F005 at body
        body F002               -> F002 waits join
        flap F003               -> F003 waits join
        body F005               -> F005 waits join; F002 F003 F005 joined: F001; F001 at sew
        """,
    ),
    "all of a branch scrapped ends the batch": Pattern(
        _BAG,
        """
        start 1 50            -> F001 at cut
        cut F001              -> F001 split: F002 F003; F002 at body; F003 at flap
        body F002 scrapped 50 -> F002 permanent; F003 piece_ended; F001 permanent
        """,
    ),
    "scrap in a nested branch makes every batch around it smaller": Pattern(
        _NESTED,
        """
        start 1 10          -> F001 split: F002 F003; F002 at body; F003 at strap
        body F002           -> F002 split: F004 F005; F004 at dye; F005 at punch
        punch F005          -> F005 waits join2
        dye F004 scrapped 1 -> F006 is 1 of F004; F006 permanent; F007 is 1 of F002; F007 permanent
                            ; F008 is 1 of F005; F008 piece_ended; F009 is 1 of F001; F009 permanent
                            ; F010 is 1 of F003; F010 piece_ended; F004 waits join2
                            ; F004 F005 joined: F002; F002 at fold
        """,
    ),
    "scrap outside makes the batch in a nested branch smaller": Pattern(
        _NESTED,
        """
        start 1 10            -> F001 split: F002 F003; F002 at body; F003 at strap
        body F002             -> F002 split: F004 F005; F004 at dye; F005 at punch
        dye F004 rework 2     -> F006 is 2 of F004; F006 back dye; F004 waits join2
        punch F005            -> F005 waits join2
        strap F003 scrapped 2 -> F007 is 2 of F003; F007 permanent; F008 is 2 of F001; F008 permanent
                              ; F009 is 2 of F002; F009 piece_ended; F010 is 2 of F005
                              ; F006 piece_ended; F010 piece_ended; F004 F005 joined: F002; F002 at fold
                              ; F003 waits join
        """,
    ),
    "what a join can spare of a batch is no loss of it": Pattern(
        _THREE,
        """
        start 1 10           -> F001 split: F002 F003 F004; F002 at body; F003 at flap; F004 at strap
        body F002 scrapped 3 -> F005 is 3 of F002; F005 permanent; F002 waits join
        flap F003            -> F003 waits join
        strap F004 scrapped 3 -> F006 is 3 of F004; F006 permanent; F004 waits join
                             ; F002 F003 F004 joined: F001; F001 done end
        """,
        settings={"join": {"join": Join(JoinPolicy.AT_LEAST, 2)}},
    ),
    "two ends of a batch": Pattern(
        """
        start > cut > decide
        decide ? pack > end2
        decide : box > end
        """,
        """
        start 1 50          -> F001 at cut
        cut F001 rework 20  -> F002 is 20 of F001; F002 back cut; F001 at box
        cut F002            -> F002 at pack
        box F001            -> F001 done end
        pack F002           -> F002 done end2
        """,
        when={"pack": asks("quantity", "<", 30)},
    ),
}
