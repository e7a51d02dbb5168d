"""Things that the palette found, each as a line of it that opens the thing: at its place, or in its form."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from app.domain.commands import COMMANDS
from app.domain.tickets.states import not_allowed
from app.domain.words import Line
from app.lifecycle.queries.choices import Coded, RoutingLine
from app.lifecycle.queries.finding import Found, SomebodyLine
from app.lifecycle.queries.orders import OrderRowLine
from app.lifecycle.queries.packet_lists import PacketLine
from app.lifecycle.queries.pieces import PieceLine
from app.lifecycle.queries.tickets import TicketLine
from app.messages.orders import ORDER_STATE
from app.messages.words import TICKET_STATUS, TOKEN_STATE
from app.views.cells import name_of
from app.views.commands.texts import THING_OPTION, TITLES
from app.views.context import JOBS, ORDERS, PACKETS, PEOPLE, PIECES, TICKETS, Context
from app.views.packet.words import kind_of, status_of
from app.views.palette import texts
from app.views.palette.suggestions import Suggestion

PUBLISH, RETIRE = "routing.publish", "routing.retire"


def suggested(found: Found, typed: str, context: Context) -> list[Suggestion]:
    """The lines of what was found; what begins with the typed words stands first."""
    lines = list(_lines(found, typed.strip().casefold(), context))
    return sorted(lines, key=lambda each: not each.title.casefold().startswith(typed.strip().casefold()))


def _lines(found: Found, typed: str, context: Context) -> Iterator[Suggestion]:
    for piece in found.pieces:
        yield _piece(piece, typed, context)
    for ticket in found.tickets:
        yield _ticket(ticket, context)
    for order in found.orders:
        yield _order(order, context)
    for packet in found.packets:
        yield _packet(packet, context)
    for person in found.people:
        yield _person(person, context)
    for things, field, icon in (
        (found.products, "product", "layers"),
        (found.teams, "team", "users"),
        (found.defects, "defect", "triangle-alert"),
    ):
        for thing in things:
            yield _in_form(f"{field}.edit", field, thing, icon, context)
    for routing in found.routings:
        yield _routing(routing, context)


def _piece(piece: PieceLine, typed: str, context: Context) -> Suggestion:
    messages = context.messages
    state = messages.text(TOKEN_STATE[piece.state])
    title = messages.text(texts.PIECE, ticket=piece.ticket_code, number=piece.number)
    if piece.serial is None:
        return Suggestion(title, _going(context, PIECES, piece.id), "package", state)
    titles = (piece.serial, title) if piece.serial.casefold().startswith(typed) else (title, piece.serial)
    detail = messages.text(texts.PIECE_DETAIL, name=titles[1], state=state)
    return Suggestion(titles[0], _going(context, PIECES, piece.id), "package", detail)


def _ticket(line: TicketLine, context: Context) -> Suggestion:
    place = JOBS if line.line is Line.HATTHASILPA else TICKETS
    detail = _about(name_of(line, context.messages), TICKET_STATUS[line.status], context)
    icon = "hammer" if place == JOBS else "ticket"  # as the rail has them
    return Suggestion(line.code, _going(context, place, line.id), icon, detail)


def _order(order: OrderRowLine, context: Context) -> Suggestion:
    detail = _about(name_of(order, context.messages), ORDER_STATE[order.state], context)
    return Suggestion(order.code, _going(context, ORDERS, order.id), "factory", detail)


def _about(product: str, state: str, context: Context) -> str:
    status = context.messages.text(state)
    return context.messages.text(texts.TICKET_DETAIL, product=product, status=status)


def _packet(packet: PacketLine, context: Context) -> Suggestion:
    """By what it holds; its own code is what the program calls it."""
    messages = context.messages
    title = messages.text(texts.PACKET, ticket=packet.ticket_code, kind=kind_of(packet, messages))
    detail = messages.text(
        texts.PACKET_DETAIL, status=status_of(packet, messages), made=messages.moment(packet.created_at)
    )
    return Suggestion(title, _going(context, PACKETS, packet.id), "printer", detail)


def _person(person: SomebodyLine, context: Context) -> Suggestion:
    detail = context.messages.text(texts.PERSON if person.active else texts.PERSON_LEFT)
    return Suggestion(person.name, _going(context, PEOPLE, person.id), "user", detail)


def _routing(routing: RoutingLine, context: Context) -> Suggestion:
    """A draft waits to be published; of what is published a version can be taken out of use."""
    thing = Coded(routing.code, routing.name, None)
    return _in_form(PUBLISH if routing.has_draft else RETIRE, "routing", thing, "route", context)


def _in_form(kind: str, field: str, thing: Coded, icon: str, context: Context) -> Suggestion:
    """A thing without a place of its own: the form that changes it opens on it."""
    messages = context.messages
    title = messages.text(THING_OPTION, code=thing.code, name=name_of(thing, messages))
    detail = messages.text(TITLES[kind])
    refused = not_allowed(context.actor, COMMANDS[kind].permission)
    why_not = "" if refused is None else context.why(refused)
    preset: Mapping[str, object] = {field: thing.code}
    return Suggestion(title, partial(context.guide.form, kind, preset), icon, detail, why_not=why_not)


def _going(context: Context, place: str, thing: int) -> Callable[[], None]:
    return partial(context.guide.go, place, thing)
