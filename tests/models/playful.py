"""A job in whose pieces everything has happened that the token game knows."""

from __future__ import annotations

from typing import Any

from tests.lifecycle.shop import Shop

_WAYS = (
    ("START", "CUT"),
    ("CUT", "PARTS"),
    ("PARTS", "BODY"),
    ("PARTS", "FLAP"),
    ("BODY", "LOOK"),
    ("LOOK", "JOIN"),
    ("FLAP", "JOIN"),
    ("JOIN", "SEW"),
    ("SEW", "END"),
)
_KINDS: dict[str, dict[str, Any]] = {
    "START": {"kind": "start"},
    "PARTS": {"kind": "split"},
    "LOOK": {"kind": "qc", "qc": {"mode": "every"}},
    "JOIN": {"kind": "join", "join": {"policy": "all"}},
    "END": {"kind": "end"},
}
_WORK = {"kind": "operation", "work_center": "CUT", "minutes": 10}


def play(shop: Shop) -> None:
    """Nine pieces: F001 to F009; the body of piece n is F(8 + 2n), its flap F(9 + 2n)."""
    shop.do("routing.import", routing=_routing())
    shop.do("routing.publish", routing="PARTED")
    shop.do("product.create", sku="CASE-01", name_en="Case", line="hatthasilpa", routing="PARTED")
    job = shop.do("job.create", product="CASE-01", quantity=9).result["code"]
    shop.do("job.start", job=job)

    def pieces(*numbers: int) -> list[dict[str, str]]:
        return shop.refs(job, *numbers)

    shop.do("work.complete", tokens=pieces(*range(1, 10)))
    shop.do("work.complete", tokens=pieces(10, 12, 14, 16))  # four bodies come to their inspection
    shop.do("work.complete", tokens=pieces(11, 13, 15))  # three flaps wait at the join
    shop.do("qc.pass", tokens=pieces(10))  # the first case comes together
    shop.do("qc.pass", tokens=pieces(12))
    shop.do("undo")
    shop.do("qc.fail", tokens=pieces(14), to="BODY", then="back_to_qc", defect="stitching", note="loose")
    shop.do("token.scrap", tokens=pieces(16), type="qc_fail", reason="torn", defect="hole")
    shop.do("token.hold", tokens=pieces(5), reason="the clasp is new")
    shop.do("token.hold", tokens=pieces(6), reason="the clasp is new")
    shop.do("token.resolve", token=pieces(6)[0], to="CUT")
    shop.do("token.edit", token=pieces(7)[0], note="for the shop window", priority="urgent")
    shop.do("token.hold", tokens=pieces(8), reason="a slip of the finger")
    shop.do("token.resolve", token=pieces(8)[0], to="PARTS")
    shop.do("work.claim", "Nok", tokens=pieces(22))
    shop.do("work.claim", "Nok", tokens=pieces(23))
    shop.do("work.handoff", "Nok", tokens=pieces(23), to="Som", note="mind the edge")
    shop.do("work.claim", "Nok", tokens=pieces(24))
    shop.do("work.requeue", "Nok", tokens=pieces(24), note="no thread")
    shop.do("work.claim", "Nok", tokens=pieces(25))
    shop.do("work.take_over", tokens=pieces(25), reason="Nok has gone home")


def _routing() -> dict[str, Any]:
    codes = dict.fromkeys(code for way in _WAYS for code in way)
    nodes = [{"code": code, "name": code.title(), **_KINDS.get(code, _WORK)} for code in codes]
    nodes[list(codes).index("FLAP")]["cure_minutes"] = 30
    edges = [{"from": one, "to": other} for one, other in _WAYS]
    return {
        "format": "hatthasilpa.routing/1",
        "code": "PARTED",
        "name": "Parted",
        "line": "hatthasilpa",
        "nodes": nodes,
        "edges": [*edges, {"from": "LOOK", "to": "BODY", "kind": "rework"}],
    }
