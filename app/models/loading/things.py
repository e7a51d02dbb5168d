"""Finding things by the names that people give them: code, SKU, name or id."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from peewee import fn
from playhouse.apsw_ext import APSWDatabase

from app.domain.decision import SYSTEM, SYSTEM_NAME, Person
from app.domain.refusals import Code, Refused
from app.domain.tickets.values import PinnedRouting, Product
from app.domain.words import Line, Role, RoutingState
from app.ids import PersonId, ProductId, RoutingId
from app.models import hot
from app.models.records import (
    OrderRow,
    PersonRow,
    ProductRow,
    Record,
    RoutingRow,
    SheetRow,
    TeamRow,
    TicketRow,
    TokenRow,
    VersionRow,
    WorkCenterRow,
)

Ref = str | int

_CODED: Mapping[str, tuple[type[Record], str]] = {
    "ticket": (TicketRow, "code"),
    "order": (OrderRow, "code"),
    "token": (TokenRow, "serial"),
    "product": (ProductRow, "sku"),
    "routing": (RoutingRow, "code"),
    "work_center": (WorkCenterRow, "code"),
    "team": (TeamRow, "code"),
}
_DIGITS_OF_IDS = 18  # more than any id has, less than a column holds


def find(db: APSWDatabase, table: type[Record], name: str, what: str, ref: Ref) -> Any:
    """The row whose id, or whose column `name`, is `ref`. Raises Refused(ERR_NOT_FOUND)."""
    row = called(db, table, name, ref)
    if row is None:
        raise not_found(what, ref)
    return row


def called(db: APSWDatabase, table: type[Record], name: str, ref: Ref) -> Any:
    """The row that is called so: exactly, else letter case apart; None for none."""
    if isinstance(ref, int):
        return table.select().where(table.id == ref).first(db)  # type: ignore[attr-defined]
    column = getattr(table, name)
    exact, alike = (table.select().where(each == ref) for each in (column, column.collate("NOCASE")))
    return exact.first(db) or alike.first(db)


def typed(text: str) -> Ref:
    """What somebody typed where a name or an id may stand: digits are an id."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS_OF_IDS else text


def not_found(what: str, ref: object) -> Refused:
    """The refusal of a name that nothing has."""
    return Refused(
        Code.NOT_FOUND, {"what": what, "name": ref}, details={"what": what, "name": ref}, variant=what
    )


def no_version(routing: str, number: int) -> Refused:
    """The refusal of a version that the routing has not published."""
    return Refused(
        Code.NOT_FOUND,
        {"routing": routing, "name": number},
        details={"what": "version", "name": number, "routing": routing},
        variant="version",
    )


def refuse_duplicate(db: APSWDatabase, table: type[Record], name: str, what: str, value: str) -> None:
    """Raises Refused(ERR_DUPLICATE) when the value is taken, in whatever letter case."""
    if called(db, table, name, value) is not None:
        raise Refused(
            Code.DUPLICATE,
            {"what": what, "name": value},
            details={"field": name, "name": value},
            variant=what,
        )


def organisation_code(db: APSWDatabase) -> str:
    """The code that stands first in serials."""
    (code,) = db.connection().execute(hot.ORGANISATION).fetchone()
    return str(code)


def person(db: APSWDatabase, ref: Ref) -> Person:
    """A person by name or id."""
    return as_person(find(db, PersonRow, "name", "person", ref))


def actor(db: APSWDatabase, person_id: PersonId) -> Person:
    """The person who acts: asked for by every command, so with constant SQL."""
    row = db.connection().execute(hot.PERSON, (person_id,)).fetchone()
    if row is None and person_id == SYSTEM:
        return Person(SYSTEM, SYSTEM_NAME, ())
    if row is None:
        raise not_found("person", person_id)
    return _person(*row)


def as_person(row: PersonRow) -> Person:
    """The person that a row stands for."""
    return _person(row.id, row.name, row.roles, row.active, row.team, row.skills, row.work_centers)


def _person(
    person_id: int,
    name: str,
    roles: str,
    active: int,
    team: int | None,
    skills: str | None,
    work_centers: str | None,
) -> Person:
    return Person(
        PersonId(person_id),
        name,
        tuple(Role(role) for role in roles.split(",")),
        bool(active),
        team,
        () if skills is None else tuple(json.loads(skills).items()),
        frozenset() if work_centers is None else frozenset(work_centers.split(",")),
    )


def people(db: APSWDatabase) -> list[Person]:
    """Everybody, in the order in which they were added."""
    return [as_person(row) for row in PersonRow.select().order_by(PersonRow.id).execute(db)]


def first_admin(db: APSWDatabase) -> Person | None:
    """The admin who was added first and is still here: the default actor of the command line."""
    return next((each for each in people(db) if each.active and Role.ADMIN in each.roles), None)


def best_levels(db: APSWDatabase) -> dict[str, int]:
    """The highest level of each skill that is on record of those who are here."""
    found: dict[str, int] = {}
    for each in people(db):
        for skill, level in each.skills if each.active else ():
            found[skill] = max(level, found.get(skill, 0))
    return found


def code_of_a_thing(db: APSWDatabase, code: str) -> str | None:
    """What kind of thing has the code, in whatever letter case; None where none has."""
    return next((what for what, (table, name) in _CODED.items() if called(db, table, name, code)), None)


def product(db: APSWDatabase, ref: Ref) -> Product:
    """A product by SKU or id. Raises Refused(ERR_NOT_FOUND)."""
    return as_product(*named(db, hot.PRODUCT, "p", "sku", "product", ref))


def as_product(
    product_id: int, sku: str, key: str, line: str, active: int, routing_id: int | None
) -> Product:
    """The product that these columns of it stand for."""
    routing = None if routing_id is None else RoutingId(routing_id)
    return Product(ProductId(product_id), sku, key, Line(line), bool(active), routing)


def named(db: APSWDatabase, query: str, table: str, name: str, what: str, ref: Ref) -> Any:
    """The row of a hot query for the thing with the id `ref`, or `called` so in its column `name`.

    `{}` in the query is the condition. Raises Refused(ERR_NOT_FOUND).
    """
    column = f"{table}.{'id' if isinstance(ref, int) else name}"
    for condition in (f"{column} = ?", f"{column} = ? COLLATE NOCASE"):
        row = db.connection().execute(query.format(condition), (ref,)).fetchone()
        if row is not None:
            return row
    raise not_found(what, ref)


def routing(db: APSWDatabase, ref: Ref) -> RoutingRow:
    """A routing by code or id."""
    found: RoutingRow = find(db, RoutingRow, "code", "routing", ref)
    return found


def pinned(db: APSWDatabase, ref: Ref) -> PinnedRouting:
    """A routing with its latest published version, if there is one."""
    id_, code, version_id, number, line = named(db, hot.PINNED, "g", "code", "routing", ref)
    return PinnedRouting(RoutingId(id_), code, version_id, number, None if line is None else Line(line))


def draft(db: APSWDatabase, routing_id: int) -> VersionRow | None:
    """The routing's draft, if it has one."""
    found: VersionRow | None = (
        VersionRow.select()
        .where(VersionRow.routing == routing_id, VersionRow.state == RoutingState.DRAFT)
        .first(db)
    )
    return found


def version(db: APSWDatabase, routing_id: int, number: int) -> VersionRow | None:
    """One version of a routing by its number."""
    found: VersionRow | None = (
        VersionRow.select().where(VersionRow.routing == routing_id, VersionRow.version == number).first(db)
    )
    return found


def last_version(db: APSWDatabase, routing_id: int) -> int:
    """The highest version number of a routing, 0 when it has none."""
    highest = (
        VersionRow.select(VersionRow.version)
        .where(VersionRow.routing == routing_id)
        .order_by(VersionRow.version.desc())
        .scalar(db)
    )
    return int(highest or 0)


def work_center_codes(db: APSWDatabase) -> frozenset[str]:
    """The codes of all work centres."""
    return frozenset(code for (code,) in WorkCenterRow.select(WorkCenterRow.code).tuples().execute(db))


def last_number(db: APSWDatabase, series: str) -> int:
    """The last number given in a series of codes or serials, 0 when none was."""
    row = db.connection().execute(hot.LAST_NUMBER, (series,)).fetchone()
    return 0 if row is None else int(row[0])


def sheet_with(db: APSWDatabase, fingerprint: str) -> SheetRow | None:
    """The order sheet with this fingerprint that was taken in last, if one was."""
    found: SheetRow | None = (
        SheetRow.select().where(SheetRow.fingerprint == fingerprint).order_by(SheetRow.id.desc()).first(db)
    )
    return found


def sheet_mappings(db: APSWDatabase) -> list[str]:
    """What was learned of the columns of sheets, as JSON, each once, the last that was told at the end."""
    query = SheetRow.select(SheetRow.mapping).group_by(SheetRow.mapping).order_by(fn.MAX(SheetRow.id))
    return [str(mapping) for (mapping,) in query.tuples().execute(db)]
