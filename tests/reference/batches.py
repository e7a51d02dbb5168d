"""Batches in the reference workshop: DOMAIN 5 and 6, as if every piece of a batch were asked by itself."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tests.reference.game import end, join_if_whole, needed, stop_clocks
from tests.reference.things import Piece
from tests.reference.workshop import Workshop

Counts = tuple[int, int, int]  # good, scrapped, to be done again


def split_off(piece: Piece, quantity: int) -> Piece:
    """Some of a batch as a token of its own; it has gone through what the batch has."""
    some = Piece(
        piece.run,
        piece.version,
        None,
        piece.node,
        quantity=quantity,
        state=piece.state,
        parent=piece.parent,
        way=piece.way,
        split_from=piece,
        reworks=piece.reworks,
        back_to=piece.back_to,
        qc_result=piece.qc_result,
        defect=piece.defect,
        priority=piece.priority,
        cured=piece.cured,
        redesign=piece.redesign,
        fails=Counter(piece.fails),
    )
    piece.quantity -= quantity
    piece.run.pieces.append(some)
    return some


def counts_said(values: Mapping[str, Any]) -> bool:
    """Whether a command says how much is good."""
    return any(values.get(name) is not None for name in ("good", "scrapped", "rework"))


def unsaid(values: Mapping[str, Any]) -> str:
    """Why, or whither, some is not good is said only with how much."""
    said = any(values.get(name) is not None for name in ("reason", "defect", "to"))
    return "ERR_QUANTITIES" if said and not counts_said(values) else ""


def counts(pieces: Sequence[Piece], values: Mapping[str, Any]) -> Counts:
    """What a command says came out of its batch; what it does not say is good."""
    scrapped, rework = values.get("scrapped") or 0, values.get("rework") or 0
    good = values.get("good")
    return (pieces[0].quantity - scrapped - rework if good is None else good), scrapped, rework


def wrong_counts(pieces: Sequence[Piece], values: Mapping[str, Any]) -> Iterable[str]:
    """What is wrong with them."""
    yield from not_one_batch(pieces)
    good, scrapped, rework = counts(pieces, values)
    yield "" if good >= 0 and good + scrapped + rework == pieces[0].quantity else "ERR_QUANTITIES"
    yield "ERR_MISSING_FIELD" if scrapped and values.get("reason") is None else ""


def not_one_batch(pieces: Sequence[Piece]) -> Iterable[str]:
    """Quantities are told of one batch."""
    yield "" if all(piece.is_batch for piece in pieces) else "ERR_NOT_A_BATCH"
    yield "ERR_QUANTITIES" if len(pieces) > 1 else ""


def too_many(pieces: Sequence[Piece], quantity: int | None) -> Iterable[str]:
    """What is wrong with so many of a batch."""
    if quantity is not None:
        yield from not_one_batch(pieces)
        yield "ERR_QUANTITIES" if quantity > pieces[0].quantity else ""


def shared(batch: Piece, said: Counts) -> tuple[Piece | None, Piece | None]:
    """What of it is scrapped, and what done again; where nothing is good, the batch itself is one of them."""
    good, scrapped, rework = said
    lost = split_off(batch, scrapped) if scrapped and (good or rework) else None
    again = split_off(batch, rework) if good and rework else None
    if good:
        return lost, again
    return (lost, batch) if rework else (batch, None)


# --- what is lost ---------------------------------------------------------------------------------------


def end_with_parts(shop: Workshop, piece: Piece, state: str = "cancelled") -> None:
    """Ends a piece, and before it all its parts."""
    for each in piece.family:
        stop_clocks(shop, [each])
        end(each, "cancelled")
    stop_clocks(shop, [piece])
    end(piece, state)


def lose(shop: Workshop, lost: Iterable[Piece], arriving: deque[tuple[Piece, str]]) -> None:
    """Parts are lost: each piece around them goes on only where its join can have enough parts of it; of a
    batch as many as it has enough for. What ends as a part of another that ends is no loss of its own."""
    around = [each for each in dict.fromkeys(part.parent for part in lost) if each is not None and each.alive]
    gone = [each for each in map(_lost_of, around) if each is not None]
    if not gone:
        return
    for piece in gone:
        end_with_parts(shop, piece, "cancelled" if set(piece.around) & set(gone) else "scrapped")
    smaller = [piece for piece in around if piece.alive]
    for piece in smaller:
        trim(shop, piece, arriving)
    lose(shop, gone, arriving)
    for piece in smaller:
        join_again(shop, piece, arriving)


def _lost_of(piece: Piece) -> Piece | None:
    """What ends of a piece whose parts don't suffice: some of it, or all."""
    asked = needed(piece, piece.version.route.join_of[piece.node])
    ways: Counter[int] = Counter()
    for part in piece.parts:
        ways[part.way] += part.quantity
    enough = piece.quantity
    while enough and sum(min(each, enough) for each in ways.values()) < asked * enough:
        enough -= 1
    if enough == piece.quantity:
        return None
    return split_off(piece, piece.quantity - enough) if enough else piece


def trim(shop: Workshop, batch: Piece, arriving: deque[tuple[Piece, str]]) -> None:
    """Ends what each way has in excess, what was born last first."""
    cut = []
    for way in sorted({part.way for part in batch.parts}):
        parts = sorted((each for each in batch.parts if each.way == way), key=_age)
        excess = sum(part.quantity for part in parts) - batch.quantity
        while excess > 0:
            part = parts.pop()
            taken = min(excess, part.quantity)
            excess -= taken
            if taken < part.quantity:
                cut.append(part)
                end(split_off(part, taken), "cancelled")
            else:
                end_with_parts(shop, part)
    for part in cut:
        if part.parts:
            trim(shop, part, arriving)
            join_again(shop, part, arriving)


def _age(piece: Piece) -> float:
    """By number; those without one are of this very command."""
    return piece.number or float("inf")


def join_again(shop: Workshop, piece: Piece, arriving: deque[tuple[Piece, str]]) -> None:
    """A batch that has become smaller may have all its parts at its join by now."""
    if piece.state == "waiting" and piece.parts:
        join_if_whole(shop, piece, piece.version.route.join_of[piece.node], arriving)
