"""Several people at one work item in the reference workshop: DOMAIN 6."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tests.reference.game import start_clock, stop_clocks
from tests.reference.things import Item, Piece
from tests.reference.workshop import Workshop

SECOND = 1_000_000
USUAL_WINDOW = 60  # seconds


def item_of(piece: Piece) -> Item:
    """What the piece asks of people now."""
    assert piece.item is not None
    return piece.item


def operators(piece: Piece) -> int:
    """How many people the step asks for at which the piece stands."""
    return int(piece.version.route.setting(piece.node, "operators", 1))


def taking_part(item: Item) -> set[str]:
    """All who do."""
    return {each for each in (item.holder, *item.crew) if each is not None and item.takes_part(each)}


def has_begun(item: Item) -> bool:
    """Whether anything was done of it."""
    return item.state in ("in_progress", "paused") or any(part == "done" for part, _ in item.crew.values())


def state_for(item: Item, person: str) -> str:
    """How it stands for somebody: while only others work at it, their own clock is paused."""
    if item.state == "in_progress" and item.takes_part(person) and person not in item.clocks:
        return "paused"
    return item.state


def stand(piece: Piece, state: str) -> None:
    """The item and its piece stand so."""
    item_of(piece).state = state
    piece.state = {"in_progress": "active", "paused": "paused"}.get(state, "ready")


def stand_as_clocks_run(piece: Piece) -> None:
    """What has begun runs while anybody's clock does."""
    stand(piece, "in_progress" if item_of(piece).clocks else "paused")


def pressing(shop: Workshop, piece: Piece, but: str) -> list[str]:
    """Who else stands ready to begin it, the first who pressed first."""
    item, route = item_of(piece), piece.version.route
    if has_begun(item):
        return []
    window = route.setting(piece.node, "sync_window_seconds", USUAL_WINDOW) * SECOND
    ready = [
        (since, shop.rank(person), person)
        for person, (part, since) in item.crew.items()
        if part == "pressed" and person != but and abs(shop.now - since) <= window
        if not shop.running(person) and shop.profiles[person].active
    ]
    return [person for *_, person in sorted(ready)]


def is_full(shop: Workshop, piece: Piece, person: str) -> bool:
    """Whether nobody else may join in."""
    people = taking_part(item_of(piece)) | set(pressing(shop, piece, person))
    return operators(piece) > 1 and len(people - {person}) >= operators(piece)


def starts_together(pieces: Sequence[Piece]) -> bool:
    """Whether the step of these pieces begins when all have pressed."""
    return bool(pieces[0].version.route.setting(pieces[0].node, "sync_start", False)) and (
        operators(pieces[0]) > 1 and not has_begun(item_of(pieces[0]))
    )


def mixed_hindrances(pieces: Sequence[Piece]) -> Iterable[str]:
    """One clock for a tray: its pieces begin together or none of them does."""
    together = {
        bool(each.version.route.setting(each.node, "sync_start", False))
        and operators(each) > 1
        and not has_begun(item_of(each))
        for each in pieces
    }
    yield "ERR_MIXED_STEPS" if len(together) > 1 else ""


def press(shop: Workshop, pieces: Sequence[Piece], person: str) -> int:
    """Somebody stands ready; with the last one all clocks start. Returns how many are missing still."""
    ready = {piece: pressing(shop, piece, person) for piece in pieces}
    missing = max(operators(piece) - 1 - len(ready[piece]) for piece in pieces)
    if missing > 0:
        for piece in pieces:
            item = item_of(piece)
            item.crew[person] = ("pressed", shop.now)
            item.holder = item.holder or person
            stand(piece, "claimed")
        return missing
    everybody = dict.fromkeys([person, *(each for piece in pieces for each in ready[piece])])
    for each in everybody:
        theirs = [piece for piece in pieces if each == person or each in ready[piece]]
        start_clock(shop, each, theirs)
    for piece in pieces:
        item = item_of(piece)
        item.holder = item.holder or person
        helpers = {each for each in (person, *ready[piece]) if each != item.holder}
        item.crew = {who: how for who, how in item.crew.items() if how[0] != "pressed"}
        item.crew |= dict.fromkeys(helpers, ("joined", shop.now))
        item.asks = item.asks and not helpers
        stand_as_clocks_run(piece)
    return 0


def join(shop: Workshop, pieces: Sequence[Piece], person: str) -> None:
    """Somebody works on pieces that another holds."""
    start_clock(shop, person, pieces)
    for piece in pieces:
        item_of(piece).crew[person], item_of(piece).asks = ("joined", shop.now), False
        stand_as_clocks_run(piece)


def leave(shop: Workshop, piece: Piece, person: str) -> None:
    """Somebody is out of it; where it was the holder, the one who helped longest holds it."""
    item = item_of(piece)
    stop_clocks(shop, [piece], person)
    item.crew.pop(person, None)
    if item.holder == person:
        item.holder = next_holder(shop, item, person)
        assert item.holder is not None
        item.crew.pop(item.holder)
    if has_begun(item):
        stand_as_clocks_run(piece)


def next_holder(shop: Workshop, item: Item, leaving: str) -> str | None:
    """Who holds it when its holder leaves."""
    helpers = [
        (since, shop.rank(each), each)
        for each, (part, since) in item.crew.items()
        if part == "joined" and each != leaving
    ]
    return min(helpers)[-1] if helpers else None


def change_hands(shop: Workshop, piece: Piece, holder: str | None) -> None:
    """Out of somebody's hands into another's, or nobody's; who helps goes on."""
    item = item_of(piece)
    begun = has_begun(item)
    if item.holder is not None:
        stop_clocks(shop, [piece], item.holder)
    item.crew = {each: how for each, how in item.crew.items() if how[0] != "pressed" and each != holder}
    item.holder, item.asks = holder, False
    if holder is None:
        stand(piece, "waiting")
    elif begun:
        stand_as_clocks_run(piece)
    else:
        stand(piece, "claimed")


def is_last(piece: Piece, person: str, *, takes_it: bool = False) -> bool:
    """Whether the step of the piece is done when this person has done their part, in whose hands it is then
    or who takes it."""
    item = item_of(piece)
    done = {person, *(each for each, (part, _) in item.crew.items() if part == "done")}
    holder = person if takes_it or item.holder is None else item.holder
    return len(done) >= operators(piece) and holder in done


def do_part(shop: Workshop, piece: Piece, person: str) -> bool:
    """Somebody completes the step of the piece; whether it is done with it."""
    item = item_of(piece)
    if is_last(piece, person):
        return True
    if operators(piece) == 1:
        leave(shop, piece, person)
        return False
    stop_clocks(shop, [piece], person)
    item.crew[person], item.holder = ("done", shop.now), item.holder or person
    stand_as_clocks_run(piece)
    return False


def join_hindrances(shop: Workshop, piece: Piece, person: str) -> Iterable[str]:
    """What stands in the way of joining in."""
    item = item_of(piece)
    if item.holder is None:
        yield "ERR_NOT_HELD"
    elif item.takes_part(person):
        yield "ERR_PART_DONE" if item.part(person) == "done" else "ERR_ASSISTING_ALREADY"
    elif is_full(shop, piece, person):
        yield "ERR_STEP_FULL"


def hand_hindrances(item: Item, *people: str | None) -> Iterable[str]:
    """Nothing that one of them has done already changes hands."""
    yield "ERR_PART_DONE" if any(each and item.part(each) == "done" for each in people) else ""
