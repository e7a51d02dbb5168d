"""Finds the products that order lines name: by SKU, else by exact English or Thai name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Generic, Protocol, TypeVar

from app.domain.commands.shapes import SKU_LENGTH
from app.domain.order_sheet.columns import Column
from app.domain.order_sheet.fields import Field
from app.domain.order_sheet.lines import OrderLine
from app.domain.order_sheet.problems import OrderTrouble, Problem, shown
from app.domain.serials import fits_serials
from app.domain.words import Line
from app.values import frozen


class KnownProduct(Protocol):
    """What has to be known of a product to match it."""

    @property
    def sku(self) -> str: ...
    @property
    def name_en(self) -> str: ...
    @property
    def name_th(self) -> str | None: ...
    @property
    def active(self) -> bool: ...
    @property
    def line(self) -> Line: ...


P = TypeVar("P", bound=KnownProduct)


@frozen
class Matched(Generic[P]):
    """An order line with its product."""

    line: OrderLine
    product: P


@frozen
class UnknownProduct:
    """A product that nobody made yet: as the sheet writes it, and the lines that want it."""

    product: str
    name: str | None
    lines: tuple[OrderLine, ...]


@frozen
class Matching(Generic[P]):
    """Which lines have a product, which name an unknown one, and which can't be made."""

    matched: tuple[Matched[P], ...]
    unknown: tuple[UnknownProduct, ...]
    problems: tuple[Problem, ...]

    @property
    def sku_by_row(self) -> dict[int, str]:
        """The SKU to order each row under: the product's own, or one spelling of an unknown product."""
        known = {each.line.row: each.product.sku for each in self.matched}
        return known | {line.row: each.product for each in self.unknown for line in each.lines}


def match_products(
    lines: Iterable[OrderLine],
    products: Iterable[P],
    columns: Mapping[Field, Column] | None = None,
    made_on: Line = Line.HATTHASILPA,
) -> Matching[P]:
    """Pairs lines with products; `columns`, which the lines were read from, give problems their places.

    A name that several products bear is a problem, and so is a product that is inactive or of another line
    than the sheet's orders are made on, or that the sheet calls by another product's name.
    """
    shelf = _Shelf(products, made_on)
    place = _Place((columns or {}).get(Field.PRODUCT))
    matched: list[Matched[P]] = []
    unknown: dict[str, list[OrderLine]] = {}
    problems: list[Problem] = []
    for line in lines:
        found = shelf.find(line.product)
        if not found:
            unknown.setdefault(_key(line.product), []).append(line)
        elif (problem := _objection(shelf, found, line, place)) is not None:
            problems.append(problem)
        else:
            matched.append(Matched(line, found[0]))
    return Matching(tuple(matched), tuple(map(_unknown, unknown.values())), tuple(problems))


def unknown_problems(
    unknown: Iterable[UnknownProduct], columns: Mapping[Field, Column] | None = None
) -> tuple[Problem, ...]:
    """A problem for each line whose product doesn't exist, in the order of the sheet."""
    place = _Place((columns or {}).get(Field.PRODUCT))
    lines = sorted((line for each in unknown for line in each.lines), key=_row)
    return tuple(place.problem(OrderTrouble.PRODUCT_UNKNOWN, line) for line in lines)


def unmakable_problems(
    unknown: Iterable[UnknownProduct], columns: Mapping[Field, Column] | None = None
) -> tuple[Problem, ...]:
    """A problem for each line whose product can't be made: what the sheet writes has to do as its SKU."""
    place = _Place((columns or {}).get(Field.PRODUCT))
    lines = sorted((line for each in unknown for line in each.lines), key=_row)
    found = (_unmakable(line, place) for line in lines)
    return tuple(each for each in found if each is not None)


def _unmakable(line: OrderLine, place: _Place) -> Problem | None:
    if not fits_serials(line.product):
        return place.problem(OrderTrouble.PRODUCT_NO_SKU, line)
    if len(line.product) > SKU_LENGTH:
        found, text = len(line.product), shown(line.product)
        return place.problem(OrderTrouble.TEXT_TOO_LONG, line, text=text, found=found, limit=SKU_LENGTH)
    return None


def is_sku_of(products: Iterable[KnownProduct]) -> Callable[[str], bool]:
    """Whether a text is the SKU of one of the products."""
    keys = {_key(product.sku) for product in products}
    return lambda text: _key(text) in keys


class _Shelf(Generic[P]):
    """Products by SKU and by name."""

    def __init__(self, products: Iterable[P], made_on: Line) -> None:
        self.made_on = made_on
        self._by_sku: dict[str, list[P]] = {}
        self._by_name: dict[str, list[P]] = {}
        for product in products:
            self._by_sku.setdefault(_key(product.sku), []).append(product)
            for name in {_spaced(product.name_en), _spaced(product.name_th or "")} - {""}:
                self._by_name.setdefault(name, []).append(product)

    def called(self, name: str) -> list[P]:
        """The products that bear a name."""
        return self._by_name.get(_spaced(name), [])

    def find(self, text: str) -> list[P]:
        """The products that a text can mean; active ones alone where there are any."""
        found = self._by_sku.get(_key(text)) or self.called(text)
        exact = [product for product in found if product.sku == text]
        return exact or [product for product in found if product.active] or found


@frozen
class _Place:
    column: Column | None

    def problem(self, code: OrderTrouble, line: OrderLine, **params: str | int) -> Problem:
        letter, header = (self.column.letter, self.column.header) if self.column else (None, None)
        return Problem(code, line.row, letter, header, {"product": shown(line.product), **params})


def _objection(shelf: _Shelf[P], found: list[P], line: OrderLine, place: _Place) -> Problem | None:
    if len(found) > 1:
        return place.problem(OrderTrouble.PRODUCT_AMBIGUOUS, line, skus=_skus(found))
    called = shelf.called(line.name or "")
    if called and found[0] not in called:
        words = {"sku": found[0].sku, "name": shown(line.name or ""), "skus": _skus(called)}
        return place.problem(OrderTrouble.PRODUCT_CONTRADICTED, line, **words)
    if found[0].line != shelf.made_on:
        return place.problem(_OF_LINE[found[0].line], line, sku=found[0].sku)
    if not found[0].active:
        return place.problem(OrderTrouble.PRODUCT_INACTIVE, line, sku=found[0].sku)
    return None


_OF_LINE = {
    Line.CLASSIC: OrderTrouble.PRODUCT_CLASSIC,
    Line.HATTHASILPA: OrderTrouble.PRODUCT_HATTHASILPA,
}


def _skus(products: Iterable[KnownProduct]) -> str:
    return shown(", ".join(sorted(product.sku for product in products)), 200)


def _unknown(lines: list[OrderLine]) -> UnknownProduct:
    name = next((line.name for line in lines if line.name), None)
    return UnknownProduct(lines[0].product, name, tuple(lines))


def _key(sku: str) -> str:
    return _spaced(sku).casefold()


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _row(line: OrderLine) -> int:
    return line.row
