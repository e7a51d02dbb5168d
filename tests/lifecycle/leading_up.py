"""What leads up to a command that is taken back: pieces at their steps, in hands, before an inspection."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from app.domain.words import Line
from app.lifecycle.sweeping import overdue
from tests.lifecycle.shop import Shop
from tests.reference.choosing import exchange
from tests.reference.drawing import apart, inspected


def plain(**fields: Any) -> Callable[[Shop], Mapping[str, Any]]:
    """Nothing leads up to it."""
    return lambda _: fields


def learned(shop: Shop) -> Mapping[str, Any]:
    """Somebody with much on record, from whom it is taken."""
    of_a_team(shop)
    skills = [{"skill": "stitch", "level": 3}, {"skill": "glue"}]
    shop.do("person.edit", person="Nok", team="SEWERS", skills=skills, work_centers=["BENCH"], badge="B-7001")
    return {"person": "Nok", **dict.fromkeys(("team", "skills", "work_centers", "badge"))}


def of_a_team(shop: Shop) -> Mapping[str, Any]:
    shop.do("team.create", code="SEWERS", name_en="Sewers", name_th="ทีมเย็บ")
    return {"team": "SEWERS", "name_en": "Stitchers", "name_th": None}


def tray(shop: Shop, *numbers: int) -> Mapping[str, Any]:
    code = shop.started(4)
    return {"tokens": shop.refs(code, *(numbers or (1, 2, 3, 4)))}


def of_two_jobs(shop: Shop) -> Mapping[str, Any]:
    return {"tokens": [*tray(shop, 1, 2)["tokens"], *tray(shop, 4)["tokens"]]}


def while_running(shop: Shop) -> Mapping[str, Any]:
    pieces = of_two_jobs(shop)
    shop.do("work.start", "Nok", **pieces)
    shop.clock.advance(minutes=7)
    return pieces


def mixed(shop: Shop) -> Mapping[str, Any]:
    """A piece that waits, one that runs, one that was paused, one at its last step, one of another job."""
    code, other = shop.started(4), shop.started(2, "CARD-02")
    for number in (3, 3):
        shop.do("work.complete", "Nok", tokens=shop.refs(code, number))
    shop.do("work.start", "Nok", tokens=shop.refs(code, 1, 2))
    shop.do("work.pause", "Nok", tokens=shop.refs(code, 2), reason="glue dries")
    return {"tokens": [*shop.refs(code, 1, 2, 3, 4), *shop.refs(other, 1, 2)]}


def stopped_with_another(shop: Shop) -> Mapping[str, Any]:
    """A piece that a pause of the job stopped together with one of another step and hand."""
    code = shop.started(2)
    shop.do("work.complete", "Som", tokens=shop.refs(code, 1))
    shop.do("work.start", "Som", tokens=shop.refs(code, 1))
    shop.do("work.start", "Nok", tokens=shop.refs(code, 2))
    shop.do("job.pause", job=code)
    shop.do("job.resume", job=code)
    return {"tokens": shop.refs(code, 2)}


def inspected_pieces(shop: Shop) -> Mapping[str, Any]:
    """Two pieces before their inspection."""
    shop.do("routing.import", routing=inspected("LOOKED"))
    shop.do("routing.publish", routing="LOOKED")
    code = shop.job(2, routing="LOOKED")
    shop.do("job.start", job=code)
    shop.do("work.complete", "Nok", tokens=shop.refs(code, 1, 2))
    return {"tokens": shop.refs(code, 1, 2)}


def failed_before(shop: Shop) -> Mapping[str, Any]:
    """A piece that has failed its inspection once, in an inspector's hands."""
    pieces = inspected_pieces(shop)
    shop.do("qc.fail", "Quan", **pieces, to="CUT", then="back_to_qc", defect="hole")
    shop.do("work.complete", "Nok", **pieces)
    shop.do("work.start", "Quan", **pieces)
    return pieces


def held(shop: Shop) -> Mapping[str, Any]:
    """Pieces in a hand: one begun, one not, one of another job."""
    pieces = of_two_jobs(shop)
    shop.do("work.claim", "Nok", **pieces)
    shop.do("work.start", "Nok", tokens=pieces["tokens"][:1])
    shop.do("work.pause", "Nok", tokens=pieces["tokens"][:1], reason="glue dries")
    return pieces


def batch(shop: Shop, **counted: Any) -> Mapping[str, Any]:
    """A batch of twenty at its first step, counted."""
    return {"tokens": shop.refs(shop.batches(20), 1), "reason": "torn", **counted}


def parts_of_a_batch(shop: Shop, **counted: Any) -> Mapping[str, Any]:
    """A batch that is taken apart; one of its parts waits at the join, the other is counted."""
    shop.do("routing.import", routing=apart("APART"))
    shop.do("routing.publish", routing="APART")
    code = shop.batches(20, routing="APART")
    shop.do("work.complete", "Nok", tokens=shop.refs(code, 3))
    return {"tokens": shop.refs(code, 2), "reason": "torn", **counted}


def batch_to_judge(shop: Shop, **counted: Any) -> Mapping[str, Any]:
    """A batch before its inspection, where it has failed before, in an inspector's hands; counted."""
    shop.do("routing.import", routing=inspected("LOOKED") | {"line": "classic"})
    shop.do("routing.publish", routing="LOOKED")
    pieces: dict[str, Any] = {"tokens": shop.refs(shop.batches(20, routing="LOOKED"), 1)}
    shop.do("work.complete", "Nok", **pieces)
    shop.do("qc.fail", "Quan", **pieces, to="CUT", then="back_to_qc", defect="hole")
    shop.do("work.complete", "Nok", **pieces)
    shop.do("work.start", "Quan", **pieces)
    return {**pieces, "reason": "torn", "to": "CUT", **counted}


def written_on(shop: Shop) -> Mapping[str, Any]:
    """Pieces of which something was written before, of each something else; work has gone on since."""
    pieces = tray(shop, 1, 2)
    shop.do("token.edit", tokens=pieces["tokens"][:1], note="red", priority="high")
    shop.do("token.edit", tokens=pieces["tokens"], priority="low")
    shop.do("work.complete", "Nok", **pieces)
    return pieces


def replaced_part(shop: Shop) -> Mapping[str, Any]:
    """A part that was made again, as urgent as the piece of which it is one."""
    shop.do("routing.import", routing=apart("PARTED") | {"line": "hatthasilpa"})
    shop.do("routing.publish", routing="PARTED")
    code = shop.job(1, routing="PARTED")
    shop.do("job.start", job=code)
    shop.do("token.edit", tokens=shop.refs(code, 1), priority="urgent")
    shop.do("token.scrap", tokens=shop.refs(code, 2), type="qc_fail", reason="torn", defect="hole")
    return {"tokens": shop.refs(code, len(shop.pieces(code)))}


def some_of_a_batch(shop: Shop) -> Mapping[str, Any]:
    """What was split off an urgent batch."""
    code = shop.batches(20)
    shop.do("token.edit", tokens=shop.refs(code, 1), note="for the fair", priority="urgent")
    shop.do("work.complete", "Nok", tokens=shop.refs(code, 1), rework=4)
    return {"tokens": shop.refs(code, 2)}


def drafted_before(shop: Shop) -> Mapping[str, Any]:
    shop.do("routing.import", "Ploy", routing=exchange("NEW", ["CUT"]))
    return {"routing": exchange("NEW", ["CUT", "SEW"])}


def given(shop: Shop, kind: str) -> None:
    area, _, action = kind.partition(".")
    way_to = {"pause": "in_progress", "resume": "paused", "start": "planned", "cancel": "planned"}
    if kind == "job.create":
        shop.job()
    elif kind == "person.add":
        shop.do(kind, name="Mali", roles=["viewer"])
    elif kind == "person.change_pin":
        shop.do("person.edit", person="Admin", pin="4711")
        shop.do(kind, old_pin="4711", pin="1147")
    elif kind == "team.create":
        of_a_team(shop)
    elif kind == "product.create":
        shop.do(kind, sku="FOB-01", name_en="Fob", line="hatthasilpa")
    elif kind == "defect.create":
        shop.do(kind, code="mould", name_en="Mould")
    elif kind == "routing.publish":
        shop.do(kind, routing="SKETCH")
    elif kind == "ticket.create":
        shop.classic()
    elif area in _ABOUT:
        _ABOUT[area](shop, kind)
    else:
        line = {"job": Line.HATTHASILPA, "ticket": Line.CLASSIC}[area]
        code = shop.in_state(way_to.get(action, "cancelled"), line)
        shop.do(kind, **shop.fields(action, code))


def _about_a_packet(shop: Shop, kind: str) -> None:
    packet = shop.do("packet.create", ticket=shop.job(1)).result["code"]
    fails: dict[str, Any] = {"to": "planned", "code": "ERR_PACKET_DISK_FULL", "params": {}}
    before = {"packet.stop": "packet.run", "packet.retry": "packet.fail"}.get(kind)
    if before is not None:
        shop.do(before, packet=packet, **(fails if before == "packet.fail" else {}))
    if kind != "packet.create":
        shop.do(kind, packet=packet, **(fails if kind == "packet.fail" else {}))


def _about_an_order(shop: Shop, kind: str) -> None:
    order = shop.order()
    if kind == "order.restore":
        shop.do("order.cancel", order=order)
    if kind != "order.create":
        shop.do(kind, order=order)


def replanned(shop: Shop) -> Mapping[str, Any]:
    """The edit of an order that has tickets."""
    order = shop.order()
    shop.planned(order)
    return {"order": order, "version": 1, "routing": "SHORT", "due": "2027-01-05", "notes": "brass"}


def cancelled_by_its_tickets(shop: Shop) -> Mapping[str, Any]:
    """The planning of an order whose tickets were all cancelled."""
    order = shop.order()
    shop.do("ticket.cancel", tickets=shop.planned(order, batch=150), reason="other leather")
    return {"order": order, "batch": 100}


def linked(shop: Shop) -> Mapping[str, Any]:
    """The taking away of a job that works for an order."""
    order, job = shop.order(), shop.job()
    shop.do("order.link", order=order, job=job)
    return {"order": order, "job": job}


def _left_open(shop: Shop, kind: str) -> None:
    """A clock of Admin's that was left running is closed, and perhaps answered for."""
    shop.do("work.start", tokens=shop.refs(shop.started(1), 1))
    shop.clock.advance(minutes=24 * 60)
    (left,) = overdue(shop.core)
    shop.do("session.close_left_open", session=left.session, at=left.at)
    if kind == "session.settle":
        shop.do(kind, session=left.session)


def _about_a_piece(shop: Shop, kind: str) -> None:
    pieces = dict(inspected_pieces(shop) if kind == "qc.fail" else {"tokens": shop.refs(shop.started(1), 1)})
    first: dict[str, list[tuple[str, str, dict[str, Any]]]] = {
        "work.resume": [("work.start", "Admin", {}), ("work.pause", "Admin", {"reason": "lunch"})],
        "work.take_over": [("work.claim", "Nok", {})],
        "token.resolve": [("token.hold", "Admin", {"reason": "too soft"})],
    }
    for before, by_whom, said_of_it in first.get(kind, ()):
        shop.do(before, by_whom, **pieces, **said_of_it)
    more: dict[str, dict[str, Any]] = {
        "work.take_over": {"reason": "gone home"},
        "qc.fail": {"to": "CUT"},
        "token.hold": {"reason": "too soft"},
        "token.resolve": {"to": "SEW"},
        "token.move": {"to": "SEW", "reason": "cut already"},
        "token.edit": {"note": "red"},
    }
    shop.do(kind, **pieces, **more.get(kind, {}))


_ABOUT: Mapping[str, Callable[[Shop, str], None]] = {
    "packet": _about_a_packet,
    "order": _about_an_order,
    "session": _left_open,
    **dict.fromkeys(("work", "token", "qc"), _about_a_piece),
}
