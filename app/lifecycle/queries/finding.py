"""Finding things by a few words: tickets, orders, pieces, people, and what the workshop is made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import TypeVar

from app.lifecycle.desk import Desk
from app.lifecycle.queries import choices, scanned
from app.lifecycle.queries.choices import Coded, RoutingLine
from app.lifecycle.queries.orders import OrderFilter, OrderRowLine, order_ids, order_lines
from app.lifecycle.queries.packet_lists import PacketFilter, PacketLine, packet_ids, packet_lines
from app.lifecycle.queries.pieces import PieceLine, piece_lines
from app.lifecycle.queries.tickets import TicketFilter, TicketLine, called, ticket_ids, ticket_lines
from app.values import frozen

T = TypeVar("T")

SHORTEST_SERIAL = 3
"""Fewer letters begin too many serials."""
_NUMBER = re.compile(r"[fF](\d{1,9})")
_LAST = "\U0010ffff"  # behind every other letter
_BORN = (
    "SELECT t.id FROM ticket k JOIN token t ON t.run = k.run AND t.number = ? WHERE k.id IN ({}) "
    "ORDER BY k.id DESC"
)
_SERIALS = "SELECT max(id) FROM token WHERE serial >= ? AND serial < ? GROUP BY serial LIMIT ?"


@frozen
class SomebodyLine:
    """Somebody by their names; `active` unless they have left."""

    id: int
    name: str
    name_en: str | None
    name_th: str | None
    active: bool


@frozen
class Found:
    """What a few words may mean, of each kind the newest or the first by code."""

    pieces: tuple[PieceLine, ...] = ()
    tickets: tuple[TicketLine, ...] = ()
    orders: tuple[OrderRowLine, ...] = ()
    packets: tuple[PacketLine, ...] = ()
    people: tuple[SomebodyLine, ...] = ()
    products: tuple[Coded, ...] = ()
    routings: tuple[RoutingLine, ...] = ()
    teams: tuple[Coded, ...] = ()
    defects: tuple[Coded, ...] = ()

    def __bool__(self) -> bool:
        return any(getattr(self, each.name) for each in fields(self))


def find(desk: Desk, words: str, most: int) -> Found:
    """At most so many things of each kind that every word fits. A piece is called by the beginning of its
    serial, or by its number (F003) behind words that find its job."""
    if not words.strip():
        return Found()
    return Found(
        pieces=_there(piece_lines(desk, _piece_ids(desk, words, most))),
        tickets=_there(ticket_lines(desk, ticket_ids(desk, TicketFilter(search=words), most))),
        orders=_there(order_lines(desk, order_ids(desk, OrderFilter(search=words), most))),
        packets=_there(packet_lines(desk, packet_ids(desk, PacketFilter(search=words), most))),
        people=_people(desk, words, most),
        products=_coded(desk, "product", "sku", words, most),
        routings=tuple(_fitting(choices.routings(desk), words, most)),
        teams=_coded(desk, "team", "code", words, most),
        defects=_coded(desk, "defect", "code", words, most),
    )


def _there(lines: Iterable[T | None]) -> tuple[T, ...]:
    return tuple(line for line in lines if line is not None)


def _piece_ids(desk: Desk, words: str, most: int) -> Sequence[int]:
    """Of a chain of replacements, the last one; each piece once."""
    exact = scanned.piece(desk, words)
    ids = [] if exact is None else [int(exact.token)]
    *rest, last = words.split()
    number = _NUMBER.fullmatch(last)
    if number is not None and rest:
        ids += _numbered(desk, " ".join(rest), int(number[1]), most)
    elif len(words.strip()) >= SHORTEST_SERIAL:
        ids += _serials(desk, words.strip().upper(), most)
    return list(dict.fromkeys(ids))[:most]


def _numbered(desk: Desk, job: str, number: int, most: int) -> list[int]:
    jobs = ticket_ids(desk, TicketFilter(search=job), most)
    query = _BORN.format(",".join("?" * len(jobs)))
    return [token for (token,) in desk.db.execute_sql(query, (number, *jobs)).fetchall()]


def _serials(desk: Desk, begins: str, most: int) -> list[int]:
    rows = desk.db.execute_sql(_SERIALS, (begins, begins + _LAST, most)).fetchall()
    return [token for (token,) in rows]


def _people(desk: Desk, words: str, most: int) -> tuple[SomebodyLine, ...]:
    condition, values = called(words, "name", "name_en", "name_th")
    query = (
        f"SELECT id, name, name_en, name_th, active FROM person WHERE {condition} "
        "ORDER BY active DESC, name LIMIT ?"
    )
    rows = desk.db.execute_sql(query, (*values, most)).fetchall()
    return tuple(SomebodyLine(id_, name, en, th, bool(active)) for id_, name, en, th, active in rows)


def _coded(desk: Desk, table: str, code: str, words: str, most: int) -> tuple[Coded, ...]:
    """Those of a table that every word fits, by code."""
    condition, values = called(words, code, "name_en", "name_th")
    query = f"SELECT {code}, name_en, name_th FROM {table} WHERE {condition} ORDER BY {code} LIMIT ?"
    return tuple(Coded(*row) for row in desk.db.execute_sql(query, (*values, most)).fetchall())


def _fitting(routings: Iterable[RoutingLine], words: str, most: int) -> list[RoutingLine]:
    wanted = words.casefold().split()
    fitting = (each for each in routings if _fits(f"{each.code} {each.name}".casefold(), wanted))
    return [each for each, _ in zip(fitting, range(most), strict=False)]


def _fits(text: str, wanted: Sequence[str]) -> bool:
    return all(word in text for word in wanted)
