"""The list of orders with its filter and search: what is shown, and how facts change it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from app.domain.words import OrderState
from app.lifecycle.desk import Desk
from app.lifecycle.queries.activity import FactLine
from app.lifecycle.queries.orders import (
    SORTS,
    OrderFilter,
    OrderRowLine,
    late_count,
    order_ids,
    order_lines,
    state_counts,
)
from app.lifecycle.queries.tickets import BY_CREATION, BY_NAME
from app.messages import Messages
from app.messages.orders import ORDER_STATE
from app.views.context import Context
from app.views.lists.chips import Chip
from app.views.lists.following import Inquiry
from app.views.lists.listing import Plan, Wanted
from app.views.lists.model import IdTableModel
from app.views.lists.states import Notice
from app.views.lists.watched import WatchedListing
from app.views.orders import texts
from app.views.orders.cells import columns

ALL, LATE = "all", "late"
_OF_ORDERS = ("order.", "ticket.", "tokens.", "sheet.", "product.")
"""The beginnings of the kinds of facts that change what is shown of orders: where their pieces stand, too."""

PLAN = Plan(
    name="orders",
    title=texts.LIST,
    filter=texts.FILTER,
    search=texts.SEARCH,
    chips=(
        Chip(ALL, texts.ALL),
        Chip(LATE, texts.LATE),
        *(Chip(state, ORDER_STATE[state]) for state in OrderState),
    ),
    sorts=SORTS,
    usual=Wanted(chip=ALL, sort="created"),
    empty=Notice("factory", texts.EMPTY, texts.EMPTY_HINT, texts.NEW_ORDER),
)


class OrdersSource:
    """Rows of orders by id."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def rows(self, ids: Sequence[int]) -> Sequence[OrderRowLine | None]:
        """The rows of these ids; one query, and one about those that run."""
        return order_lines(self._desk, ids)


class OrdersTableModel(IdTableModel[OrderRowLine]):
    """The list as Qt sees it."""

    def __init__(self, desk: Desk, today: Callable[[], date], messages: Messages) -> None:
        super().__init__(columns(today), OrdersSource(desk), messages)


class OrdersListing(WatchedListing):
    """All orders. While nobody looks at them, facts are followed later."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, PLAN, OrdersTableModel(context.desk, context.today, context.messages))

    def _inquiry(self, wanted: Wanted) -> Inquiry:
        today = self._context.today()
        asked = _filter_of(wanted, today, self._context.messages)
        return Inquiry(
            lambda desk, most: order_ids(desk, asked, most),
            partial(_counts, today=today),
            is_everything=not PLAN.hides(wanted),
            is_quick=not wanted.search,
            begins_soon=not wanted.search or wanted.sort in BY_CREATION,
        )

    def _is_spoken(self, wanted: Wanted) -> bool:
        return wanted.sort == BY_NAME

    def _concerned(self, facts: tuple[FactLine, ...]) -> frozenset[int] | None:
        """Facts of tickets and pieces don't say of which order: any."""
        of_orders = any(fact.kind.startswith(_OF_ORDERS) for fact in facts)
        return frozenset(self.model.ids) if of_orders else None


def _filter_of(wanted: Wanted, today: date, messages: Messages) -> OrderFilter:
    """What people want to see, as the query takes it."""
    return OrderFilter(
        state=OrderState(wanted.chip) if wanted.chip in set(OrderState) else None,
        late_on=today.isoformat() if wanted.chip == LATE else None,
        search=wanted.search,
        sort=wanted.sort,
        descending=wanted.descending,
        language=messages.language,
    )


def _counts(desk: Desk, today: date) -> Mapping[str, int]:
    """How many orders are behind each chip."""
    by_state = state_counts(desk)
    late = late_count(desk, today.isoformat())
    return {ALL: sum(by_state.values()), LATE: late} | {str(key): count for key, count in by_state.items()}
