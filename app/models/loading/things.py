"""Finding things by the names that people give them: code, SKU, name or id."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from app.domain.decision import SYSTEM, SYSTEM_NAME, Person
from app.domain.refusals import Code, Refused
from app.domain.tickets.values import PinnedRouting, Product
from app.domain.words import Line, Role
from app.ids import PersonId, ProductId, RoutingId
from app.models import hot
from app.models.connection import Database

if TYPE_CHECKING:
    from app.models.records import Record

Ref = str | int

_CODED: Mapping[str, str] = {
    "ticket": "ticket WHERE code",
    "order": "manufacturing_order WHERE code",
    "token": "token WHERE serial",
    "product": "product WHERE sku",
    "routing": "routing WHERE code",
    "work_center": "work_center WHERE code",
    "team": "team WHERE code",
}
_DIGITS_OF_IDS = 18  # more than any id has, less than a column holds


def find(db: Database, table: type[Record], name: str, what: str, ref: Ref) -> Any:
    """The row whose id, or whose column `name`, is `ref`. Raises Refused(ERR_NOT_FOUND)."""
    row = called(db, table, name, ref)
    if row is None:
        raise not_found(what, ref)
    return row


def called(db: Database, table: type[Record], name: str, ref: Ref) -> Any:
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


def refuse_duplicate(db: Database, table: type[Record], name: str, what: str, value: str) -> None:
    """Raises Refused(ERR_DUPLICATE) when the value is taken, in whatever letter case."""
    if called(db, table, name, value) is not None:
        raise Refused(
            Code.DUPLICATE,
            {"what": what, "name": value},
            details={"field": name, "name": value},
            variant=what,
        )


def organisation_code(db: Database) -> str:
    """The code that stands first in serials."""
    (code,) = db.connection().execute(hot.ORGANISATION).fetchone()
    return str(code)


def person(db: Database, ref: Ref) -> Person:
    """A person by name or id."""
    return _person(*named(db, hot.SOMEBODY, "p", "name", "person", ref))


def with_badge(db: Database, badge: str) -> Person | None:
    """Whose badge it is, in whatever letter case; None where it is nobody's."""
    row = _called(db, hot.SOMEBODY, "p.badge", badge)
    return None if row is None else _person(*row)


def actor(db: Database, person_id: PersonId) -> Person:
    """The person who acts: asked for by every command, so with constant SQL."""
    row = db.connection().execute(hot.PERSON, (person_id,)).fetchone()
    if row is None and person_id == SYSTEM:
        return Person(SYSTEM, SYSTEM_NAME, ())
    if row is None:
        raise not_found("person", person_id)
    return _person(*row)


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


def people(db: Database) -> list[Person]:
    """Everybody, in the order in which they were added."""
    return [_person(*row) for row in db.connection().execute(hot.EVERYBODY)]


def first_admin(db: Database) -> Person | None:
    """The admin who was added first and is still here: the default actor of the command line."""
    return next((each for each in people(db) if each.active and Role.ADMIN in each.roles), None)


def best_levels(db: Database) -> dict[str, int]:
    """The highest level of each skill that is on record of those who are here."""
    found: dict[str, int] = {}
    for each in people(db):
        for skill, level in each.skills if each.active else ():
            found[skill] = max(level, found.get(skill, 0))
    return found


def code_of_a_thing(db: Database, code: str) -> str | None:
    """What kind of thing has the code, in whatever letter case; None where none has."""
    return next(
        (what for what, where in _CODED.items() if _called(db, "SELECT 1 FROM {}", where, code) is not None),
        None,
    )


def product(db: Database, ref: Ref) -> Product:
    """A product by SKU or id. Raises Refused(ERR_NOT_FOUND)."""
    return as_product(*named(db, hot.PRODUCT, "p", "sku", "product", ref))


def as_product(
    product_id: int, sku: str, key: str, line: str, active: int, routing_id: int | None
) -> Product:
    """The product that these columns of it stand for."""
    routing = None if routing_id is None else RoutingId(routing_id)
    return Product(ProductId(product_id), sku, key, Line(line), bool(active), routing)


def named(db: Database, query: str, table: str, name: str, what: str, ref: Ref) -> Any:
    """The row of a hot query for the thing with the id `ref`, or `called` so in its column `name`.

    `{}` in the query is the condition. Raises Refused(ERR_NOT_FOUND).
    """
    row = _called(db, query, f"{table}.{'id' if isinstance(ref, int) else name}", ref)
    if row is None:
        raise not_found(what, ref)
    return row


def _called(db: Database, query: str, where: str, ref: Ref) -> Any:
    """The first row of a query whose `{}` is the condition: `where` is `ref`, else letter case apart."""
    for condition in (f"{where} = ?", f"{where} = ? COLLATE NOCASE"):
        row = db.connection().execute(query.format(condition), (ref,)).fetchone()
        if row is not None:
            return row
    return None


def pinned(db: Database, ref: Ref) -> PinnedRouting:
    """A routing with its latest published version, if there is one."""
    id_, code, version_id, number, line = named(db, hot.PINNED, "g", "code", "routing", ref)
    return PinnedRouting(RoutingId(id_), code, version_id, number, None if line is None else Line(line))


def last_number(db: Database, series: str) -> int:
    """The last number given in a series of codes or serials, 0 when none was."""
    row = db.connection().execute(hot.LAST_NUMBER, (series,)).fetchone()
    return 0 if row is None else int(row[0])
