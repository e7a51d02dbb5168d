"""How lists of tickets are ordered: each key as SQL over `ticket`, with an index that serves it.

An index is (key, id, line): it holds all that a list's ids need, for one line and for both.
"""

from __future__ import annotations

from collections.abc import Mapping

STAGE = (
    "CASE status WHEN 'in_progress' THEN 0 WHEN 'paused' THEN 1 WHEN 'planned' THEN 2 "
    "WHEN 'completed' THEN 3 ELSE 4 END"
)
URGENCY = "CASE priority WHEN 'low' THEN 0 WHEN 'normal' THEN 1 WHEN 'high' THEN 2 ELSE 3 END"
SHARE = "CASE WHEN status IN ('planned', 'cancelled') THEN -1.0 ELSE completed * 1.0 / quantity END"
OPEN = "status IN ('planned', 'in_progress', 'paused')"

# Codes are given in the order of creation, so both are the id; products are ordered through their own index.
TICKET_ORDERS: Mapping[str, str] = {
    "status": STAGE,
    "quantity": "quantity",
    "due": "due",
    "priority": URGENCY,
    "progress": SHARE,
    "reference": "reference",
}

TICKET_INDEXES = (
    *(f"CREATE INDEX ticket_by_{key} ON ticket({order}, id, line)" for key, order in TICKET_ORDERS.items()),
    "CREATE INDEX ticket_by_line ON ticket(line, id)",
    "CREATE INDEX ticket_of_product ON ticket(product, id, line)",
    "CREATE INDEX ticket_in_status ON ticket(status, line, id)",
    f"CREATE INDEX ticket_open_due ON ticket(due, line, id) WHERE {OPEN}",
)
