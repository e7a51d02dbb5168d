"""Loading the catalogue of faults, and what was done about each."""

from __future__ import annotations

from app.domain.refusals import Code, Refused
from app.models import hot
from app.models.connection import Database
from app.models.loading.things import Ref, named

_LATELY = 200  # failures that are looked at


def code_of(db: Database, ref: Ref | None) -> str | None:
    """The code of a fault as the catalogue writes it. Raises Refused where there is none, or it is out of
    use."""
    if ref is None:
        return None
    code, active = named(db, hot.DEFECT, "d", "code", "defect", ref)
    if not active:
        raise Refused(Code.DEFECT_INACTIVE, {"code": code}, details={"defect": code})
    return str(code)


def as_steps(stored: str) -> tuple[str, ...]:
    """The steps as they are stored: by commas, in the order given."""
    return tuple(stored.split(",")) if stored else ()


def sent_to(db: Database, defect: str, inspection: str) -> dict[str, int]:
    """How often pieces with this fault were lately sent from that inspection to which step."""
    rows = db.connection().execute(hot.SENT_TO, (defect, inspection, _LATELY)).fetchall()
    return {node: int(count) for node, count in rows}
