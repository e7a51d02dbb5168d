"""The verb that takes an order sheet in: one planned job per line, all or none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.clock import Instant, iso
from app.domain.commands import find, parse
from app.domain.commands.catalogue import ProductCreate
from app.domain.commands.jobs import JobImport
from app.domain.decision import Context, Decision
from app.domain.facts import Fact
from app.domain.facts.catalogue import ProductCreated
from app.domain.facts.sheets import SheetImported
from app.domain.refusals import Code, Refused
from app.domain.tickets import create
from app.domain.tickets.states import not_allowed
from app.domain.tickets.values import PinnedRouting, Product
from app.domain.words import Line, Priority
from app.ids import ProductId
from app.lifecycle.desk import Desk
from app.lifecycle.verbs import catalogue
from app.lifecycle.verbs.registry import verb
from app.lifecycle.verbs.tickets import next_number, pinned
from app.models.loading import things


@verb(JobImport)
def import_jobs(desk: Desk, command: JobImport, context: Context) -> Decision:
    """Planned jobs in the order of the sheet. The same rows again are refused unless asked for."""
    _refuse_again(desk, command)
    shelf = _Shelf(desk, create_products=command.create_products, context=context)
    orders = [shelf.order(line, f"lines[{place}].product") for place, line in enumerate(command.lines)]
    tickets = create.create_all(
        orders, Line.HATTHASILPA, next_number(desk, Line.HATTHASILPA, context), context
    )
    sheet = SheetImported(
        id=context.ids.take(),
        sheet=command.sheet,
        fingerprint=command.fingerprint,
        mapping=None if command.mapping is None else dict(command.mapping),
        rows=len(orders),
        tickets=tuple(ticket.ticket for ticket in tickets),
        at=context.now,
    )
    result = {
        "id": sheet.id,
        "code": command.sheet,
        "rows": len(orders),
        "created": len(tickets),
        "first": tickets[0].code,
        "last": tickets[-1].code,
        "products": [fact.sku for fact in shelf.made],
    }
    notices = {
        (heard.code, str(heard.params)): heard
        for order in orders
        for heard in create.notices(order, Line.HATTHASILPA)
    }
    facts: list[Fact] = [*shelf.made, *tickets, sheet]
    return Decision(facts, result, list(notices.values()))


class _Shelf:
    """The products that the lines name, each loaded or made once."""

    def __init__(self, desk: Desk, *, create_products: bool, context: Context) -> None:
        self._desk = desk
        self._create = create_products
        self._context = context
        self._known: dict[str, tuple[Product, PinnedRouting | None]] = {}
        self._new: dict[str, ProductCreated] = {}

    @property
    def made(self) -> list[ProductCreated]:
        """The facts of the products that were made, in the order of their lines."""
        return list(self._new.values())

    def order(self, line: Mapping[str, Any], place: str) -> create.Order:
        """What a line asks for; `place` is where it names its product."""
        sku = line["product"]
        if sku not in self._known:
            product = self._product(sku, line.get("name") or sku, place)
            self._known[sku] = (product, pinned(self._desk, None, product))
        product, routing = self._known[sku]
        return create.Order(
            product,
            line["quantity"],
            routing,
            line.get("due"),
            line.get("priority", Priority.NORMAL),
            line.get("notes"),
            line.get("reference"),
        )

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
        return Product(ProductId(made.id), made.sku, made.key, Line.HATTHASILPA, active=True, routing=None)

    def _created(self, sku: str, name: str, place: str) -> ProductCreated:
        """The fact that `product.create` gives, with its permission and limits. Refusals name the line."""
        refused = not_allowed(self._context.actor, find(ProductCreate.kind).permission)
        if refused is not None:
            raise refused
        try:
            command, _ = parse(
                ProductCreate.kind, {"sku": sku, "name_en": name, "line": Line.HATTHASILPA.value}
            )
            assert isinstance(command, ProductCreate)
            return catalogue.created(self._desk, command, self._context)
        except Refused as why:
            at = {"field": place}
            params, details = {**why.params, **at}, {**why.details, **at}
            raise Refused(why.code, params, details=details, variant=why.variant) from why


def _refuse_again(desk: Desk, command: JobImport) -> None:
    before = None if command.again else things.sheet_with(desk.db, command.fingerprint)
    if before is not None:
        said = {"sheet": before.sheet}
        raise Refused(Code.SHEET_AGAIN, said, details={**said, "at": iso(Instant(before.at))})
