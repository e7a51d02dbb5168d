"""The tokens that a command is about, with their families, as they stand while it is decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from app.domain.routing.conditions import QcResult, Situation
from app.domain.words import LIVE_TOKEN, Hold, ItemState, Line, Part, Priority, TokenKind, TokenState
from app.ids import ItemId
from app.values import frozen


@frozen
class Left:
    """The work item that a hold has closed, and whose parts of it were done, with since when."""

    item: ItemId
    done: tuple[tuple[int, int], ...] = ()

    def sharing(self) -> dict[str, Any]:
        """Who shares it once it is open again, as facts tell it; nothing where nobody does."""
        if not self.done:
            return {}
        people, since = zip(*self.done, strict=True)
        return {"helpers": people, "parts": (str(Part.DONE),) * len(people), "since": since}


@dataclass(slots=True)
class Token:
    """One token. It changes while a command is decided: the rules must see what the command did so far."""

    id: int
    number: int
    ticket: int
    kind: TokenKind
    quantity: int
    state: TokenState
    node: str
    version: int  # the routing version it goes by
    serial: str | None = None
    priority: Priority | None = None  # its own; None: its ticket's
    parent: int | None = None  # the token it is a part of
    way: int | None = None  # by which way it left the split
    item: int | None = None  # the work item open at its node
    item_state: ItemState | None = None
    hold: Hold | None = None  # for what it waits, where a manager decides
    held_at: int | None = None
    rework_count: int = 0
    back_to: str | None = None  # the inspection to which it returns from the step that is redone
    qc_result: QcResult | None = None
    defect: str | None = None
    left: Left | None = None  # of a held one, once that was asked for

    @property
    def is_live(self) -> bool:
        """Whether it can still go on."""
        return self.state in LIVE_TOKEN


@dataclass(slots=True)
class Run:
    """A ticket's present attempt, as far as the game looks at it and changes it."""

    ticket: int
    run: int
    product: str  # its SKU
    line: Line
    quantity: int
    priority: Priority
    completed: int  # finished quantity of pieces and batches
    last_number: int  # of the tokens born so far

    def numbers(self, count: int) -> int:
        """The first of `count` new numbers of tokens."""
        first = self.last_number + 1
        self.last_number += count
        return first


class Floor:
    """Tokens by id, their parts, and the runs they belong to."""

    def __init__(self, tokens: Iterable[Token], runs: Iterable[Run]) -> None:
        self._tokens: dict[int, Token] = {}
        self._parts: dict[int, list[Token]] = {}
        self._runs = {run.ticket: run for run in runs}
        for token in tokens:
            self.add(token)

    def add(self, token: Token) -> None:
        """Puts a token on the floor."""
        self._tokens[token.id] = token
        if token.parent is not None:
            self._parts.setdefault(token.parent, []).append(token)

    def token(self, token: int) -> Token:
        """The token with this id."""
        return self._tokens[token]

    def tokens(self) -> Iterable[Token]:
        """All of them."""
        return self._tokens.values()

    def run(self, ticket: int) -> Run:
        """The ticket's present attempt."""
        return self._runs[ticket]

    def parts(self, token: int) -> list[Token]:
        """The live tokens that this one was split into."""
        return [part for part in self._parts.get(token, ()) if part.is_live]

    def around(self, token: int) -> Iterator[Token]:
        """What the token is a part of, and what that is a part of."""
        parent = self._tokens[token].parent
        if parent is not None:
            yield self._tokens[parent]
            yield from self.around(parent)

    def is_batch(self, token: Token) -> bool:
        """Whether the token is a batch, or a part of one."""
        return (token, *self.around(token.id))[-1].kind is TokenKind.BATCH

    def below(self, token: int) -> Iterator[Token]:
        """The live tokens that this one was split into, and theirs."""
        for part in self.parts(token):
            yield part
            yield from self.below(part.id)

    def situation(self, token: Token) -> Situation:
        """What conditions can ask about the token."""
        run = self.run(token.ticket)
        return Situation(
            quantity=token.quantity,
            job_quantity=run.quantity,
            priority=token.priority or run.priority,
            rework_count=token.rework_count,
            product=run.product,
            line=run.line,
            qc_result=token.qc_result,
            defect_code=token.defect,
        )
