"""What time does by itself in the reference workshop: clocks that were left running (DOMAIN 6)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.reference.answers import Answer, No, refuse_if
from tests.reference.tables import DECIDING
from tests.reference.things import Item, Stretch
from tests.reference.together import stand_as_clocks_run
from tests.reference.undoing import in_the_way
from tests.reference.work import pieces_of, places
from tests.reference.workshop import TWO_MINUTES, Values, Workshop, rule

MINUTE = 60_000_000
FOUR_HOURS = 240 * MINUTE
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
END_OF_SHIFT = timedelta(hours=17)


def of_tray(shop: Workshop, tray: int) -> list[Stretch]:
    """Everything that ever lay on a tray."""
    return [each for each in shop.stretches if each.tray == tray]


def left_open(shop: Workshop) -> list[tuple[int, int]]:
    """The trays whose clock should have stood before now, and when."""
    moved = shop.set_by if abs(shop.set_by) > TWO_MINUTES else 0
    trays = sorted({each.tray for each in shop.stretches if each.ended is None})
    found = ((tray, _deadline(shop, of_tray(shop, tray), moved)) for tray in trays)
    return [(tray, at) for tray, at in found if at <= shop.now]


def _deadline(shop: Workshop, lying: list[Stretch], moved: int = 0) -> int:
    """The end of the shift, or three times the estimate, whichever comes later."""
    began = next(each.started for each in lying if each.ended is None) + moved
    signs_of_life = [
        each.ended for each in lying if each.ended is not None and began < each.ended <= shop.now
    ]
    estimate: float = sum(map(_minutes, lying))
    by_the_estimate = began + round(3 * estimate * MINUTE)
    return max(_end_of_shift(max([began, *signs_of_life])), by_the_estimate)


def _minutes(lying: Stretch) -> float:
    """How long the step takes: for each piece of a batch, unless it is said of a batch."""
    route = lying.piece.version.route
    minutes: float = route.setting(lying.node, "minutes", 0)
    return minutes * (1 if route.setting(lying.node, "batch", None) else lying.piece.quantity)


def _end_of_shift(instant: int) -> int:
    """The next one after the instant."""
    moment = _EPOCH + timedelta(microseconds=instant)
    end = moment.replace(hour=0, minute=0, second=0, microsecond=0) + END_OF_SHIFT
    if end <= moment:
        end += timedelta(days=1)
    return (end - _EPOCH) // timedelta(microseconds=1)


@rule("session.close_left_open")
def close_left_open(shop: Workshop, values: Values, person: str) -> Answer:
    """At that moment, not before it has passed, and once."""
    tray = values["session"]["tray"]
    lying = of_tray(shop, tray)
    refuse_if("" if lying else "ERR_NOT_FOUND")
    running = [each for each in lying if each.ended is None]
    refuse_if("" if running else "ERR_NOT_LEFT_OPEN")
    at = _deadline(shop, lying)
    refuse_if("" if at == values["at"] and at <= shop.now else "ERR_NOT_LEFT_OPEN")
    shop.asked[tray] = True
    for each in running:
        each.ended, each.left = max(at, each.started), True
        each.item.clocks.discard(each.person)
        stand_as_clocks_run(each.piece)
    return Answer(result={"at": at})


def last_stretch(shop: Workshop, item: Item) -> Stretch | None:
    """How long a piece lay on the last of the trays on which it lay for what it asks."""
    return max(
        (each for each in shop.stretches if each.item is item), key=lambda each: each.tray, default=None
    )


def reassigned(item: Item) -> bool:
    """Whether it is in the hands into which it came, and that is asked about."""
    return item.asked is not None and item.holder == item.asked[2] and item.state not in ("done", "cancelled")


def pauses_long(shop: Workshop, item: Item) -> bool:
    """Whether it is paused for more than four hours, and nobody has accepted that."""
    last = last_stretch(shop, item) if item.state == "paused" else None
    if last is None:
        return False
    ended = [each.ended + each.moved for each in shop.stretches if each.item is item and each.ended]
    stood = [each for each in ended if each <= shop.now]
    unanswered = shop.asked.get(last.tray, False)
    rests = item.piece.run.ticket.status == "in_progress" and bool(stood)
    rests = rests and shop.now - max(stood) > FOUR_HOURS
    return rests and last.tray != item.accepted and not unanswered


@rule("inbox.accept")
def accept(shop: Workshop, values: Values, person: str) -> Answer:
    """What is asked about work in hand stays as it is."""
    pieces = pieces_of(shop, values)
    items = [piece.item for piece in pieces]
    asked = [item is not None and (reassigned(item) or pauses_long(shop, item)) for item in items]
    refuse_if("" if all(asked) else "ERR_NOTHING_ASKED")
    leads_back = {item: (item.asked, item.accepted) for item in items if item is not None}
    shop.leads_back(lambda deed: in_the_way(shop, deed), lambda _: _ask_again(leads_back))
    for item in filter(None, items):
        last = last_stretch(shop, item)
        item.asked, item.accepted = None, 0 if last is None else last.tray
    return Answer(result=places(pieces))


def _ask_again(before: Mapping[Item, tuple[Any, int]]) -> None:
    """What was let be is asked about as before."""
    for item, (asked, accepted) in before.items():
        item.asked, item.accepted = asked, accepted


@rule("session.settle")
def settle(shop: Workshop, values: Values, person: str) -> Answer:
    """By whose clock it was, or by a manager: as it was closed, or another time with a reason."""
    tray = values["session"]["tray"]
    lying = of_tray(shop, tray)
    refuse_if("" if lying else "ERR_NOT_FOUND")
    if tray not in shop.asked:
        raise No({"ERR_NOT_LEFT_OPEN"})
    own = person == lying[0].person
    left = [each for each in lying if each.left]
    minutes = values.get("minutes")
    refuse_if(
        "" if own or shop.may(shop.asking, DECIDING) else "ERR_NOT_ALLOWED",
        *(() if minutes is None else _wrong_minutes(shop, lying, minutes, values)),
    )
    shop.asked[tray] = False
    if minutes is not None:
        for each in left:
            each.ended = _began(lying) + minutes * MINUTE
    return Answer()


def _began(lying: list[Stretch]) -> int:
    return next(each.started for each in lying if each.left)


def _wrong_minutes(shop: Workshop, lying: list[Stretch], minutes: int, values: Values) -> Iterable[str]:
    yield "" if "reason" in values else "ERR_MISSING_FIELD"
    began, stood = _began(lying), next(each.ended for each in lying if each.left)
    assert stood is not None
    others = {each.tray for each in shop.stretches if each.person == lying[0].person}
    later = [tray for tray in others if tray > lying[0].tray]
    following = shop.began[min(later)] if later else shop.now
    latest = max(following, stood)
    gone = [each.ended for each in lying if not each.left and each.ended is not None and each.ended <= stood]
    worked = began + minutes * MINUTE
    yield "" if max([began, *gone]) <= worked <= latest else "ERR_BAD_VALUE"
