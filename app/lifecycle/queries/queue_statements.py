"""The statements of the work queue, for each scope by its word: the lots in one walk over an index, their
items, and the rows of items."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.models.ordering import OPEN_ITEM

# One row for each job and step; the jobs are looked up by id, in the order of the index.
LOTS = (
    "SELECT k.version_id, l.node, l.ticket, l.pieces, {urgency}, k.due, r.mixed "
    "FROM (SELECT i.ticket, i.node, count(*) AS pieces FROM {among} GROUP BY i.ticket, i.node) l "
    "CROSS JOIN ticket k ON k.id = l.ticket "
    "JOIN run r ON r.id = k.run WHERE k.status = 'in_progress' AND r.state = 'active'"
)
# What lies of one job at one step on which version, where somebody has sent pieces onto another one.
BY_VERSION = (
    "SELECT t.version_id, count(*) FROM (SELECT i.token FROM {among} AND i.ticket = :ticket AND i.node = "
    ":node) l JOIN token t ON t.id = l.token GROUP BY t.version_id"
)
# In nobody's hands, or more people are wanted and the person isn't one of them.
IS_FREE = (
    "(i.holder IS NULL OR i.calls AND i.holder <> :person AND NOT EXISTS (SELECT 1 FROM participation o "
    "WHERE o.item = i.id AND o.person = :person AND o.part <> 'pressed'))"
)
HELPS = "o.person = :person AND o.part = 'joined'"
BY_STEP = f"work_item i INDEXED BY work_item_open WHERE i.{OPEN_ITEM}"
AMONG: Mapping[str, Sequence[str]] = {
    "mine": (
        f"work_item i INDEXED BY work_item_held WHERE i.{OPEN_ITEM} AND i.holder = :person",
        f"participation o JOIN work_item i ON i.id = o.item WHERE {HELPS}",
    ),
    "available": (f"{BY_STEP} AND {IS_FREE}",),
    "all": (BY_STEP,),
}
OF = {
    "mine": (
        f" AND (i.holder = :person OR EXISTS (SELECT 1 FROM participation o WHERE o.item = i.id AND {HELPS}))"
    ),
    "available": f" AND {IS_FREE}",
    "all": "",
}
# The few that are more, or less, urgent than their job.
HURRIED = (
    "SELECT i.ticket, i.node, t.version_id, {urgency}, count(*) FROM token t INDEXED BY token_hurried CROSS "
    "JOIN work_item i ON i.id = t.item WHERE t.priority IS NOT NULL AND t.item IS NOT NULL{of} "
    "GROUP BY 1, 2, 3, 4"
)
ITEMS = (
    "SELECT i.id FROM work_item i INDEXED BY work_item_open JOIN token t ON t.id = i.token JOIN ticket k ON "
    "k.id = i.ticket WHERE i.{open} AND i.ticket = :ticket AND i.node = :node AND t.version_id = "
    ":version{of} AND {urgency} = :urgency ORDER BY t.number"
)
COUNTS = (
    f"SELECT sum(l.held), sum(l.free), sum(l.pieces) FROM (SELECT i.ticket, count(*) AS pieces, "
    f"sum({IS_FREE}) AS free, sum(i.holder = :person OR i.id IN (SELECT o.item FROM participation o WHERE "
    f"{HELPS})) AS held FROM {BY_STEP} GROUP BY i.ticket) l CROSS JOIN ticket k ON k.id = l.ticket "
    "JOIN run r ON r.id = k.run WHERE k.status = 'in_progress' AND r.state = 'active'"
)
LINES = (
    "SELECT i.id, t.id, t.number, t.quantity, t.state, i.node, t.version_id, k.id, k.code, k.status, "
    "k.completed, r.state, i.state, i.holder, h.name, t.ready_at, i.wants_help, "
    "t.serial, t.kind, p.sku, p.name_en, p.name_th, coalesce(t.priority, k.priority), k.due, k.notes, "
    "t.note, i.opened_at, t.rework_count, (SELECT number FROM token o WHERE o.id = t.replaces), "
    "(SELECT number FROM token o WHERE o.id = t.parent), "
    "(SELECT max(coalesce(g.ended_at, g.started_at)) FROM segment g WHERE g.item = i.id), "
    "t.qc_result = 'fail', coalesce(e.name_en, t.defect), e.name_th "
    "FROM work_item i JOIN token t ON t.id = i.token JOIN run r ON r.id = t.run JOIN ticket k ON k.id = "
    "t.ticket JOIN product p ON p.id = k.product LEFT JOIN person h ON h.id = i.holder "
    "LEFT JOIN defect e ON e.code = t.defect "
    f"WHERE i.{OPEN_ITEM} AND i.id IN "
)
SINCE = "SELECT id, started_at FROM session WHERE person = ? AND ended_at IS NULL"
