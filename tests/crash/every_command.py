"""A script for the sample workshop that does every command once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from app.lifecycle.core import Core
from app.lifecycle.queries.show import show
from tests.crash.story import Line, tell
from tests.reference.choosing import exchange
from tests.reference.drawing import inspected

_ORDER = {"product": "CARD-02", "quantity": 2}
_PIECES = {"tokens": [{"ticket": "$job", "number": "F001"}], "person": "Vee"}


def _bag(*numbers: int) -> dict[str, Any]:
    """Pieces of the job that is inspected."""
    return {"tokens": [{"ticket": "$bag", "number": f"F{number:03}"} for number in numbers]}


_VEES = {"person": "Vee"}
_INSPECTED: tuple[tuple[str, Mapping[str, Any]], ...] = (
    ("", {"do": "routing.import", "routing": inspected("LOOKED")}),
    ("", {"do": "routing.publish", "routing": "LOOKED"}),
    (
        "",
        {
            "do": "product.create",
            "sku": "LOOK-1",
            "name_en": "Looked at",
            "line": "hatthasilpa",
            "routing": "LOOKED",
        },
    ),
    ("bag", {"do": "job.create", "product": "LOOK-1", "quantity": 7}),
    ("", {"do": "job.start", "job": "$bag"}),
    ("", {"do": "work.claim", **_bag(1, 2), **_VEES}),
    ("", {"do": "work.handoff", **_bag(1), **_VEES, "to": "Admin"}),
    ("", {"do": "work.requeue", **_bag(1)}),
    ("", {"do": "work.take_over", **_bag(2), "reason": "Gone home"}),
    ("", {"do": "work.start", **_bag(1), **_VEES}),
    ("", {"do": "work.ask_help", **_bag(1), **_VEES}),
    ("", {"do": "work.withdraw_help", **_bag(1), **_VEES}),
    ("", {"do": "work.assist", **_bag(1)}),
    ("", {"do": "work.complete", **_bag(3, 4)}),
    ("", {"do": "qc.pass", **_bag(3)}),
    ("", {"do": "defect.create", "code": "spot", "name_en": "Spot"}),
    ("", {"do": "defect.edit", "defect": "spot", "name_th": "จุดด่าง"}),
    ("", {"do": "qc.fail", **_bag(4), "to": "CUT", "defect": "spot"}),
    ("", {"do": "token.edit", **_bag(5), "note": "Red thread"}),
    ("", {"do": "token.hold", **_bag(5), "reason": "The customer thinks it over"}),
    ("", {"do": "token.resolve", **_bag(5), "to": "CUT"}),
    ("", {"do": "token.move", **_bag(6), "to": "LOOK", "reason": "Cut at home"}),
    ("", {"do": "token.scrap", **_bag(7), "type": "qc_fail", "reason": "Torn", "defect": "hole"}),
)
_TICKET = {"ticket": "$ticket"}
_CLASSIC: tuple[tuple[str, Mapping[str, Any]], ...] = (
    ("ticket", {"do": "ticket.create", "product": "BELT-32", "quantity": 5}),
    ("", {"do": "ticket.edit", **_TICKET, "version": 1, "notes": "Brass buckles"}),
    ("", {"do": "ticket.assign_owner", **_TICKET, "owner": "Admin"}),
    ("", {"do": "ticket.start", **_TICKET}),
    ("", {"do": "ticket.pause", **_TICKET}),
    ("", {"do": "ticket.resume", **_TICKET}),
    ("", {"do": "ticket.cancel", **_TICKET, "reason": "Customer withdrew"}),
    ("", {"do": "ticket.restore", **_TICKET}),
    ("", {"do": "ticket.resume", **_TICKET}),
    ("", {"do": "ticket.close_short", **_TICKET, "reason": "Leather ran out"}),
    ("ticket", {"do": "ticket.create", "product": "BELT-32", "quantity": 1, "owner": "Admin"}),
    ("", {"do": "ticket.start", **_TICKET}),
    *[("", {"do": "work.complete", "tokens": [{**_TICKET, "number": "F001"}]})] * 3,
    ("", {"do": "ticket.complete", **_TICKET}),
)

_PACKET = {"packet": "$packet"}
_AT_DISK: Mapping[str, Any] = {**_PACKET, "to": "planned", "code": "ERR_PACKET_DISK_FULL", "params": {}}
_PACKETS: tuple[tuple[str, Mapping[str, Any]], ...] = (
    ("", {"do": "packet.set", "keep_days": 3}),
    ("packet", {"do": "packet.create", "ticket": "$ticket", "purpose": "For the bench"}),
    ("", {"do": "packet.run", **_PACKET, "to": "folder", "target": "/media/stick"}),
    ("", {"do": "packet.stop", **_PACKET}),
    ("", {"do": "packet.run", **_PACKET}),
    ("", {"do": "packet.fail", **_AT_DISK}),
    ("", {"do": "packet.retry", **_PACKET}),
    *[
        ("", {"do": "packet.move", **_PACKET, "to": to, "timing_ms": 5})
        for to in ("planned", "generated", "validated", "packaged")
    ],
    ("", {"do": "packet.deploy", **_PACKET, "to": "printer", "target": "Desk"}),
    ("", {"do": "packet.move", **_PACKET, "to": "deployed", "timing_ms": 5, "place": "Desk", "copied": 1}),
    ("", {"do": "packet.move", **_PACKET, "to": "done", "timing_ms": 0}),
    ("", {"do": "packet.discard", **_PACKET}),
    ("", {"do": "packet.clear", **_PACKET}),
)
_MO = {"order": "$order"}
_BELTS = {"product": "BELT-32", "quantity": 30}
_ORDERS: tuple[tuple[str, Mapping[str, Any]], ...] = (
    ("order", {"do": "order.create", **_BELTS}),
    (
        "",
        {
            "do": "order.edit",
            **_MO,
            "version": 1,
            "due": "2026-12-20",
            "start": "2026-12-01",
            "end": "2026-12-18",
        },
    ),
    ("", {"do": "order.plan", **_MO, "batch": 20}),
    ("", {"do": "order.link", **_MO, "job": "$job"}),
    ("", {"do": "order.unlink", **_MO, "job": "$job"}),
    ("", {"do": "order.cancel", **_MO}),
    ("", {"do": "order.restore", **_MO}),
    ("", {"do": "order.import", "lines": [_BELTS] * 3, "sheet": "belts.csv", "fingerprint": "belts"}),
)

# Under which name the result's code is kept, and what is done.
_EVERY: tuple[tuple[str, Mapping[str, Any]], ...] = (
    ("", {"do": "org.set", "code": "HAT", "name_en": "Hatthasilpa"}),
    ("", {"do": "work_center.create", "code": "DYE", "name_en": "Dyeing", "capacity": 1}),
    ("", {"do": "person.add", "name": "Vee", "roles": ["operator"], "pin": "4821"}),
    ("", {"do": "person.edit", "person": "Admin", "pin": "1357"}),
    ("", {"do": "person.change_pin", "old_pin": "1357", "pin": "2468"}),
    ("", {"do": "team.create", "code": "DYERS", "name_en": "Dyers"}),
    ("", {"do": "team.edit", "team": "DYERS", "name_th": "ทีมย้อม"}),
    ("", {"do": "person.edit", "person": "Vee", "team": "DYERS", "skills": [{"skill": "dye", "level": 2}]}),
    ("", {"do": "sign_in.set", "lock_minutes": 5}),
    ("", {"do": "routing.import", "routing": exchange("DYED", ("CUT", "SEW"))}),
    ("", {"do": "routing.publish", "routing": "DYED"}),
    ("", {"do": "product.create", "sku": "DYED-1", "name_en": "Dyed", "line": "hatthasilpa"}),
    ("", {"do": "product.edit", "product": "DYED-1", "routing": "DYED"}),
    ("", {"do": "routing.retire", "routing": "DYED", "version": 1}),
    ("", {"do": "ticket.create", "product": "BELT-32", "quantity": 20}),
    ("", {"do": "job.import", "lines": [_ORDER] * 3, "sheet": "orders.csv", "fingerprint": "every"}),
    ("job", {"do": "job.create", **_ORDER}),
    ("", {"do": "job.edit", "job": "$job", "version": 1, "quantity": 3}),
    ("", {"do": "job.start", "job": "$job"}),
    ("", {"do": "work.start", **_PIECES}),
    ("", {"do": "work.pause", **_PIECES, "reason": "Lunch"}),
    ("", {"do": "work.resume", **_PIECES}),
    ("", {"do": "work.complete", **_PIECES}),
    ("", {"do": "job.pause", "job": "$job"}),
    ("", {"do": "job.resume", "job": "$job"}),
    ("", {"do": "job.cancel", "job": "$job", "reason": "Customer changed the colour"}),
    ("", {"do": "job.restore", "job": "$job"}),
    ("", {"do": "job.start", "job": "$job"}),
    ("", {"do": "job.close_short", "job": "$job", "reason": "Leather ran out"}),
    ("job", {"do": "job.create", "product": "CARD-02", "quantity": 1}),
    ("", {"do": "job.start", "job": "$job"}),
    *[("", {"do": "work.complete", **_PIECES})] * 3,
    ("", {"do": "job.complete", "job": "$job"}),
    *_INSPECTED,
    *_CLASSIC,
    *_PACKETS,
    *_ORDERS,
    ("", {"do": "org.set", "code": "BVM"}),
    ("", {"do": "undo"}),
)


def every_command(core: Core) -> list[Line]:
    """The lines; they are done in this workspace, to learn the codes that they name."""
    kept: dict[str, str | int] = {}
    lines = list[Line]()
    for number, (name, values) in enumerate(_EVERY):
        line = json.dumps({**values, "request_id": f"every-{number}"})
        for each, code in kept.items():
            line = line.replace(f'"${each}"', json.dumps(code))
        answer = json.loads(tell(core, line))
        if "result" not in answer:
            raise AssertionError(f"refused: {line}: {answer}")
        if name:
            kept[name] = answer["result"]["id" if name == "packet" else "code"]
        lines.append(line)
    return lines


def after_hours(core: Core) -> list[Line]:
    """What is asked after a night in which one clock ran on and another stood: all of it is answered."""
    left, *_ = core.controller.overdue()
    rows = show(core.desk, "inbox", now=core.clock.now())
    (stood,) = (row["tokens"] for row in rows if row["why"] == "long_pause")
    said: tuple[dict[str, Any], ...] = (
        {"do": "session.close_left_open", "session": left.session, "at": left.at},
        {"do": "session.settle", "session": left.session},
        {"do": "inbox.accept", "tokens": list(stood)},
        {"do": "undo"},
    )
    lines = [json.dumps({**each, "request_id": f"after-{number}"}) for number, each in enumerate(said)]
    for line in lines:
        answer = json.loads(tell(core, line))
        if "result" not in answer:
            raise AssertionError(f"refused: {line}: {answer}")
    return lines
