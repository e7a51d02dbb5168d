"""How work items stand, folded from the facts about them: what was before is never stored for an undo."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from app.domain.facts import Fact
from app.domain.facts.flow import (
    TokensBatchSplit,
    TokensRedirected,
    TokensReleased,
    TokensReworked,
)
from app.domain.facts.sessions import WorkLeftOpen
from app.domain.facts.tickets import (
    TicketPaused,
    TokensBorn,
    TokensMoved,
    TokensRestored,
    TokensReturned,
)
from app.domain.facts.work import (
    WorkAssisted,
    WorkClaimed,
    WorkHandedOver,
    WorkHelpAsked,
    WorkHelpWithdrawn,
    WorkLeft,
    WorkPartCompleted,
    WorkPaused,
    WorkPressed,
    WorkRequeued,
    WorkResumed,
    WorkReverted,
    WorkStarted,
    WorkTakenOver,
)
from app.domain.words import ItemState, Part
from app.ids import PersonId
from app.values import frozen

Sharing = tuple[int, str, int]  # somebody who shares an item with its holder: how, and since when


@frozen
class Stood:
    """How a work item stood."""

    state: ItemState
    holder: PersonId | None = None
    back_to: str | None = None  # the inspection to which its token was to return
    crew: tuple[Sharing, ...] = ()
    asks: bool = False  # for help

    def sharing(self) -> dict[str, Any]:
        """Who shares it, as facts tell it."""
        return {
            "helpers": tuple(person for person, *_ in self.crew),
            "parts": tuple(part for _, part, _ in self.crew),
            "since": tuple(since for *_, since in self.crew),
            "asks": self.asks,
        }

    def done(self) -> tuple[tuple[int, int], ...]:
        """Whose parts of it were done, with since when."""
        return tuple((person, since) for person, part, since in self.crew if part == Part.DONE)

    def joined_by(self, person: int, part: Part, at: int) -> Stood:
        """With somebody who shares it from now on, or otherwise than before."""
        return replace(self, crew=tuple(sorted((*self.left_by(person).crew, (person, str(part), at)))))

    def left_by(self, person: int) -> Stood:
        """Without somebody who shared it."""
        return replace(self, crew=tuple(each for each in self.crew if each[0] != person))

    def in_hands(self, holder: int | None, state: str) -> Stood:
        """In other hands: what was pressed and asked for is no more, and its holder is no helper."""
        kept = tuple(each for each in self.crew if each[1] != Part.PRESSED and each[0] != holder)
        return replace(self, state=ItemState(state), holder=_id(holder), crew=kept, asks=False)


_OPENED = Stood(ItemState.WAITING)
IN_HAND = (
    WorkStarted,
    WorkClaimed,
    WorkHandedOver,
    WorkRequeued,
    WorkResumed,
    WorkAssisted,
    WorkPressed,
    WorkPartCompleted,
    WorkLeft,
    WorkHelpAsked,
    WorkHelpWithdrawn,
)


def items_after(facts: Iterable[Fact]) -> dict[int, Stood]:
    """How the work items stand that the facts, oldest first, speak of.

    A pause may have been of other pieces too, whose own facts are not among these.
    """
    stood: dict[int, Stood] = {}
    for fact in facts:
        items = getattr(fact, "items", ())
        if isinstance(fact, TokensBorn):
            if fact.first_item is not None:
                stood |= dict.fromkeys(range(fact.first_item, fact.first_item + fact.count), _OPENED)
        elif isinstance(fact, TokensMoved | TokensRedirected):
            stood |= dict.fromkeys(items, _OPENED)
        elif isinstance(fact, TokensBatchSplit):
            if fact.item is not None:
                stood[fact.item] = _OPENED
        elif isinstance(fact, TokensReleased):
            stood |= dict.fromkeys(items, replace(_OPENED, back_to=fact.back_to, crew=_crew(fact)))
        elif isinstance(fact, TokensReworked):
            stood |= dict.fromkeys(items, replace(_OPENED, back_to=fact.back_to))
        elif isinstance(fact, _CHANGES):
            stood |= _all_changed(stood, items, fact)
    return stood


def _all_changed(stood: Mapping[int, Stood], items: Iterable[int], fact: Fact) -> dict[int, Stood]:
    """Those of the items that are known, as they stand after a fact about them: most of them alike."""
    known = [item for item in items if item in stood]
    after = {before: _changed(before, fact) for before in {stood[item] for item in known}}
    return {item: after[stood[item]] for item in known}


_CHANGES = (
    *IN_HAND,
    WorkTakenOver,
    WorkPaused,
    WorkLeftOpen,
    TicketPaused,
    TokensRestored,
    WorkReverted,
    TokensReturned,
)


def _changed(before: Stood, fact: Any) -> Stood:
    """An item as it stands after a fact about it."""
    if isinstance(fact, WorkReverted | TokensReturned):
        crew = _crew(fact)
        state, holder = ItemState(fact.state), _id(fact.holder)
        return replace(before, state=state, holder=holder, crew=crew, asks=bool(fact.asks))
    return _CHANGED[type(fact)](before, fact)


def _crew(fact: WorkReverted | TokensReturned | TokensReleased) -> tuple[Sharing, ...]:
    return tuple(sorted(zip(fact.helpers or (), fact.parts or (), fact.since or (), strict=True)))


def _started(before: Stood, fact: WorkStarted) -> Stood:
    together = fact.places is not None
    kept = tuple(each for each in before.crew if not (together and each[1] == Part.PRESSED))
    return replace(before, state=ItemState.IN_PROGRESS, holder=_id(fact.person), crew=kept)


def _assisted(before: Stood, fact: WorkAssisted) -> Stood:
    joined = before.joined_by(fact.person, Part.JOINED, fact.at)
    return replace(joined, state=ItemState.IN_PROGRESS, asks=False)


def _pressed(before: Stood, fact: WorkPressed) -> Stood:
    pressed = before.joined_by(fact.person, Part.PRESSED, fact.at)
    return replace(pressed, state=ItemState.CLAIMED, holder=before.holder or _id(fact.person))


def _part_done(before: Stood, fact: WorkPartCompleted) -> Stood:
    done = before.joined_by(fact.person, Part.DONE, fact.at)
    return replace(done, state=ItemState(fact.state), holder=before.holder or _id(fact.person))


def _taken_over(before: Stood, fact: WorkTakenOver) -> Stood:
    taken = before.in_hands(fact.person, fact.state)
    return replace(taken, crew=tuple(each for each in taken.crew if each[0] not in (fact.out or ())))


def _left(before: Stood, fact: WorkLeft) -> Stood:
    left = replace(before.left_by(fact.person), state=ItemState(fact.state))
    return left if fact.to is None else replace(left.left_by(fact.to), holder=_id(fact.to))


# The clock that ran when the ticket was cancelled stands.
_RESTED = {ItemState.IN_PROGRESS: ItemState.PAUSED}
_CHANGED: Mapping[type[Fact], Callable[[Stood, Any], Stood]] = {
    WorkStarted: _started,
    WorkResumed: lambda before, _: replace(before, state=ItemState.IN_PROGRESS),
    WorkPaused: lambda before, fact: replace(before, state=ItemState(fact.state or ItemState.PAUSED)),
    WorkLeftOpen: lambda before, fact: replace(before, state=ItemState(fact.state or ItemState.PAUSED)),
    TicketPaused: lambda before, _: replace(before, state=ItemState.PAUSED),
    TokensRestored: lambda before, _: replace(before, state=_RESTED.get(before.state, before.state)),
    WorkClaimed: lambda before, fact: replace(before, state=ItemState.CLAIMED, holder=_id(fact.person)),
    WorkHandedOver: lambda before, fact: before.in_hands(fact.to, fact.state),
    WorkTakenOver: _taken_over,
    WorkRequeued: lambda before, _: before.in_hands(None, ItemState.WAITING),
    WorkAssisted: _assisted,
    WorkPressed: _pressed,
    WorkPartCompleted: _part_done,
    WorkLeft: _left,
    WorkHelpAsked: lambda before, _: replace(before, asks=True),
    WorkHelpWithdrawn: lambda before, _: replace(before, asks=False),
}


def _id(person: int | None) -> PersonId | None:
    return None if person is None else PersonId(person)
