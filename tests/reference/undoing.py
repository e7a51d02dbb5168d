"""Taking work back in the reference workshop: DOMAIN 8. What was is simply put back."""

from __future__ import annotations

from collections.abc import Iterable

from tests.reference.answers import Answer, No, refuse_if
from tests.reference.game import close, end, stop_clocks
from tests.reference.tables import ACTING_FOR_OTHERS, MAY, NOT_UNDOABLE_HERE, UNDOABLE
from tests.reference.things import Piece
from tests.reference.work import clock_hindrances, hindrances, run
from tests.reference.workshop import Deed, Stood, Values, Workshop, rule

STOPPED = "ERR_UNDO_BLOCKED"


@rule("undo")
def undo(shop: Workshop, values: Values, person: str) -> Answer:
    """The actor's last command, or the one with a request id."""
    actor = shop.asking
    deed = meant(shop, actor, values.get("request"))
    kind = deed.asked.kind
    assert kind not in NOT_UNDOABLE_HERE, "the reference workshop takes back work only"
    refuse_if(
        "ERR_NOT_UNDOABLE" if kind not in UNDOABLE else "",
        "" if deed.asked.actor == actor else "ERR_NOT_ALLOWED",
        "ERR_UNDONE_ALREADY" if deed.undone else "",
        "" if shop.may(actor, MAY[kind]) else "ERR_NOT_ALLOWED",
    )
    refuse_if(*_in_the_way(shop, deed))
    if kind == "work.pause":
        _run_again(shop, deed, actor)
    else:
        for piece in [*deed.before, *deed.born]:
            if piece in deed.touched:
                _put_back(shop, piece, deed.before.get(piece), finished=kind in ("work.complete", "qc.pass"))
    deed.undone, shop.history[-1].undoes = True, deed
    return Answer(result={"kind": kind})


def meant(shop: Workshop, actor: str, request: str | None) -> Deed:
    """Which command is to be taken back. Raises No where there is none."""
    earlier = shop.history[:-1] if shop.history and shop.history[-1].asked.kind == "undo" else shop.history
    if request is None:
        own = (each for each in reversed(earlier) if each.asked.actor == actor and each.asked.kind != "undo")
        deed = next((each for each in own if not each.undone), None)
        code = "ERR_NOTHING_TO_UNDO"
    else:
        deed = next((each for each in earlier if each.asked.request == request), None)
        code = "ERR_NOTHING_TO_UNDO" if request in shop.answers else "ERR_NOT_FOUND"
    if deed is None:
        raise No({code})
    return deed


def _in_the_way(shop: Workshop, deed: Deed) -> Iterable[str]:
    """The job stands still or is another attempt; somebody has gone on; what came too late has ended."""
    for piece in deed.touched:
        ticket = piece.run.ticket
        yield STOPPED if ticket.status != "in_progress" or piece.run.state != "active" else ""
        yield STOPPED if piece.state == "cancelled" and deed.asked.kind != "undo" else ""
    since = shop.history[shop.history.index(deed) + 1 : -1]
    for later in since:
        taken_back = later.undone or (later.undoes is not None and later.undoes in (deed, *since))
        yield STOPPED if not taken_back and later.touched & deed.touched else ""


def _run_again(shop: Workshop, deed: Deed, actor: str) -> None:
    """The clock of the one whose it was runs again."""
    person = deed.asked.person or deed.asked.actor
    pieces = [piece for piece in deed.before if piece in deed.touched]
    refuse_if(
        "" if person == actor or shop.may(actor, ACTING_FOR_OTHERS) else "ERR_NOT_ALLOWED",
        *(code for piece in pieces for code in hindrances(shop, "resume", piece, person)),
        *clock_hindrances(shop, pieces, person),
    )
    run(shop, pieces, person)


def _put_back(shop: Workshop, piece: Piece, stood: Stood | None, *, finished: bool) -> None:
    """As it stood before, but that no clock runs; what was born since ends."""
    stop_clocks(shop, [piece])
    if stood is None:
        end(piece, "cancelled")
        return
    if piece.item is not stood.item:
        close(piece)
    for name, value in stood.values.items():
        setattr(piece, name, value)
    item = stood.item
    if item is None:
        if piece.version.route.kind(piece.node) == "split":
            piece.cured = None  # what cured on its part is not done yet
        return
    assert stood.item_state is not None
    item.state, item.holder = stood.item_state, stood.holder
    if item.state == "in_progress":
        item.state = piece.state = "paused"
    if finished:
        piece.cured = None  # whoever finished it had waited for that
