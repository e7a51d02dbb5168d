"""Playing the token game without a workshop around it: a small graph, a script, and the trace that it leaves.

start 2                    two pieces are born; `start 2 10`: two batches of ten
sew F001 F002              somebody completes the step at which they stand
sew F001 scrapped 2 rework 1 [to cut]    the rest of the batch is good
pass F001 / fail F001 to sew [back] / fail F001 of 3 to sew
scrap F001 qc_fail [at cut] / scrap F002 permanent / scrap F002 of 3 permanent
hold F001 / send F001 sew / move F001 cut / send F001 split: on as it was, where it is held at the split
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from app.clock import Instant
from app.domain.codes import token_number
from app.domain.decision import Context, Decision, Person
from app.domain.facts import Fact
from app.domain.facts import flow as flow_facts
from app.domain.facts import tickets as ticket_facts
from app.domain.facts.work import QcFailed
from app.domain.game.endings import Scrap
from app.domain.game.floor import Floor, Run, Token
from app.domain.game.flow import Flow
from app.domain.routing.graph import Graph, NodeKind
from app.domain.words import (
    Ending,
    ItemState,
    Line,
    Priority,
    Role,
    RunState,
    Then,
    TicketStatus,
    TokenKind,
    TokenState,
)
from app.domain.work import decided, done
from app.domain.work.done import Table
from app.domain.work.pieces import WorkPiece
from app.domain.work.yields import Yield
from app.ids import IdSource, ItemId, PersonId, TicketId, TokenId, VersionId

TICKET, RUN, VERSION = 1, 2, 3
_FIRST_ID = 1_000


class Play:
    """One run of a graph. What each command leads to is told as a line of its trace."""

    def __init__(
        self, graph: Graph, *, priority: Priority = Priority.NORMAL, newer: Graph | None = None
    ) -> None:
        self.graph = graph
        self.floor = Floor((), ())
        self.tokens: dict[int, Token] = {}
        self.facts: list[Fact] = []
        self._run = Run(TICKET, RUN, "BAG", Line.HATTHASILPA, 0, Priority.NORMAL, 0, 0)
        self.graphs = {VersionId(VERSION): graph}
        if newer is not None:
            self.graphs[VersionId(VERSION + 1)] = newer
        self._ids = IdSource(_FIRST_ID)
        self._failed: Counter[tuple[int, str]] = Counter()
        self._born: Counter[TokenKind] = Counter()

    def play(self, script: str) -> list[str]:
        """Does the lines of the script; what each led to."""
        return [self.do(line) for line in script.strip().splitlines()]

    def do(self, line: str) -> str:
        """Does one line; what it led to. Raises Refused, and then nothing has changed."""
        verb, *words = line.split()
        happened = tuple(_VERBS.get(verb, _complete)(self, words))
        self.facts += happened
        self._keep(happened)
        self.assert_whole()
        return "; ".join(_told(self, fact) for fact in happened if type(fact) in _TOLD)

    def start(self, count: int, quantity: int = 1) -> Iterable[Fact]:
        """Tokens are born and go on."""
        (begin,) = self.graph.of_kind(NodeKind.START)
        self._run.quantity = count * quantity
        first = self._run.numbers(count)
        self._run.line = Line.HATTHASILPA if quantity == 1 else Line.CLASSIC
        kind = TokenKind.PIECE if quantity == 1 else TokenKind.BATCH
        tokens = [
            Token(
                self._ids.take(),
                first + place,
                TICKET,
                kind,
                quantity,
                TokenState.READY,
                begin.code,
                VERSION,
                serial=f"S{first + place}",
            )
            for place in range(count)
        ]
        self._born[kind] += count * quantity
        self._see(tokens)
        flow = Flow(self.floor, self.graphs, self.context())
        flow.go_on(tokens)
        return flow.facts

    def table(self, names: Iterable[str]) -> Table:
        """What lies before a command about the tokens with these numbers: copies, as if loaded."""
        tokens = {token.number: token for token in self.tokens.values()}
        named = [tokens[int(name[1:])] for name in names]
        copies = {token.id: replace(token) for token in self.tokens.values()}
        floor = Floor(copies.values(), [replace(self._run)])
        return Table([_piece(token, self._run) for token in named], (), floor, self.graphs)

    def context(self) -> Context:
        """The manager does everything, one thing a moment."""
        person = Person(PersonId(9), "Mali", (Role.MANAGER,))
        return Context(Instant(len(self.facts)), date(2026, 11, 2), person, person, self._ids)

    def failed_before(self, pieces: Iterable[WorkPiece]) -> dict[TokenId, int]:
        """How often each piece has failed where it stands."""
        return {piece.token: self._failed[piece.token, piece.node] for piece in pieces}

    def taken(self, table: Table, decision: Decision) -> Iterable[Fact]:
        """A decision counts: the floor is as it left it."""
        self.floor = table.floor
        self._run = table.floor.run(TICKET)
        return decision.facts

    def _see(self, tokens: Iterable[Token]) -> None:
        self.tokens |= {token.id: token for token in tokens}
        self.floor = Floor(self.tokens.values(), [self._run])

    def _keep(self, happened: Iterable[Fact]) -> None:
        """Finds all that the facts speak of on the floor, and counts what was born."""
        for fact in happened:
            if isinstance(fact, flow_facts.TokensSplit):
                count = fact.ways * len(fact.parents)
                self._born[TokenKind.COMPONENT] += count * fact.quantity
                self._take_in(fact.first_token, count)
            elif isinstance(fact, flow_facts.TokensReplaced):
                count = len(fact.originals)
                self._born[TokenKind(fact.kind_of_token)] += count * fact.quantity
                self._take_in(fact.first_token, count)
            elif isinstance(fact, flow_facts.TokensBatchSplit):
                self._take_in(fact.part, 1)
                self._failed |= {
                    (fact.part, node): times
                    for (token, node), times in self._failed.items()
                    if token == fact.token
                }
            elif isinstance(fact, QcFailed):
                self._failed.update((token, fact.node) for token in fact.tokens)
        self.tokens = {token: self.floor.token(token) for token in self.tokens}

    def _take_in(self, first: int, count: int) -> None:
        self.tokens |= {token: self.floor.token(token) for token in range(first, first + count)}

    def assert_whole(self) -> None:
        """Each live token is at exactly one place, and nothing was lost or doubled."""
        tokens = self.tokens.values()
        total: Counter[TokenKind] = Counter()
        for token in tokens:
            total[token.kind] += token.quantity
            at_work = token.state in (TokenState.READY, TokenState.ACTIVE, TokenState.PAUSED)
            assert (token.item is not None) == at_work, token
            if at_work:
                assert self._graph_of(token).node(token.node).kind in (NodeKind.OPERATION, NodeKind.QC), token
        assert total == +self._born, (total, self._born)
        assert len({token.item for token in tokens if token.item}) == sum(
            bool(token.item) for token in tokens
        )
        for token in tokens:
            assert token.quantity > 0, token
            parts = [part for part in tokens if part.parent == token.id and part.is_live]
            ways: Counter[int | None] = Counter()
            for part in parts:
                ways[part.way] += part.quantity
            assert all(quantity <= token.quantity for quantity in ways.values()), token
            if parts:
                assert token.state in (TokenState.WAITING, TokenState.ON_HOLD), token
            elif token.state is TokenState.WAITING:
                assert self._graph_of(token).node(token.node).kind is NodeKind.JOIN, token
        finished = sum(
            token.quantity
            for token in tokens
            if token.state is TokenState.COMPLETED and token.kind is not TokenKind.COMPONENT
        )
        assert self._run.completed == finished

    def _graph_of(self, token: Token) -> Graph:
        return self.graphs[VersionId(token.version)]

    def number(self, token: int) -> str:
        """What people call the token."""
        return token_number(self.tokens[token].number)


def _piece(token: Token, run: Run) -> WorkPiece:
    return WorkPiece(
        token=TokenId(token.id),
        number=token.number,
        quantity=token.quantity,
        state=token.state,
        node=token.node,
        version_id=VersionId(token.version),
        ticket=TicketId(TICKET),
        ticket_code="HJ",
        ticket_status=TicketStatus.IN_PROGRESS,
        ticket_completed=run.completed,
        run_state=RunState.ACTIVE,
        item=None if token.item is None else ItemId(token.item),
        item_state=None if token.item is None else token.item_state or ItemState.WAITING,
        holder=None,
        holder_name=None,
    )


def _names(words: Iterable[str]) -> list[str]:
    return [word for word in words if re.fullmatch(r"F\d+", word)]


def _after(words: Sequence[str], key: str) -> str | None:
    return words[words.index(key) + 1] if key in words else None


def _number(words: Sequence[str], key: str) -> int | None:
    said = _after(words, key)
    return None if said is None else int(said)


def _counted(words: Sequence[str]) -> Yield | None:
    good, scrapped, again = (_number(words, key) for key in ("good", "scrapped", "rework"))
    if (good, scrapped, again) == (None, None, None):
        return None
    return Yield(good, scrapped or 0, again or 0, "torn", None, _after(words, "to"))


def _start(play: Play, words: Sequence[str]) -> Iterable[Fact]:
    return play.start(*(int(word) for word in words))


def _complete(play: Play, words: Sequence[str]) -> Iterable[Fact]:
    table = play.table(_names(words))
    return play.taken(table, done.complete(table, play.context(), _counted(words)))


def _pass(play: Play, words: Sequence[str]) -> Iterable[Fact]:
    table, before = play.table(_names(words)), play.failed_before
    decision = done.passed(
        table, None, play.context(), _counted(words), _failure(words), before(table.pieces)
    )
    return play.taken(table, decision)


def _fail(play: Play, words: Sequence[str]) -> Iterable[Fact]:
    table = play.table(_names(words))
    before, quantity = play.failed_before(table.pieces), _number(words, "of")
    return play.taken(table, done.failed(table, _failure(words), before, play.context(), quantity))


def _failure(words: Sequence[str]) -> done.Failure:
    then = Then.BACK_TO_QC if "back" in words else Then.FLOW
    return done.Failure(_after(words, "to"), then, _after(words, "defect"), None)


def _scrap(play: Play, words: Sequence[str]) -> Iterable[Fact]:
    table = play.table(_names(words))
    ending = Ending.PERMANENT if "permanent" in words else Ending.QC_FAIL
    how = Scrap(ending, "torn", "hole", _after(words, "at"))
    return play.taken(table, decided.scrap(table, how, play.context(), _number(words, "of")))


def _hold(play: Play, words: Sequence[str]) -> Iterable[Fact]:
    table = play.table(_names(words))
    return play.taken(table, decided.hold(table, "too soft", play.context()))


def _send(play: Play, words: Sequence[str]) -> Iterable[Fact]:
    table = play.table(_names(words))
    onto = {VersionId(VERSION): VersionId(VERSION + 1)} if "newer" in words else {}
    to = next((word for word in words if word != "newer" and not _names([word])), None)
    return play.taken(table, decided.resolve(table, decided.Onward(to, onto, None), play.context()))


def _move(play: Play, words: Sequence[str]) -> Iterable[Fact]:
    table = play.table(_names(words))
    onward = decided.Onward(words[-1], {}, "try again")
    return play.taken(table, decided.move(table, onward, play.context()))


_VERBS: dict[str, Callable[[Play, Sequence[str]], Iterable[Fact]]] = {
    "start": _start,
    "pass": _pass,
    "fail": _fail,
    "scrap": _scrap,
    "hold": _hold,
    "send": _send,
    "move": _move,
}


def _told(play: Play, fact: Fact) -> str:
    return " ".join(_TOLD[type(fact)](play, fact))


def _all(play: Play, tokens: Iterable[int]) -> str:
    return " ".join(play.number(token) for token in tokens)


def _split(play: Play, fact: flow_facts.TokensSplit) -> Iterator[str]:
    parents = len(fact.parents)
    for place, parent in enumerate(fact.parents):
        parts = (fact.first_token + way * parents + place for way in range(fact.ways))
        yield f"{play.number(parent)} split: {_all(play, parts)}"


def _replaced(play: Play, fact: flow_facts.TokensReplaced) -> Iterator[str]:
    born = range(fact.first_token, fact.first_token + len(fact.originals))
    yield f"{_all(play, born)} for {_all(play, fact.originals)}"


_TOLD: dict[type[Fact], Callable[[Play, Any], Iterator[str]]] = {
    ticket_facts.TokensMoved: lambda play, fact: iter((_all(play, fact.tokens), "at", fact.node)),
    ticket_facts.TokensCompleted: lambda play, fact: iter((_all(play, fact.tokens), "done", fact.node)),
    ticket_facts.TokensCancelled: lambda play, fact: iter((_all(play, fact.tokens), fact.reason)),
    flow_facts.TokensSplit: _split,
    flow_facts.TokensWaiting: lambda play, fact: iter((_all(play, fact.tokens), "waits", fact.node)),
    flow_facts.TokensJoined: lambda play, fact: iter(
        (_all(play, fact.tokens), "joined:", _all(play, dict.fromkeys(fact.into)))
    ),
    flow_facts.TokensHeld: lambda play, fact: iter((_all(play, fact.tokens), "held", fact.why)),
    flow_facts.TokensReworked: lambda play, fact: iter((_all(play, fact.tokens), "back", fact.node)),
    flow_facts.TokensRedirected: lambda play, fact: iter((_all(play, fact.tokens), "sent", fact.node)),
    flow_facts.TokensReleased: lambda play, fact: iter((_all(play, fact.tokens), "goes on", fact.node)),
    flow_facts.TokensScrapped: lambda play, fact: iter((_all(play, fact.tokens), fact.ending)),
    flow_facts.TokensReplaced: _replaced,
    flow_facts.TokensBatchSplit: lambda play, fact: iter(
        (f"{play.number(fact.part)} is {fact.quantity} of {play.number(fact.token)}",)
    ),
}
