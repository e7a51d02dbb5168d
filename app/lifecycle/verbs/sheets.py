"""The verbs that take an order sheet in: one planned job, or one order, per line, all or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from app.clock import Instant, iso
from app.domain.commands import find, parse
from app.domain.commands.catalogue import ProductCreate
from app.domain.commands.jobs import JobImport
from app.domain.commands.orders import OrderImport
from app.domain.commands.sheets import SheetImport
from app.domain.decision import Context, Decision
from app.domain.facts.catalogue import ProductCreated
from app.domain.facts.orders import OrderCreated
from app.domain.facts.sheets import SheetImported
from app.domain.facts.tickets import TicketCreated
from app.domain.orders import create as orders
from app.domain.refusals import Code, Notice, Refused
from app.domain.tickets import create
from app.domain.tickets.states import not_allowed
from app.domain.tickets.values import PinnedRouting, Product
from app.domain.words import Line, Priority
from app.ids import ProductId
from app.lifecycle.desk import Desk
from app.lifecycle.verbs import catalogue
from app.lifecycle.verbs.orders import next_order
from app.lifecycle.verbs.registry import verb
from app.lifecycle.verbs.tickets import next_number, pinned
from app.models.loading import sheets as loading_sheets
from app.models.loading import things


@verb(JobImport)
def import_jobs(desk: Desk, command: JobImport, context: Context) -> Decision:
    """Planned jobs in the order of the sheet. The same rows again are refused unless asked for."""
    _refuse_again(desk, command)
    shelf = _Shelf(desk, Line.HATTHASILPA, create_products=command.create_products, context=context)
    jobs = [_job(shelf, line, place) for place, line in enumerate(command.lines)]
    number = next_number(desk, Line.HATTHASILPA, context)
    tickets = create.create_all(jobs, Line.HATTHASILPA, number, context)
    sheet = _imported(command, context, tickets=tuple(ticket.ticket for ticket in tickets))
    heard = [each for job in jobs for each in create.notices(job, Line.HATTHASILPA)]
    return _decision(sheet, shelf, tickets, heard)


@verb(OrderImport)
def import_orders(desk: Desk, command: OrderImport, context: Context) -> Decision:
    """Drafts in the order of the sheet; refused like an import of jobs."""
    _refuse_again(desk, command)
    shelf = _Shelf(desk, Line.CLASSIC, create_products=command.create_products, context=context)
    wishes = [_wish(shelf, line, place, command) for place, line in enumerate(command.lines)]
    made = orders.create_all(wishes, next_order(desk, context), context)
    sheet = _imported(command, context, orders=tuple(each.order for each in made))
    heard = [each for wish in wishes for each in orders.notices(wish.product, wish.pinned)]
    return _decision(sheet, shelf, made, heard)


def _job(shelf: _Shelf, line: Mapping[str, Any], place: int) -> create.Order:
    product, routing = shelf.taken(line, place)
    return create.Order(product, line["quantity"], routing, **_given(line))


def _wish(shelf: _Shelf, line: Mapping[str, Any], place: int, command: OrderImport) -> orders.Wish:
    """The order of a line; a day of the schedule that the line doesn't name is that of all."""
    product, routing = shelf.taken(line, place)
    days = {name: line.get(name) or getattr(command, name) for name in ("start", "end")}
    return orders.Wish(product, line["quantity"], routing, **_given(line), **days)


def _given(line: Mapping[str, Any]) -> dict[str, Any]:
    """What else a line says of its order."""
    return {
        "due": line.get("due"),
        "priority": line.get("priority", Priority.NORMAL),
        "notes": line.get("notes"),
        "reference": line.get("reference"),
    }


def _imported(
    command: SheetImport,
    context: Context,
    *,
    tickets: tuple[int, ...] = (),
    orders: tuple[int, ...] | None = None,
) -> SheetImported:
    return SheetImported(
        id=context.ids.take(),
        sheet=command.sheet,
        fingerprint=command.fingerprint,
        mapping=None if command.mapping is None else dict(command.mapping),
        rows=len(command.lines),
        tickets=tickets,
        orders=orders,
        at=context.now,
    )


def _decision(
    sheet: SheetImported,
    shelf: _Shelf,
    made: Sequence[TicketCreated] | Sequence[OrderCreated],
    heard: Iterable[Notice],
) -> Decision:
    result = {
        "id": sheet.id,
        "code": sheet.sheet,
        "rows": sheet.rows,
        "created": len(made),
        "first": made[0].code,
        "last": made[-1].code,
        "products": [fact.sku for fact in shelf.made],
    }
    notices = {(each.code, str(each.params)): each for each in heard}
    return Decision([*shelf.made, *made, sheet], result, list(notices.values()))


class _Shelf:
    """The products that the lines name, each loaded or made once."""

    def __init__(self, desk: Desk, line: Line, *, create_products: bool, context: Context) -> None:
        self._desk = desk
        self._line = line
        self._create = create_products
        self._context = context
        self._known: dict[str, tuple[Product, PinnedRouting | None]] = {}
        self._new: dict[str, ProductCreated] = {}

    @property
    def made(self) -> list[ProductCreated]:
        """The facts of the products that were made, in the order of their lines."""
        return list(self._new.values())

    def taken(self, line: Mapping[str, Any], place: int) -> tuple[Product, PinnedRouting | None]:
        """The product that a line names, with its routing; `place` is the line's."""
        sku = line["product"]
        if sku not in self._known:
            product = self._product(sku, line.get("name") or sku, f"lines[{place}].product")
            self._known[sku] = (product, pinned(self._desk, None, product))
        return self._known[sku]

    def _product(self, sku: str, name: str, place: str) -> Product:
        try:
            return things.product(self._desk.db, sku)
        except Refused:
            if not self._create:
                raise
        key = sku.casefold()
        if key not in self._new:
            self._new[key] = self._created(sku, name, place)
        made = self._new[key]
        return Product(ProductId(made.id), made.sku, made.key, self._line, active=True, routing=None)

    def _created(self, sku: str, name: str, place: str) -> ProductCreated:
        """The fact that `product.create` gives, with its permission and limits. Refusals name the line."""
        refused = not_allowed(self._context.actor, find(ProductCreate.kind).permission)
        if refused is not None:
            raise refused
        try:
            command, _ = parse(ProductCreate.kind, {"sku": sku, "name_en": name, "line": self._line.value})
            assert isinstance(command, ProductCreate)
            return catalogue.created(self._desk, command, self._context)
        except Refused as why:
            at = {"field": place}
            params, details = {**why.params, **at}, {**why.details, **at}
            raise Refused(why.code, params, details=details, variant=why.variant) from why


def _refuse_again(desk: Desk, command: SheetImport) -> None:
    before = None if command.again else loading_sheets.sheet_with(desk.db, command.fingerprint)
    if before is not None:
        said = {"sheet": before.sheet}
        raise Refused(Code.SHEET_AGAIN, said, details={**said, "at": iso(Instant(before.at))})
