"""Facts about how tokens flow: split, wait, come together, are held, sent elsewhere, ended, replaced."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.domain.facts.codec import Fact, fact, ids, listed
from app.domain.facts.tickets import TokensBorn


@fact("tokens.split")
class TokensSplit(Fact):
    """Tokens wait at a split; each has borne one component for each of the `ways` out of it.

    Of `parents` p = 0… and ways w = 0…: the component has id `first_token + w × parents + p` and number
    `first_number + p × ways + w`, so that the parts of one piece stand together and those of one way, too.
    Every component has the `quantity` that its parent has.
    """

    ticket: int
    run: int
    node: str
    version_id: int
    parents: tuple[int, ...] = ids()
    ways: int
    first_token: int
    first_number: int
    quantity: int
    at: int

    def touches(self) -> Sequence[int]:
        born = range(self.first_token, self.first_token + self.ways * len(self.parents))
        return (self.ticket, *self.parents, *born)


@fact("tokens.waiting")
class TokensWaiting(Fact):
    """Components have come to a join that still waits for others."""

    ticket: int
    node: str
    tokens: tuple[int, ...] = ids()
    at: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, *self.tokens)


@fact("tokens.joined")
class TokensJoined(Fact):
    """A join had what it asks for: components are finished, each merged into the token it was a part of."""

    ticket: int
    node: str
    tokens: tuple[int, ...] = ids()
    into: tuple[int, ...] = ids()  # for each of them, in order
    at: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, *self.tokens, *dict.fromkeys(self.into))


@fact("tokens.unjoined")
class TokensUnjoined(Fact):
    """What a join had merged was taken back: the components wait there again, their tokens at the split."""

    ticket: int
    node: str
    tokens: tuple[int, ...] = ids()
    split: str
    parents: tuple[int, ...] = ids()
    left: tuple[int, ...] = ids()  # the items to which the parents had gone on
    ticket_completed: int | None  # told where they came from an end
    at: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, *self.tokens, *self.parents)


@fact("tokens.held")
class TokensHeld(Fact):
    """Tokens stand still until a manager decides; `why` says for what. Their open items are closed."""

    ticket: int
    node: str
    why: str
    reason: str | None
    tokens: tuple[int, ...] = ids()
    items: tuple[int, ...] = ids()
    at: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, *self.tokens)


@fact("tokens.reworked")
class TokensReworked(Fact):
    """Tokens went back to a step that is redone; `back_to` is the inspection to which they return from it."""

    ticket: int
    node: str
    back_to: str | None
    count: int  # their number of reworks from now on
    tokens: tuple[int, ...] = ids()
    items: tuple[int, ...] = ids()
    at: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, *self.tokens)


@fact("tokens.redirected")
class TokensRedirected(Fact):
    """A person sent tokens to another step, on this or another version of the routing. `left` are the
    items that were open where they came from."""

    ticket: int
    node: str
    version_id: int
    reason: str | None
    tokens: tuple[int, ...] = ids()
    items: tuple[int, ...] = ids()
    left: tuple[int, ...] = ids()
    at: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, *self.tokens)


@fact("tokens.released")
class TokensReleased(Fact):
    """Held tokens go on as they were, where they stand: at a step, with the `items` that the hold has closed,
    in nobody's hands; at a split or a join they wait again. `back_to` is the inspection to which they return
    from a step that is redone. `helpers`, `parts` and `since`, of which parts of the items are done, as in
    `work.reverted`."""

    ticket: int
    node: str
    reason: str | None
    back_to: str | None
    tokens: tuple[int, ...] = ids()
    items: tuple[int, ...] = ids()
    helpers: tuple[int, ...] | None = listed(None)
    parts: tuple[str, ...] | None = listed(None)
    since: tuple[int, ...] | None = listed(None)
    at: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, *self.tokens)


@fact("tokens.scrapped")
class TokensScrapped(Fact):
    """Tokens ended for ever, by a person's decision: `qc_fail` is replaced, `permanent` is a loss."""

    ticket: int
    ending: str
    reason: str
    defect: str | None
    tokens: tuple[int, ...] = ids()
    items: tuple[int, ...] = ids()
    at: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, *self.tokens)


@fact("tokens.replaced")
class TokensReplaced(Fact):
    """New tokens take the place of scrapped ones, linked both ways: same serial, parent, way and quantity.

    Replacement k of `originals` has id `first_token + k` and number `first_number + k`. They start as new,
    at `node`; where they go from there is told by the facts that follow.
    """

    ticket: int
    run: int
    kind_of_token: str
    node: str
    version_id: int
    quantity: int
    originals: tuple[int, ...] = ids()
    parents: tuple[int, ...] | None = ids()
    way: int | None
    serials: tuple[str, ...] | None = listed()
    first_token: int
    first_number: int
    at: int

    def touches(self) -> Sequence[int]:
        born = range(self.first_token, self.first_token + len(self.originals))
        return (self.ticket, *self.originals, *born)


@fact("tokens.batch_split")
class TokensBatchSplit(Fact):
    """Some of a batch, or of a part of one, is a token of its own: `quantity` of `token` went over to `part`.

    The new token has number `number`, and is otherwise what the batch is, at its node; what becomes of it is
    told by the facts that follow. `at_item` is the work item of the batch where it was split, `item` the one
    that is open for the part, where it is judged by itself. The batch was judged last as `qc_result` says.
    """

    ticket: int
    node: str
    token: int
    part: int
    number: int
    quantity: int
    at_item: int | None
    item: int | None
    qc_result: str | None
    defect: str | None
    at: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, self.token, self.part)


@fact("tokens.rejoined")
class TokensRejoined(Fact):
    """What was split off a batch was taken back: its quantity is the batch's again, and `part` ended empty.

    `ticket_completed` is told where it had come to an end.
    """

    ticket: int
    token: int
    part: int
    quantity: int
    ticket_completed: int | None
    at: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, self.token, self.part)


@fact("tokens.curing")
class TokensCuring(Fact):
    """What was done to the tokens needs a wait without labour: nobody works on them before `until`."""

    ticket: int
    node: str
    tokens: tuple[int, ...] = ids()
    until: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, *self.tokens)


def tokens_in(happened: Fact) -> Iterable[int]:
    """The tokens that a fact of any kind speaks of, those that it bore too."""
    if isinstance(happened, TokensBorn):
        return range(happened.first_token, happened.first_token + happened.count)
    if isinstance(happened, TokensSplit):
        born = happened.ways * len(happened.parents)
        return (*happened.parents, *range(happened.first_token, happened.first_token + born))
    if isinstance(happened, TokensReplaced):
        born = len(happened.originals)
        return (*happened.originals, *range(happened.first_token, happened.first_token + born))
    if isinstance(happened, TokensJoined):
        return (*happened.tokens, *dict.fromkeys(happened.into))
    if isinstance(happened, TokensUnjoined):
        return (*happened.tokens, *happened.parents)
    if isinstance(happened, TokensBatchSplit | TokensRejoined):
        return (happened.token, happened.part)
    return getattr(happened, "tokens", ())


@fact("token.edited")
class TokenEdited(Fact):
    """The editable values of one token as they are now."""

    ticket: int
    token: int
    note: str | None
    priority: str | None

    def touches(self) -> Sequence[int]:
        return (self.ticket, self.token)
