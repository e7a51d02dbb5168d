"""What must hold in every workspace, as statements that find what doesn't."""

from __future__ import annotations

from app.models.connection import Database

# At a step a live token has exactly one open item, of the same node and matching state; elsewhere none.
# It waits for parts that are live, or as a part for others; one that has live parts waits or is held, and is
# at least as large as what it has by each way. Only what went back into its batch is empty.
_LIVE = "NOT IN ('completed', 'scrapped', 'cancelled')"
_PARTS = f"FROM token c WHERE c.parent = t.id AND c.state {_LIVE}"
_WHOLE = (
    "CASE t.state "
    "WHEN 'ready' THEN i.state IN ('waiting', 'assigned', 'claimed') AND i.node = t.node "
    "WHEN 'active' THEN i.state = 'in_progress' AND i.node = t.node AND i.holder IS NOT NULL AND {runs} "
    "WHEN 'paused' THEN i.state = 'paused' AND i.node = t.node AND i.holder IS NOT NULL AND NOT {runs} "
    "WHEN 'waiting' THEN t.item IS NULL AND (t.parent IS NOT NULL OR {parts}) "
    "WHEN 'on_hold' THEN t.item IS NULL AND t.hold IS NOT NULL "
    "ELSE t.item IS NULL AND t.hold IS NULL END AND (t.state IN ('waiting', 'on_hold') OR NOT {parts}) "
    "AND (t.quantity > 0 OR t.state = 'cancelled' AND t.split_from IS NOT NULL) "
    "AND (t.was IS NULL OR t.state = 'cancelled') AND NOT EXISTS (SELECT 1 {of} GROUP BY c.way "
    "HAVING sum(c.quantity) > t.quantity)"
).format(
    parts=f"EXISTS (SELECT 1 {_PARTS})",
    of=_PARTS,
    runs="EXISTS (SELECT 1 FROM segment g WHERE g.item = i.id AND g.ended_at IS NULL)",
)
PIECE = (
    "SELECT t.id FROM token t LEFT JOIN work_item i ON i.id = t.item WHERE t.id IN ({marks}) AND NOT "
    f"({_WHOLE}) IS TRUE"
)

# Conservation: born = live + completed + scrapped + cancelled, by quantity and kind; the ticket counts the
# completed, parts apart.
_CONSERVED = (
    "(r.born, r.parts, (k.run IS r.id) * k.completed) = (SELECT "
    "coalesce(sum(iif(t.kind = 'component', 0, t.quantity)), 0), "
    "coalesce(sum(iif(t.kind = 'component', t.quantity, 0)), 0), (k.run IS r.id) * "
    "coalesce(sum(iif(t.state = 'completed' AND t.kind <> 'component', t.quantity, 0)), 0) "
    "FROM token t WHERE t.run = r.id)"
)
_RUN = "FROM run r JOIN ticket k ON k.id = r.ticket WHERE"
CONSERVATION = f"SELECT r.id {_RUN} {{which}} AND NOT ({_CONSERVED})"
# A clock runs on an item only for its holder and for those who help, and who holds it is no helper of it. Of
# what is over nobody shares anything, but what a cancelled classic ticket keeps for its restore.
SHARING = (
    "SELECT i.id FROM work_item i WHERE {which} AND (EXISTS (SELECT 1 FROM segment g JOIN session s ON s.id "
    "= g.session WHERE g.item = i.id AND g.ended_at IS NULL AND s.person IS NOT i.holder AND NOT EXISTS "
    "(SELECT 1 FROM participation p WHERE p.item = i.id AND p.person = s.person AND p.part = 'joined')) OR "
    "EXISTS (SELECT 1 FROM participation p WHERE p.item = i.id AND ((p.person IS i.holder AND p.part = "
    "'joined') OR (i.holder IS NULL AND p.part <> 'done') OR (i.state IN ('done', "
    "'cancelled') AND i.was IS NULL))))"
)

# A ticket in progress or paused works in an active run; an ended one has no live token and no active run.
GATE = (
    "SELECT k.id FROM ticket k LEFT JOIN run r ON r.id = k.run WHERE {which} AND NOT CASE k.status "
    "WHEN 'planned' THEN k.run IS NULL "
    "WHEN 'in_progress' THEN r.state = 'active' "
    "WHEN 'paused' THEN r.state = 'active' "
    "WHEN 'completed' THEN r.state = 'finished' "
    "ELSE k.run IS NULL OR r.state = CASE k.line WHEN 'classic' THEN 'suspended' ELSE 'archived' END "
    "END IS TRUE"
)
# Proved at every start, at one look: each active run is conserved, and as many tickets run as have one;
# no row is read twice. Where the answer is no, the two rules above are asked what is wrong.
_RUNNING = "k.status IN ('in_progress', 'paused')"
LIVE_IS_WHOLE = (
    f"SELECT total({_CONSERVED}) = count(*) AND total(k.run IS r.id AND {_RUNNING}) = "
    f"(SELECT count(*) FROM ticket k WHERE {_RUNNING}) {_RUN} r.state = 'active'"
)
DEAD_WITH_LIVE = (
    "SELECT k.id FROM ticket k WHERE {which} AND k.status IN ('completed', 'cancelled') AND EXISTS (SELECT "
    "1 FROM "
    "token t WHERE t.run = k.run AND t.state NOT IN ('completed', 'scrapped', 'cancelled'))"
)

# The state of a planned order follows from the tickets of the planning that holds; none of an earlier one is
# open, nor of an order that is not planned. After production had begun, that of a cancelled one holds on.
_OPEN = "k.status IN ('planned', 'in_progress', 'paused')"
_HELD = "FROM ticket k WHERE k.mo = o.id AND k.id >= o.planned_from AND"
ORDER_FOLLOWS = (
    "SELECT o.id FROM manufacturing_order o WHERE {which} AND (NOT CASE o.state WHEN 'draft' THEN "
    "o.planned_from IS NULL WHEN 'cancelled' THEN 1 ELSE o.planned_from IS NOT NULL AND o.state = CASE "
    f"WHEN EXISTS (SELECT 1 {_HELD} k.status IN ('in_progress', 'paused')) THEN 'in_progress' "
    f"WHEN NOT EXISTS (SELECT 1 {_HELD} k.status = 'completed') THEN 'planned' "
    f"WHEN EXISTS (SELECT 1 {_HELD} k.status = 'planned') THEN 'in_progress' ELSE 'done' END END "
    f"OR EXISTS (SELECT 1 FROM ticket k WHERE k.mo = o.id AND {_OPEN} "
    "AND (o.state = 'cancelled' OR k.id < coalesce(o.planned_from, k.id + 1))))"
)
# A classic ticket's order is there; a linked job is of the other line.
ORDER_OF_TICKET = (
    "SELECT k.id FROM ticket k WHERE k.mo IS NOT NULL AND (k.line <> 'classic' OR NOT EXISTS (SELECT 1 FROM "
    "manufacturing_order o WHERE o.id = k.mo AND o.product = k.product)) OR k.linked_mo IS NOT NULL AND "
    "(k.line <> 'hatthasilpa' OR NOT EXISTS (SELECT 1 FROM manufacturing_order o WHERE o.id = k.linked_mo))"
)


def broken_pieces(db: Database, run: int) -> list[int]:
    """The tokens of a run that don't hold together with their work items."""
    query = PIECE.format(marks="SELECT id FROM token WHERE run = ?")
    return [token for (token,) in db.execute_sql(query, (run,)).fetchall()]
