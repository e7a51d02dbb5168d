"""The people of a workshop as a list: who is wanted, in which order, and what is on record of each."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.domain.collation import order_key
from app.domain.words import Role
from app.lifecycle.desk import Desk
from app.lifecycle.queries.choices import Coded
from app.models.ordering import OPEN_ITEM
from app.values import frozen

EVERYBODY, LEFT = "everybody", "left"
NAME = "name"
_LINES = (
    "SELECT p.id, p.name, p.name_en, p.name_th, p.roles, p.active, t.code, t.name_en, t.name_th, "
    "p.work_centers, p.skills, p.badge, EXISTS (SELECT 1 FROM pin WHERE pin.person = p.id), "
    f"(SELECT count(*) FROM work_item i INDEXED BY work_item_held WHERE i.holder = p.id AND i.{OPEN_ITEM}) "
    "FROM person p LEFT JOIN team t ON t.id = p.team"
)
_CENTRES = "SELECT code, name_en, name_th FROM work_center"


@frozen
class PersonLine:
    """Somebody, and what is on record of them; `held` counts the open work in their hands."""

    id: int
    name: str
    name_en: str | None
    name_th: str | None
    roles: tuple[Role, ...]
    active: bool
    team: Coded | None
    work_centers: tuple[Coded, ...]
    skills: Mapping[str, int]
    badge: str | None
    has_pin: bool
    held: int


@frozen
class PeopleFilter:
    """Who is listed: everybody, who has left, or who is here in a role."""

    which: str = EVERYBODY
    search: str = ""
    sort: str = NAME
    descending: bool = False


_ORDERS: Mapping[str, Callable[[PersonLine], Any]] = {
    NAME: lambda line: order_key(line.name),
    "roles": lambda line: tuple(list(Role).index(role) for role in line.roles),
    "team": lambda line: order_key(line.team.code if line.team else ""),
    "held": lambda line: line.held,
}
SORTS = frozenset(_ORDERS)


def person_lines(desk: Desk, ids: Sequence[int]) -> list[PersonLine | None]:
    """The rows of these ids, in the order asked for; None where nobody has one."""
    found = {line.id: line for line in _lines(desk, f" WHERE p.id IN ({','.join('?' * len(ids))})", ids)}
    return [found.get(each) for each in ids]


def person_line(desk: Desk, person: int) -> PersonLine | None:
    """One row."""
    return person_lines(desk, [person])[0]


def named(desk: Desk, name: str) -> list[PersonLine]:
    """Who is called exactly so: one, or nobody."""
    return [line for line in _lines(desk) if line.name == name]


def person_ids(desk: Desk, wanted: PeopleFilter, most: int = -1) -> array[int]:
    """The ids of the wanted people, in order; the first `most` of them, or all."""
    words = wanted.search.casefold().split()
    found = [line for line in _lines(desk) if _is_of(line, wanted.which) and _fits(line, words)]
    found.sort(key=lambda line: (order_key(line.name), line.id), reverse=wanted.descending)
    found.sort(key=_ORDERS[wanted.sort], reverse=wanted.descending)
    ids = [line.id for line in found]
    return array("q", ids if most < 0 else ids[:most])


def people_counts(desk: Desk) -> dict[str, int]:
    """How many there are of each kind that is listed."""
    lines = _lines(desk)
    return {which: sum(_is_of(line, which) for line in lines) for which in (EVERYBODY, *Role, LEFT)}


def _is_of(line: PersonLine, which: str) -> bool:
    if which == EVERYBODY:
        return True
    return not line.active if which == LEFT else line.active and which in line.roles


def _fits(line: PersonLine, words: Sequence[str]) -> bool:
    """Every word is part of a name, a skill, a work centre, the team or the badge."""
    team = () if line.team is None else (line.team.code, line.team.name_en, line.team.name_th)
    centres = (name for each in line.work_centers for name in (each.code, each.name_en, each.name_th))
    known = (line.name, line.name_en, line.name_th, line.badge, *team, *centres, *line.skills)
    text = " ".join(filter(None, known)).casefold()
    return all(word in text for word in words)


def _lines(desk: Desk, where: str = "", values: Sequence[int] = ()) -> list[PersonLine]:
    ask = desk.db.connection().execute
    centres = {code: Coded(code, en, th) for code, en, th in ask(_CENTRES).fetchall()}
    return [_line(row, centres) for row in ask(_LINES + where, tuple(values)).fetchall()]


def _line(row: Sequence[Any], known: Mapping[str, Coded]) -> PersonLine:
    id_, name, name_en, name_th, roles, active, team, team_en, team_th, centres, skills, badge, pin, held = (
        row
    )
    return PersonLine(
        id=id_,
        name=name,
        name_en=name_en,
        name_th=name_th,
        roles=tuple(Role(role) for role in roles.split(",")),
        active=bool(active),
        team=None if team is None else Coded(team, team_en, team_th),
        work_centers=() if centres is None else tuple(known[each] for each in centres.split(",")),
        skills={} if skills is None else json.loads(skills),
        badge=badge,
        has_pin=bool(pin),
        held=held,
    )
