"""Products and straight routings in the reference workshop."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from tests.reference.answers import Answer, No, refuse_if
from tests.reference.routes import Route
from tests.reference.serials import stripped
from tests.reference.things import Fault, Product, Routing, Version
from tests.reference.workshop import Deed, Values, Workshop, rule

T = TypeVar("T")
STOPPED = "ERR_UNDO_BLOCKED"


def routing(shop: Workshop, code: str) -> Routing:
    """The routing with that code."""
    return called(shop.routings, code)


def product(shop: Workshop, sku: str) -> Product:
    """The product with that SKU."""
    return called(shop.products, sku)


def called(things: Mapping[str, T], name: str) -> T:
    """What is called so, letter case apart."""
    if missing(things, name):
        raise No({missing(things, name)})
    return next(thing for known, thing in things.items() if known.lower() == name.lower())


def missing(things: Mapping[str, T], name: str | None) -> str:
    """The code that refuses a name that nothing has; a name may be left out."""
    known = {each.lower() for each in things}
    return "ERR_NOT_FOUND" if name is not None and name.lower() not in known else ""


@rule("product.create")
def product_create(shop: Workshop, values: Values, person: str) -> Answer:
    """Refused when too little of the SKU remains for serials."""
    sku = values["sku"]
    refuse_if(
        "" if missing(shop.products, sku) else "ERR_DUPLICATE",
        "ERR_BAD_VALUE" if len(stripped(sku)) < 2 else "",
        missing(shop.routings, values.get("routing")),
    )
    chosen = None if values.get("routing") is None else routing(shop, values["routing"])
    shop.products[sku] = Product(sku, values["name_en"], values.get("name_th"), values["line"], chosen)
    return Answer(result={"code": sku})


@rule("product.edit")
def product_edit(shop: Workshop, values: Values, person: str) -> Answer:
    """Changes what is given and nothing else."""
    edited = product(shop, values["product"])
    chosen = routing(shop, values["routing"]) if "routing" in values else edited.routing
    _note_former(shop, edited)
    edited.routing = chosen
    for name in ("name_en", "name_th", "active"):
        if name in values:
            setattr(edited, name, values[name])
    return Answer(result={"code": edited.sku})


def _note_former(shop: Workshop, edited: Product) -> None:
    """An edit is taken back by another with the former values."""
    former = {name: getattr(edited, name) for name in ("name_en", "name_th", "routing", "active")}

    def in_the_way(deed: Deed) -> Iterable[str]:
        again = shop.gone_on(deed, "product.edit")
        yield "ERR_UNDO_BLOCKED" if again or is_gone(shop, former["routing"]) else ""

    def go(_: Deed) -> None:
        for name, value in former.items():
            setattr(edited, name, value)

    shop.touch(edited)
    shop.leads_back(in_the_way, go)


def is_gone(shop: Workshop, wanted: Routing | None) -> bool:
    """Whether a routing that something had before went with its only draft."""
    return wanted is not None and shop.routings.get(wanted.code) is not wanted


@rule("defect.create")
def defect_create(shop: Workshop, values: Values, person: str) -> Answer:
    """Codes are unique, letter case apart."""
    refuse_if("" if missing(shop.faults, values["code"]) else "ERR_DUPLICATE")
    steps = tuple(dict.fromkeys(values.get("steps", ())))
    shop.faults[values["code"]] = Fault(values["code"], values["name_en"], values.get("name_th"), steps)
    return Answer(result={"code": values["code"]})


@rule("defect.edit")
def defect_edit(shop: Workshop, values: Values, person: str) -> Answer:
    """Changes what is given and nothing else."""
    edited = called(shop.faults, values["defect"])
    former = {name: getattr(edited, name) for name in ("name_en", "name_th", "steps", "active")}

    def go(_: Deed) -> None:
        for name, value in former.items():
            setattr(edited, name, value)

    shop.touch(edited)
    shop.leads_back(lambda deed: [STOPPED if shop.gone_on(deed, "defect.edit") else ""], go)
    for name in former.keys() & values.keys():
        value = values[name]
        setattr(edited, name, tuple(dict.fromkeys(value or ())) if name == "steps" else value)
    return Answer(result={"code": edited.code})


def fault(shop: Workshop, name: str | None) -> str | None:
    """The code of a fault in use. Raises No."""
    if name is None:
        return None
    found = called(shop.faults, name)
    refuse_if("" if found.active else "ERR_DEFECT_INACTIVE")
    return found.code


@rule("routing.import")
def routing_import(shop: Workshop, values: Values, person: str) -> Answer:
    """A draft, new or in the place of the one before."""
    data: Mapping[str, Any] = values["routing"]
    known = shop.routings.setdefault(data["code"], Routing(data["code"]))
    draft = known.draft()
    former = None if draft is None else (draft.name, draft.line, draft.route)
    if draft is None:
        draft = Version(len(known.versions) + 1, "draft", "", "", Route({}, []))
        known.versions.append(draft)
    draft.name, draft.line, draft.route = data["name"], data["line"], Route.read(data)
    _note_draft(shop, known, draft, former)
    return Answer(result={"code": known.code, "version": draft.number})


def _note_draft(
    shop: Workshop, known: Routing, draft: Version, former: tuple[str, str, Route] | None
) -> None:
    """The draft is as it was before; one that is new goes, and with the only one the routing."""

    def in_the_way(deed: Deed) -> Iterable[str]:
        used = [each.routing for each in shop.products.values()]
        used += [each.routing for each in shop.tickets.values()]
        whole = former is None and known.versions == [draft]
        yield "ERR_UNDO_BLOCKED" if (whole and known in used) or shop.gone_on(deed) else ""

    def go(_: Deed) -> None:
        if former is not None:
            draft.name, draft.line, draft.route = former
            return
        known.versions.remove(draft)
        if not known.versions:
            del shop.routings[known.code]

    shop.touch(draft)
    shop.leads_back(in_the_way, go)


@rule("routing.publish")
def routing_publish(shop: Workshop, values: Values, person: str) -> Answer:
    """The draft becomes immutable and is pinned by jobs made from now on."""
    draft = routing(shop, values["routing"]).draft()
    if draft is None:
        raise No({"ERR_NOT_FOUND"})
    draft.state = "published"
    shop.touch(draft)
    return Answer(result={"code": values["routing"], "version": draft.number})


@rule("routing.retire")
def routing_retire(shop: Workshop, values: Values, person: str) -> Answer:
    """Takes no new jobs; jobs already created may still start."""
    known = routing(shop, values["routing"])
    found = [each for each in known.versions if each.number == values["version"]]
    if not found or found[0].state != "published":
        raise No({"ERR_NOT_FOUND"})
    found[0].state = "retired"
    shop.touch(found[0])
    return Answer(result={"code": known.code, "version": found[0].number})
