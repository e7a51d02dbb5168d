"""A workshop with an inspection, for the tests of the benches: bags are cut, sewn, looked at, and painted."""

from __future__ import annotations

from typing import Any

from app.domain.commands import parse
from app.lifecycle.core import Core
from app.lifecycle.queries.choices import first_admin, person
from app.lifecycle.receipts import Receipt

PEOPLE = {
    "Wanida": ["manager"],
    "Ploy": ["planner"],
    "Nok": ["operator"],
    "Somchai": ["operator"],
    "Malee": ["operator", "qc"],
    "Vee": ["viewer"],
}
SAFETY = "Wear gloves: the paint stains."
BAGS: dict[str, Any] = {
    "format": "hatthasilpa.routing/1",
    "code": "BAGS",
    "name": "Bags",
    "line": "hatthasilpa",
    "nodes": [
        {"code": "START", "kind": "start", "name": "Start"},
        {"code": "CUT", "kind": "operation", "name": "Cut leather", "name_th": "ตัดหนัง", "minutes": 20},
        {"code": "SEW", "kind": "operation", "name": "Stitch body", "name_th": "เย็บตัวกระเป๋า", "minutes": 45},
        {
            "code": "QC",
            "kind": "qc",
            "name": "Final inspection",
            "name_th": "ตรวจขั้นสุดท้าย",
            "qc": {"mode": "every"},
        },
        {
            "code": "EDGE",
            "kind": "operation",
            "name": "Paint edges",
            "name_th": "ทาสีขอบ",
            "minutes": 15,
            "cure_minutes": 30,
            "safety_notes": SAFETY,
        },
        {"code": "PACK", "kind": "operation", "name": "Pack", "name_th": "บรรจุ", "minutes": 5},
        {"code": "END", "kind": "end", "name": "End"},
    ],
    "edges": [
        {"from": "START", "to": "CUT", "kind": "normal"},
        {"from": "CUT", "to": "SEW", "kind": "normal"},
        {"from": "SEW", "to": "QC", "kind": "normal"},
        {"from": "QC", "to": "EDGE", "kind": "normal"},
        {"from": "QC", "to": "SEW", "kind": "rework"},
        {"from": "EDGE", "to": "PACK", "kind": "normal"},
        {"from": "PACK", "to": "END", "kind": "normal"},
    ],
}
for _node in BAGS["nodes"]:
    if _node["kind"] in ("operation", "qc"):
        _node["work_center"] = "BENCH"

URGENT, CALM, STOPPED = "HJ-2611-0001", "HJ-2611-0002", "HJ-2611-0003"
"""The jobs: six bags due today, two without a day, and two whose job is paused."""


def benches(core: Core) -> None:
    """The urgent job stands at every step: F001 to be painted, F002 inspected, F003 and F004 sewn, the rest
    to be cut."""
    do(core, "work_center.create", code="BENCH", name_en="Bench", capacity=4)
    for name, roles in PEOPLE.items():
        do(core, "person.add", name=name, roles=roles)
    do(core, "routing.import", routing=BAGS)
    do(core, "routing.publish", routing="BAGS")
    names = {"name_en": "Tote No.7, saddle", "name_th": "กระเป๋าโท้ท เบอร์ 7 สีน้ำตาลอาน"}
    do(core, "product.create", sku="TOTE-07", line="hatthasilpa", routing="BAGS", **names)
    today = core.clock.plant_date(core.clock.now()).isoformat()
    urgent = {"due": today, "priority": "urgent", "notes": "Brass fittings."}
    for quantity, about in ((6, urgent), (2, {}), (2, {})):
        code = do(core, "job.create", product="TOTE-07", quantity=quantity, **about).result["code"]
        do(core, "job.start", job=code)
    do(core, "job.pause", job=STOPPED)
    for kind, numbers in (("work.complete", (1, 2, 3, 4)), ("work.complete", (1, 2)), ("qc.pass", (1,))):
        do(core, kind, tokens=refs(URGENT, *numbers))


def refs(code: str, *numbers: int) -> list[dict[str, str]]:
    """Pieces by job and number."""
    return [{"ticket": code, "number": f"F{number:03}"} for number in numbers]


def do(core: Core, kind: str, by: str | None = None, **fields: Any) -> Receipt:
    """Gives a command in somebody's name, the admin's if not told."""
    admin = first_admin(core.desk)
    assert admin is not None
    actor = admin if by is None else person(core.desk, by)
    return core.controller.execute(parse(kind, fields)[0], actor.id)
