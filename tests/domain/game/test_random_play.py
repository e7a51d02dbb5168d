"""Whatever is done to pieces in whatever routing: nothing is lost or doubled, and all comes to an end."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.facts import Fact
from app.domain.game.floor import Token
from app.domain.game.places import STEPS, Map, frames_of
from app.domain.refusals import Refused
from app.domain.routing.exchange import from_json
from app.domain.routing.findings import errors
from app.domain.routing.graph import Graph, NodeKind
from app.domain.routing.known import Known
from app.domain.routing.validation import validate
from app.domain.words import Priority, TokenState
from app.ids import VersionId
from tests.domain.game.playing import Play
from tests.reference.drawing import DEFECTS, drawn

pytestmark = pytest.mark.slow

EXAMPLES = int(os.environ.get("HATTHASILPA_EXAMPLES", "300"))
EVERY = settings(max_examples=EXAMPLES, deadline=None, derandomize=EXAMPLES <= 300, database=None)
MOST_COMMANDS = 500  # more than any job here needs to its end
VERBS = (
    ("work",) * 6
    + ("count",) * 3
    + ("fail",) * 3
    + ("scrap", "lose", "hold", "send", "let go", "newer", "move")
)

places = st.integers(0, 40)  # which of the things there are, counted round
moves = st.lists(
    st.tuples(st.sampled_from(VERBS), st.lists(places, min_size=1, max_size=3), places), max_size=30
)


def routing(shape: int) -> Graph:
    """A random routing; the same for the same number."""
    graph = from_json(drawn(Random(shape), "DRAWN"))
    alone = tuple(replace(node, operators=1, sync_start=False) for node in graph.nodes)  # one person plays
    return replace(graph, nodes=alone)


def started(shape: int, pieces: int, priority: Priority = Priority.NORMAL, quantity: int = 1) -> Play:
    play = Play(routing(shape), priority=priority, newer=routing(shape + 1))
    play.do(f"start {pieces} {quantity}")
    return play


def live(play: Play) -> list[Token]:
    return [token for token in play.tokens.values() if token.is_live]


def steps_for(play: Play, token: Token) -> list[str]:
    """Where the token may be sent."""
    graph = play.graphs[VersionId(token.version)]
    return [node.code for node in Map(graph).steps(frames_of(token, play.floor))]


def line(play: Play, verb: str, chosen: list[int], other: int) -> str:
    """A line of the script about some pieces that live."""
    tokens = live(play)
    some = {tokens[place % len(tokens)].id: tokens[place % len(tokens)] for place in chosen}
    first = next(iter(some.values()))
    names = " ".join(play.number(token) for token in some)
    where = steps_for(play, first) or ["NOWHERE"]
    to = where[other % len(where)]
    if verb == "fail":
        graph = play.graphs[VersionId(first.version)]
        offered = [edge.target for edge in graph.edges_out(first.node)] + where
        back = " back" if other % 2 else ""
        if first.quantity > 1 and other % 3:
            names = f"{play.number(first.id)} of {1 + other % first.quantity}"
        return f"fail {names} to {offered[other % len(offered)]} defect {DEFECTS[other % 2]}{back}"
    some_of_it = f"{play.number(first.id)} of {1 + other % first.quantity}"
    return {
        "work": f"{_end_of_work(play, first)} {names}",
        "count": _counting(play, first, other, to),
        "lose": f"scrap {some_of_it if first.quantity > 1 else names} permanent",
        "scrap": f"scrap {names} qc_fail" + (f" at {to}" if other % 3 == 0 else ""),
        "hold": f"hold {names}",
        "send": f"send {names} {to}",
        "let go": f"send {names} {first.node}",
        "newer": f"send {names} {to} newer",
        "move": f"move {names} {to}",
    }[verb]


def _counting(play: Play, token: Token, other: int, to: str) -> str:
    """Somebody counts a batch."""
    scrapped = other % 3
    said = f"{_end_of_work(play, token)} {play.number(token.id)} scrapped {scrapped} rework {other % 4}"
    return f"{said} to {to}" if other % 2 else said


def _end_of_work(play: Play, token: Token) -> str:
    node = play.graphs[VersionId(token.version)].node(token.node)
    return "pass" if node.kind is NodeKind.QC else "complete"


def tried(play: Play, said: str) -> bool:
    """Whether it was done; what is refused leaves everything as it was."""
    before = {token.id: (token.state, token.node, token.item) for token in play.tokens.values()}
    told = len(play.facts)
    try:
        play.do(said)
    except Refused:
        assert {token.id: (token.state, token.node, token.item) for token in play.tokens.values()} == before
        return False
    for fact in play.facts[told:]:
        for named in _named(fact):
            assert len(set(named)) == len(named), f"{fact} says a token twice"
    return True


def _named(fact: Fact) -> Iterator[tuple[Any, ...]]:
    return (getattr(fact, name) for name in ("tokens", "parents", "originals") if getattr(fact, name, None))


def bring_to_an_end(play: Play) -> None:
    """A patient manager and good hands: what is held is sent on, what can be worked on is done well."""
    for _ in range(MOST_COMMANDS):
        tokens = live(play)
        if not tokens:
            return
        held = [token for token in tokens if token.state is TokenState.ON_HOLD]
        whole = [token for token in held if all(each not in held for each in play.floor.around(token.id))]
        if whole:
            name, where = play.number(whole[0].id), steps_for(play, whole[0])
            assert tried(play, f"send {name} {where[-1]}" if where else f"scrap {name} qc_fail")
            continue
        ready = [token for token in tokens if token.item is not None]
        assert ready, "pieces live and nobody can do anything about them"
        assert tried(play, f"{_end_of_work(play, ready[0])} {play.number(ready[0].id)}")
    raise AssertionError(f"after {MOST_COMMANDS} commands pieces still live: {live(play)}")


@EVERY
@given(
    shape=st.integers(0, 2_000),
    pieces=st.integers(1, 3),
    priority=st.sampled_from((Priority.NORMAL, Priority.URGENT)),
    quantity=st.sampled_from((1, 1, 4, 7)),
    life=moves,
)
def test_nothing_is_lost_and_all_comes_to_an_end(
    shape: int, pieces: int, priority: Priority, quantity: int, life: list[tuple[str, list[int], int]]
) -> None:
    """That each live token is at exactly one place, and conservation, `Play` looks after at every command."""
    play = started(shape, pieces, priority, quantity)
    for verb, chosen, other in life:
        if live(play):
            tried(play, line(play, verb, chosen, other))
    bring_to_an_end(play)
    serials = Counter(token.serial for token in play.tokens.values() if token.state is TokenState.COMPLETED)
    del serials[None]
    assert set(serials.values()) <= {1}, "two finished pieces have one serial"


def test_random_lives_come_everywhere() -> None:
    """The lives above are not all refused, nor all the same."""
    chance, done, seen = Random(7), Counter[str](), Counter[str]()
    for shape in range(120):
        play = started(shape, 2, quantity=1 + shape % 2 * 4)
        for _ in range(25):
            if live(play):
                verb = chance.choice(VERBS)
                some = [chance.randrange(40) for _ in range(chance.randint(1, 2))]
                done[verb] += tried(play, line(play, verb, some, chance.randrange(40)))
        seen.update(fact.kind for fact in play.facts)
    assert set(done) == {verb for verb, count in done.items() if count} == set(VERBS)
    assert {kind for kind in _KINDS if not seen[kind]} == set()


_KINDS = (
    "tokens.moved",
    "tokens.completed",
    "tokens.cancelled",
    "tokens.split",
    "tokens.waiting",
    "tokens.joined",
    "tokens.held",
    "tokens.reworked",
    "tokens.redirected",
    "tokens.released",
    "tokens.scrapped",
    "tokens.replaced",
    "tokens.curing",
    "tokens.batch_split",
)


@pytest.mark.parametrize("part", range(4))
def test_a_drawn_routing_can_be_published(part: int) -> None:
    known = Known(work_centers=frozenset({"BENCH"}), skills={})
    for shape in range(part, 800, 4):
        graph = routing(shape)
        assert errors(validate(graph, known)) == ()
        assert any(node.kind in STEPS for node in graph.nodes) or graph.of_kind(NodeKind.DECISION)
