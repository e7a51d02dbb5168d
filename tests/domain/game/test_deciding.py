"""What is decided about a piece and its parts, where a trace alone would not tell it."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.refusals import Code, Refused
from app.domain.routing.graph import Join, JoinPolicy
from app.domain.words import TokenState
from tests.domain.game.playing import Play
from tests.domain.game.test_random_play import tried
from tests.domain.routing.graphs import graph

BAG = """
start > split
split > body > join
split > flap > join
join > sew > end
"""
NESTED = """
start > split
split > split2
split2 > dye > join2
split2 > punch > join2
join2 > fold > join
split > strap > join
join > end
"""
HURRIED = """
start > split
split > split2
split2 > dye > join2
split2 > punch > join2
join2 > decide
decide ? fold > join
decide : join
split > strap > join
join > end
"""


def started(drawing: str, **settings: Any) -> Play:
    play = Play(graph(drawing, **settings))
    play.do("start 1")
    return play


@pytest.mark.parametrize("said", ["send F002 body", "scrap F002 qc_fail", "scrap F002 permanent"])
def test_a_part_of_a_held_piece_is_decided_on_with_it(said: str) -> None:
    play = started(BAG)
    play.do("hold F001")

    with pytest.raises(Refused) as refused:
        play.do(said)

    assert refused.value.code is Code.ON_HOLD
    assert refused.value.params["number"] == "F001"
    assert play.do("scrap F001 F002 permanent") == "F002 F003 piece_ended; F001 permanent"


def test_a_part_of_a_part_of_a_held_piece_too() -> None:
    play = started(NESTED)
    play.do("hold F002")

    with pytest.raises(Refused, match="ERR_ON_HOLD"):
        play.do("send F004 dye")


@pytest.mark.parametrize("said", ["hold F001 F004", "hold F004 F001", "hold F001 F002 F005"])
def test_a_piece_and_a_part_of_its_part_are_held_once(said: str) -> None:
    play = started(NESTED)
    assert tried(play, said)
    assert all(token.state is TokenState.ON_HOLD for token in play.tokens.values())


@pytest.mark.parametrize("ending", ["permanent", "qc_fail"])
@pytest.mark.parametrize("names", ["F001 F002", "F002 F001", "F004 F001", "F004 F003"])
def test_a_piece_and_parts_of_it_end_once(names: str, ending: str) -> None:
    play = started(NESTED)
    assert tried(play, f"scrap {names} {ending}")


def test_what_ends_on_its_way_was_last_where_it_stood() -> None:
    """Strap and the last part of the other branch are done at once: the join needs one of them."""
    play = started(HURRIED, join={"join": Join(JoinPolicy.ANY)})
    play.do("dye F004")

    play.do("complete F005 F003")

    (late,) = (token for token in play.tokens.values() if play.number(token.id) == "F002")
    assert (late.state, late.node) == (TokenState.CANCELLED, "split2")
