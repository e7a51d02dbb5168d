"""Taking a command back in the reference workshop: DOMAIN 8."""

from __future__ import annotations

from collections.abc import Iterable

from tests.reference.answers import Answer, No, refuse_if
from tests.reference.tables import MAY
from tests.reference.workshop import Deed, Values, Workshop, rule


@rule("undo")
def undo(shop: Workshop, values: Values, person: str) -> Answer:
    """By the one who did it, while nothing after depends on it."""
    deed = named(shop, values.get("request"), person)
    refuse_if(*_hindrances(shop, deed, person))
    assert deed.way is not None
    refuse_if(*deed.way.hindrances())
    deed.way.go()
    deed.undone, shop.deeds[-1].undoes = True, deed
    return Answer(result={"kind": deed.asked.kind})


def named(shop: Workshop, request: str | None, person: str) -> Deed:
    """The command with the request id, else the person's last one that stands."""
    done = shop.deeds[:-1]
    if request is None:
        mine = [each for each in done if each.asked.actor == person]
        standing = [each for each in mine if each.undoes is None and not each.undone]
        if not standing:
            raise No({"ERR_NOTHING_TO_UNDO"})
        return standing[-1]
    found = [each for each in done if each.asked.request == request]
    if not found:
        was_refused = request in shop.answers
        raise No({"ERR_NOTHING_TO_UNDO" if was_refused else "ERR_NOT_FOUND"})
    return found[0]


def _hindrances(shop: Workshop, deed: Deed, person: str) -> Iterable[str]:
    if deed.asked.actor != person or not shop.may(person, MAY[deed.asked.kind]):
        yield "ERR_NOT_ALLOWED"
    if deed.way is None:
        yield "ERR_NOT_UNDOABLE"
    if deed.undone:
        yield "ERR_UNDONE_ALREADY"
