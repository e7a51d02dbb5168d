"""How lists of tickets are ordered and searched, each by an index of its own that holds all that it needs;
and the indexes along which the work queue is read.

An index is (key, id, line, status, due): a list's ids come out of it in order, for one line or both, for one
state, for late ones, without a look at any row. Queries name their index: no plan is left to guesses.
"""

from __future__ import annotations

from collections.abc import Mapping

STAGE = (
    "CASE status WHEN 'in_progress' THEN 0 WHEN 'paused' THEN 1 WHEN 'planned' THEN 2 "
    "WHEN 'completed' THEN 3 ELSE 4 END"
)
URGENCY = "CASE priority WHEN 'low' THEN 0 WHEN 'normal' THEN 1 WHEN 'high' THEN 2 ELSE 3 END"
SHARE = "CASE WHEN status IN ('planned', 'cancelled') THEN -1.0 ELSE completed * 1.0 / quantity END"
WORDS = "lower(code || ' ' || coalesce(reference, '') || ' ' || coalesce(notes, ''))"
CURING = "ready_at IS NOT NULL AND state NOT IN ('completed', 'scrapped')"
OPEN_ITEM = "state NOT IN ('done', 'cancelled')"
OPEN = "status IN ('planned', 'in_progress', 'paused')"

# Codes are given in the order of creation: that is the id. Products are ordered through their own table.
TICKET_ORDERS: Mapping[str, str] = {
    "line": "line",
    "status": STAGE,
    "quantity": "quantity",
    "due": "due",
    "priority": URGENCY,
    "progress": SHARE,
    "reference": "reference_order",
}


def _index(name: str, key: str) -> str:
    columns = dict.fromkeys((key, "id", "line", "status", "due"))
    return f"CREATE INDEX ticket_{name} ON ticket({', '.join(columns)})"


ORDER_STAGE = (
    "CASE state WHEN 'draft' THEN 0 WHEN 'planned' THEN 1 WHEN 'in_progress' THEN 2 WHEN 'done' THEN 3 "
    "ELSE 4 END"
)
OPEN_ORDER = "state IN ('draft', 'planned', 'in_progress')"

# Of manufacturing orders, by the same rules: codes are in the order of the ids.
ORDER_ORDERS: Mapping[str, str] = {
    "state": ORDER_STAGE,
    "quantity": "quantity",
    "due": "due",
    "start": "starts_on",
}


def _order_index(name: str, key: str) -> str:
    columns = dict.fromkeys((key, "id", "state", "due"))
    return f"CREATE INDEX order_{name} ON manufacturing_order({', '.join(columns)})"


PRODUCT_ORDERS: Mapping[str, tuple[str, ...]] = {"en": ("order_en", "sku"), "th": ("order_th", "sku")}
"""By the language that is spoken: the name as it is shown; of two products of one name the SKU decides."""

PRODUCT_INDEXES = tuple(
    f"CREATE UNIQUE INDEX product_by_name_{language} ON product({', '.join(order)})"
    for language, order in PRODUCT_ORDERS.items()
)
TICKET_INDEXES = (
    *(_index(f"by_{key}", order) for key, order in TICKET_ORDERS.items()),
    _index("of_product", "product"),
    "CREATE INDEX ticket_in_status ON ticket(status, line, due, id)",
    f"CREATE INDEX ticket_words ON ticket(line, id, {WORDS}, product)",
    f"CREATE INDEX work_item_open ON work_item(ticket, node, holder, calls) WHERE {OPEN_ITEM}",
    f"CREATE INDEX work_item_held ON work_item(holder, ticket, node) WHERE {OPEN_ITEM}",
)
ORDER_INDEXES = (
    *(_order_index(f"by_{key}", order) for key, order in ORDER_ORDERS.items()),
    _order_index("of_product", "product"),
    "CREATE INDEX order_in_state ON manufacturing_order(state, due, id)",
    f"CREATE INDEX order_words ON manufacturing_order(id, {WORDS}, product)",
    "CREATE INDEX ticket_of_order ON ticket(mo, id, status) WHERE mo IS NOT NULL",
    "CREATE INDEX ticket_linked ON ticket(linked_mo) WHERE linked_mo IS NOT NULL",
)
