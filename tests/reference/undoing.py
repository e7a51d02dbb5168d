"""Taking a command back in the reference workshop: DOMAIN 8. What was is simply put back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from tests.reference.answers import Answer, No, refuse_if
from tests.reference.game import close, end, stop_clocks
from tests.reference.tables import MAY
from tests.reference.things import Piece
from tests.reference.workshop import Deed, Stood, Values, Workshop, rule

STOPPED = "ERR_UNDO_BLOCKED"


@rule("undo")
def undo(shop: Workshop, values: Values, person: str) -> Answer:
    """By the one who did it, while nothing after depends on it."""
    deed = _meant(shop, values.get("request"))
    refuse_if(*_hindrances(shop, deed))
    assert deed.way is not None
    refuse_if(*deed.way.hindrances())
    deed.way.go()
    deed.undone, shop.history[-1].undoes = True, deed
    return Answer(result={"kind": deed.asked.kind})


def _meant(shop: Workshop, request: str | None) -> Deed:
    """The command with the request id, else the actor's last one that stands. Raises No without any."""
    earlier = shop.history[:-1]
    if request is None:
        own = [each for each in earlier if each.asked.actor == shop.asking]
        found = [each for each in own if not each.undone and each.undoes is None]
        code = "ERR_NOTHING_TO_UNDO"
    else:
        found = [each for each in earlier if each.asked.request == request]
        code = "ERR_NOTHING_TO_UNDO" if request in shop.answers else "ERR_NOT_FOUND"
    if not found:
        raise No({code})
    return found[-1]


def _hindrances(shop: Workshop, deed: Deed) -> Iterable[str]:
    if deed.asked.actor != shop.asking or not shop.may(shop.asking, MAY[deed.asked.kind]):
        yield "ERR_NOT_ALLOWED"
    if deed.way is None:
        yield "ERR_NOT_UNDOABLE"
    if deed.undone:
        yield "ERR_UNDONE_ALREADY"


# --- the way back of pieces -----------------------------------------------------------------------------


def in_the_way(shop: Workshop, deed: Deed) -> Iterable[str]:
    """The job stands still or is another attempt; somebody has gone on; what came too late has ended."""
    for piece in deed.pieces:
        ticket = piece.run.ticket
        yield STOPPED if ticket.status != "in_progress" or piece.run.state != "active" else ""
        own = piece in deed.born and piece.split_from is not None  # that goes back into its batch
        yield STOPPED if piece.state == "scrapped" or (piece.state == "cancelled" and not own) else ""
    yield STOPPED if shop.gone_on(deed) else ""


def leads_back_to_places(shop: Workshop, *, finished: bool = False) -> None:
    """The pieces of the command which is being done go back to where they stood; perhaps it finishes them."""
    shop.leads_back(
        lambda deed: in_the_way(shop, deed), lambda deed: put_all_back(shop, deed, finished=finished)
    )


def put_all_back(shop: Workshop, deed: Deed, *, finished: bool = False) -> None:
    """The pieces of a command stand as before it."""
    for piece in deed.pieces:
        _put_back(shop, piece, deed.before.get(piece), finished=finished)


def _put_back(shop: Workshop, piece: Piece, stood: Stood | None, *, finished: bool) -> None:
    """What was born since ends, and what was split off a batch is the batch's again."""
    if stood is None:
        stop_clocks(shop, [piece])
        _unborn(piece)
    elif _only_smaller(piece, stood):
        piece.quantity = stood.values["quantity"]
    else:
        _put_where_it_was(shop, piece, stood, finished=finished)


def _put_where_it_was(shop: Workshop, piece: Piece, stood: Stood, *, finished: bool) -> None:
    """As it stood before, but that no clock starts by itself."""
    has_gone_on = piece.item is not stood.item
    if has_gone_on:
        stop_clocks(shop, [piece])
        close(piece)
    elif piece.item is not None:
        for person in piece.item.clocks - stood.clocks:
            stop_clocks(shop, [piece], person)
    cured = piece.cured
    for name, value in stood.values.items():
        setattr(piece, name, value)
    piece.fails = Counter(stood.fails)
    if not has_gone_on:
        piece.cured = cured  # what only changed hands cures on
    item = stood.item
    if item is None:
        if piece.version.route.kind(piece.node) == "split":
            piece.cured = None  # what cured on its part is not done yet
        return
    assert stood.item_state is not None
    item.state, item.holder, item.counts = stood.item_state, stood.holder, None
    item.crew, item.asks = dict(stood.crew), stood.asks
    if item.state in ("in_progress", "paused"):
        item.state, piece.state = ("in_progress", "active") if item.clocks else ("paused", "paused")
    if finished and has_gone_on:
        piece.cured = None  # whoever finished it had waited for that


def _unborn(piece: Piece) -> None:
    """It ends; what was split off a batch ends empty, and nothing was ever asked of people at it."""
    end(piece, "cancelled")
    if piece.split_from is not None:
        piece.quantity = 0
        for each in (item for item in piece.run.items if item.piece is piece):
            each.state = "cancelled"


def _only_smaller(piece: Piece, stood: Stood) -> bool:
    """Whether nothing happened to a batch but that some of it was split off."""
    now = Stood.of(piece)
    return now != stood and replace(now, values={**now.values, "quantity": stood.values["quantity"]}) == stood
