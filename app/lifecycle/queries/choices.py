"""What dialogs offer to choose from, and who may sit at the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.collation import order_key
from app.domain.decision import Person
from app.domain.words import Line, RoutingState
from app.ids import PersonId
from app.lifecycle.desk import Desk
from app.models import secrets
from app.models.loading import things
from app.models.loading.defects import as_steps
from app.values import frozen

if TYPE_CHECKING:
    from app.models.loading.packets import PacketSettings


@frozen
class ProductChoice:
    """A product that can be chosen."""

    id: int
    sku: str
    name_en: str
    name_th: str | None
    line: Line
    active: bool
    routing: str | None


@frozen
class RoutingChoice:
    """A routing that can be chosen, with the newest published version."""

    id: int
    code: str
    name: str
    line: Line
    version: int


def products(desk: Desk, line: Line | None = None) -> list[ProductChoice]:
    """All products, of one line if told, by SKU."""
    rows = desk.db.execute_sql(
        "SELECT p.id, p.sku, p.name_en, p.name_th, p.line, p.active, g.code FROM product p "
        "LEFT JOIN routing g ON g.id = p.routing WHERE ?1 IS NULL OR p.line = ?1",
        (line,),
    ).fetchall()
    found = (
        ProductChoice(id_, sku, name_en, name_th, Line(of), bool(active), routing)
        for id_, sku, name_en, name_th, of, active, routing in rows
    )
    return sorted(found, key=lambda product: order_key(product.sku))


def published_routings(desk: Desk) -> list[RoutingChoice]:
    """The routings that have a published version, by code."""
    rows = desk.db.execute_sql(
        "SELECT g.id, g.code, v.name, v.line, max(v.version) FROM routing g JOIN routing_version v ON "
        "v.routing = g.id "
        "WHERE v.state = 'published' GROUP BY g.id"
    ).fetchall()
    found = (RoutingChoice(id_, code, name, Line(line), version) for id_, code, name, line, version in rows)
    return sorted(found, key=lambda routing: order_key(routing.code))


def published_versions(desk: Desk, code: str) -> list[int]:
    """The published versions of a routing, the newest first."""
    rows = desk.db.execute_sql(
        "SELECT v.version FROM routing g JOIN routing_version v ON v.routing = g.id WHERE g.code = ? AND "
        "v.state = 'published' ORDER BY v.version DESC",
        (code,),
    ).fetchall()
    return [version for (version,) in rows]


@frozen
class Coded:
    """A thing with a code and names."""

    code: str
    name_en: str
    name_th: str | None


@frozen
class Organisation:
    """Whose workshop it is, and when people work there."""

    code: str
    name_en: str | None
    name_th: str | None
    shift_from: str | None
    shift_to: str | None


def organisation(desk: Desk) -> Organisation:
    """The organisation of the workspace."""
    query = "SELECT code, name_en, name_th, shift_from, shift_to FROM organisation"
    return Organisation(*desk.db.execute_sql(query).fetchone())


def packet_settings(desk: Desk) -> PacketSettings:
    """Where packets are kept now, and how long."""
    from app.models.loading import packets  # noqa: PLC0415 - few windows ask

    return packets.settings(desk.db)


@frozen
class RoutingLine:
    """A routing as its newest version calls it, which is the draft where there is one."""

    code: str
    name: str
    has_draft: bool


def routings(desk: Desk) -> list[RoutingLine]:
    """All routings, by code."""
    rows = desk.db.execute_sql(
        "SELECT g.code, v.name, max(v.version), v.state = 'draft' FROM routing g JOIN routing_version v ON "
        "v.routing = g.id GROUP BY g.id"
    ).fetchall()
    found = (RoutingLine(code, name, bool(draft)) for code, name, _, draft in rows)
    return sorted(found, key=lambda routing: order_key(routing.code))


@frozen
class DefectChoice:
    """A kind of fault that can be chosen."""

    id: int
    code: str
    name_en: str
    name_th: str | None
    steps: tuple[str, ...]
    active: bool


def defects(desk: Desk, *, unused: bool = False) -> list[DefectChoice]:
    """The kinds of fault in use, in the order in which they were made; on request all of them."""
    query = "SELECT id, code, name_en, name_th, steps, active FROM defect WHERE active OR ? ORDER BY id"
    rows = desk.db.execute_sql(query, (unused,)).fetchall()
    return [
        DefectChoice(id_, code, name_en, name_th, as_steps(steps), bool(active))
        for id_, code, name_en, name_th, steps, active in rows
    ]


def people(desk: Desk) -> list[Person]:
    """Everybody who is here, by name."""
    found = (each for each in things.people(desk.db) if each.active)
    return sorted(found, key=lambda person: order_key(person.name))


def everybody(desk: Desk) -> list[str]:
    """The names of all people, also of those who have left."""
    return sorted((each.name for each in things.people(desk.db)), key=order_key)


def teams(desk: Desk) -> list[Coded]:
    """All teams, by code."""
    return _coded(desk, "team")


def work_centers(desk: Desk) -> list[Coded]:
    """All work centres, by code."""
    return _coded(desk, "work_center")


def _coded(desk: Desk, table: str) -> list[Coded]:
    rows = desk.db.execute_sql(f"SELECT code, name_en, name_th FROM {table}").fetchall()
    return sorted((Coded(*row) for row in rows), key=lambda each: order_key(each.code))


def skills(desk: Desk) -> list[str]:
    """The skills that somebody has, or that a step asks for, by name."""
    known = set(things.best_levels(desk.db))
    query = "SELECT id FROM routing_version WHERE state = ?"
    for (version,) in desk.db.execute_sql(query, (RoutingState.PUBLISHED,)).fetchall():
        nodes = desk.graphs.of(desk.db, version).nodes
        known |= {need.skill for node in nodes for need in node.skills}
    return sorted(known, key=order_key)


def person(desk: Desk, name: str) -> Person:
    """Somebody by name or id. Raises Refused(ERR_NOT_FOUND)."""
    return things.person(desk.db, things.typed(name))


def somebody(desk: Desk, person: PersonId) -> Person:
    """Somebody by id, as they are on record now. Raises Refused(ERR_NOT_FOUND)."""
    return things.actor(desk.db, person)


def people_sign_in(desk: Desk) -> bool:
    """Whether people sign in here at all: somebody who is here has a PIN."""
    return bool(secrets.with_pin(desk.db))


def first_admin(desk: Desk) -> Person | None:
    """The admin who was added first."""
    return things.first_admin(desk.db)


def remembered_mappings(desk: Desk) -> list[str]:
    """What was learned of the columns of sheets, as JSON, each once; what was told last comes last."""
    from app.models.loading import sheets  # noqa: PLC0415 - few windows ask

    return sheets.sheet_mappings(desk.db)


def imported_before(desk: Desk, fingerprint: str) -> str | None:
    """The name under which these rows were imported before."""
    from app.models.loading import sheets  # noqa: PLC0415 - few windows ask

    row = sheets.sheet_with(desk.db, fingerprint)
    return None if row is None else str(row.sheet)
