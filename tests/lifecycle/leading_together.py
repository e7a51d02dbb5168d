"""What leads up to a command about pieces that several people share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.lifecycle.shop import Shop
from tests.reference.choosing import exchange


def for_several(code: str) -> dict[str, Any]:
    """A routing of a step for two, SEW, one that two begin together, FIT, and an inspection by two, LOOK."""
    drawing = exchange(code, ("SEW", "FIT", "LOOK"))
    people: Mapping[str, Mapping[str, Any]] = {
        "SEW": {"operators": 2},
        "FIT": {"operators": 2, "sync_start": True, "sync_window_seconds": 30},
        "LOOK": {"operators": 2, "kind": "qc", "qc": {"mode": "every"}},
    }
    nodes = [node | people.get(node["code"], {}) for node in drawing["nodes"]]
    back = {"from": "LOOK", "to": "SEW", "kind": "rework"}
    return drawing | {"nodes": nodes, "edges": [*drawing["edges"], back]}


def shared(shop: Shop, pieces: int = 1) -> dict[str, Any]:
    """Pieces at a step for two, of a job of their own."""
    if not any(row["code"] == "SEVERAL" for row in shop.rows("routings")):
        shop.do("routing.import", routing=for_several("SEVERAL"))
        shop.do("routing.publish", routing="SEVERAL")
    code = shop.job(pieces, routing="SEVERAL")
    shop.do("job.start", job=code)
    return {"tokens": shop.refs(code, *range(1, pieces + 1))}


def to_fit(shop: Shop, pieces: int = 1, first: str = "Nok", second: str = "Som") -> dict[str, Any]:
    """Pieces at the step that two begin together; two have done their parts of the one before."""
    tray = shared(shop, pieces)
    shop.do("work.complete", first, **tray)
    joined_and_done(shop, second, tray)
    return tray


def joined_and_done(shop: Shop, who: str, pieces: Mapping[str, Any]) -> None:
    """The second part of pieces of which the first is done."""
    shop.do("work.assist", who, **pieces)
    shop.do("work.complete", who, **pieces)


def both_at_it(shop: Shop) -> dict[str, Any]:
    """Two people whose clocks run on one piece that Nok holds."""
    piece = shared(shop)
    shop.do("work.start", "Nok", **piece)
    shop.do("work.assist", "Som", **piece)
    shop.clock.advance(minutes=5)
    return piece


def on_another(shop: Shop, who: str = "Nok") -> dict[str, Any]:
    """What makes way for a command, while somebody's clock runs on another piece."""
    shop.do("work.start", who, tokens=shop.refs(shop.started(1), 1))
    return {"pausing": "this comes first"}


def while_on_another(shop: Shop) -> dict[str, Any]:
    """A piece that nobody has begun, while Nok's clock runs on another."""
    return {"tokens": shop.refs(shop.started(1), 1), **on_another(shop)}


def paused_before(shop: Shop) -> dict[str, Any]:
    """A piece that Nok has paused."""
    piece: dict[str, Any] = {"tokens": shop.refs(shop.started(1), 1)}
    shop.do("work.start", "Nok", **piece)
    shop.do("work.pause", "Nok", **piece, reason="glue dries")
    return piece


def held_by(shop: Shop, who: str) -> dict[str, Any]:
    """A piece on which somebody works at a step for one."""
    piece: dict[str, Any] = {"tokens": shop.refs(shop.started(1), 1)}
    shop.do("work.start", who, **piece)
    return piece


def helped(shop: Shop) -> dict[str, Any]:
    """A piece at a step for one that Nok holds, and Som helps with."""
    piece = held_by(shop, "Nok")
    shop.do("work.assist", "Som", **piece)
    return piece


def asked_for_help(shop: Shop, who: str) -> dict[str, Any]:
    """A piece with which somebody wants help."""
    piece = held_by(shop, who)
    shop.do("work.ask_help", who, **piece)
    return piece


def handed_on(shop: Shop) -> dict[str, Any]:
    """A piece that is begun and in other hands, which nobody has let be."""
    piece = held_by(shop, "Nok")
    shop.do("work.handoff", "Nok", **piece, to="Som")
    return piece


def accepted_and_paused_again(shop: Shop) -> dict[str, Any]:
    """A piece whose first long pause was let be, and the second not."""
    piece = held_by(shop, "Nok")
    for again in (False, True):
        if again:
            shop.do("inbox.accept", "Mana", **piece)
            shop.do("work.resume", "Nok", **piece)
        shop.do("work.pause", "Nok", **piece, reason="lunch")
        shop.clock.advance(minutes=5 * 60)
    return piece


def pressed_by(shop: Shop, who: str) -> dict[str, Any]:
    """A piece that somebody is ready to begin together with another."""
    piece = to_fit(shop)
    shop.do("work.start", who, **piece)
    return piece


def pressed_after_claiming(shop: Shop, holder: str, helper: str) -> dict[str, Any]:
    """A piece that its holder begins last."""
    piece = to_fit(shop)
    shop.do("work.claim", holder, **piece)
    shop.do("work.assist", helper, **piece)
    return piece


def last_of(shop: Shop, who: str) -> dict[str, Any]:
    """A piece of which Nok's part is done and somebody works on theirs, who is the one to finish it."""
    piece = shared(shop)
    shop.do("work.complete", "Nok", **piece)
    shop.do("work.assist", who, **piece)
    return piece


def inspected_by_two(shop: Shop) -> dict[str, Any]:
    """A piece before the inspection by two."""
    piece = pressed_by(shop, "Nok")
    shop.do("work.assist", "Som", **piece)
    for who in ("Nok", "Som"):
        shop.do("work.complete", who, **piece)
    return piece


def passed_by(shop: Shop, who: str) -> dict[str, Any]:
    """A piece that somebody has passed, and Quan is looking at."""
    piece = inspected_by_two(shop)
    shop.do("qc.pass", who, **piece)
    shop.do("work.assist", "Quan", **piece)
    return piece
