"""A script for the sample workshop that does every command once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from app.lifecycle.core import Core
from tests.crash.story import Line, tell
from tests.reference.choosing import exchange

_ORDER = {"product": "CARD-02", "quantity": 2}
_PIECES = {"tokens": [{"ticket": "$job", "number": "F001"}], "person": "Vee"}

# Under which name the result's code is kept, and what is done.
_EVERY: tuple[tuple[str, Mapping[str, Any]], ...] = (
    ("", {"do": "org.set", "code": "HAT", "name_en": "Hatthasilpa"}),
    ("", {"do": "work_center.create", "code": "DYE", "name_en": "Dyeing", "capacity": 1}),
    ("", {"do": "person.add", "name": "Vee", "roles": ["operator"], "pin": "4821"}),
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
    ("", {"do": "org.set", "code": "BVM"}),
    ("", {"do": "undo"}),
)


def every_command(core: Core) -> list[Line]:
    """The lines; they are done in this workspace, to learn the codes that they name."""
    kept: dict[str, str] = {}
    lines = list[Line]()
    for number, (name, values) in enumerate(_EVERY):
        line = json.dumps({**values, "request_id": f"every-{number}"})
        for each, code in kept.items():
            line = line.replace(f"${each}", code)
        answer = json.loads(tell(core, line))
        if "result" not in answer:
            raise AssertionError(f"refused: {line}: {answer}")
        if name:
            kept[name] = answer["result"]["code"]
        lines.append(line)
    return lines
