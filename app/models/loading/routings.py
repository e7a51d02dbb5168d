"""Loading routings as they are edited: their drafts and versions."""

from __future__ import annotations

from app.domain.refusals import Code, Refused
from app.domain.words import RoutingState
from app.models.connection import Database
from app.models.loading.things import Ref, find
from app.models.records import RoutingRow, VersionRow, WorkCenterRow


def routing(db: Database, ref: Ref) -> RoutingRow:
    """A routing by code or id."""
    found: RoutingRow = find(db, RoutingRow, "code", "routing", ref)
    return found


def no_version(routing: str, number: int) -> Refused:
    """The refusal of a version that the routing has not published."""
    return Refused(
        Code.NOT_FOUND,
        {"routing": routing, "name": number},
        details={"what": "version", "name": number, "routing": routing},
        variant="version",
    )


def draft(db: Database, routing_id: int) -> VersionRow | None:
    """The routing's draft, if it has one."""
    found: VersionRow | None = (
        VersionRow.select()
        .where(VersionRow.routing == routing_id, VersionRow.state == RoutingState.DRAFT)
        .first(db)
    )
    return found


def version(db: Database, routing_id: int, number: int) -> VersionRow | None:
    """One version of a routing by its number."""
    found: VersionRow | None = (
        VersionRow.select().where(VersionRow.routing == routing_id, VersionRow.version == number).first(db)
    )
    return found


def last_version(db: Database, routing_id: int) -> int:
    """The highest version number of a routing, 0 when it has none."""
    highest = (
        VersionRow.select(VersionRow.version)
        .where(VersionRow.routing == routing_id)
        .order_by(VersionRow.version.desc())
        .scalar(db)
    )
    return int(highest or 0)


def work_center_codes(db: Database) -> frozenset[str]:
    """The codes of all work centres."""
    return frozenset(code for (code,) in WorkCenterRow.select(WorkCenterRow.code).tuples().execute(db))
