"""The few statements of the hot paths as constant SQL: a peewee query built per row costs five times as much.

Of everything else in this storey, what is asked before the first list is seen is SQL too, where it is asked
(docs/decisions/0012); the rest is said with peewee.
"""

from __future__ import annotations

from functools import cache

from app.models.ordering import CURING

# What every workshop has some of: it is folded whenever a file is proved.
INSERT_PERSON = "INSERT INTO person (id, name, roles, active) VALUES (?, ?, ?, 1)"
INSERT_DEFECT = "INSERT INTO defect (id, code, name_en, name_th, steps, active) VALUES (?, ?, ?, ?, ?, 1)"
INSERT_PRODUCT = (
    "INSERT INTO product (id, sku, key, name_en, name_th, order_en, order_th, line, active, routing) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, ?)"
)
KEEP_ROUTING = (
    "INSERT INTO routing (id, code) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET code = excluded.code"
)
KEEP_DRAFT = (
    "INSERT INTO routing_version (id, routing, version, state, name, line, graph) "
    "VALUES (?, ?, ?, 'draft', ?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name, "
    "line = excluded.line, graph = excluded.graph"
)
INSERT_TICKET = (
    "INSERT INTO ticket (id, code, line, status, product, quantity, completed, routing, version_id, due, "
    "priority, notes, reference, reference_order, owner, mo, runs, version, created_at) "
    "VALUES (?, ?, ?, 'planned', ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 1, ?)"
)
INSERT_RUN = (
    "INSERT INTO run (id, ticket, number, state, version_id, mixed, born, parts, started_at) "
    "VALUES (?, ?, ?, 'active', ?, 0, ?, 0, ?)"
)
END_RUN = "UPDATE run SET state = ? WHERE id = ?"
INSERT_TOKEN = (
    "INSERT INTO token (id, run, ticket, number, kind, quantity, serial, state, node, version_id, item, "
    "rework_count) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, 'ready', ?, ?, ?, 0)"
)
INSERT_ITEM = (
    "INSERT INTO work_item (id, token, ticket, node, state, stopped_by_pause, wants_help, calls, opened_at) "
    "SELECT ?1 + c.rowid, c.value, ?3, ?4, 'waiting', 0, 0, 0, ?5 FROM carray(?2) c"
)
# Those that were closed by a hold are the same again; in facts of long ago they are new.
OPEN_AGAIN = (
    f"{INSERT_ITEM} WHERE true ON CONFLICT (id) DO UPDATE SET state = 'waiting', holder = NULL, "
    "asked = NULL, done_at = NULL"
)
MOVE_TOKEN = (
    "UPDATE token SET state = 'ready', node = ?3, item = ?1 + c.rowid, back_to = NULL FROM carray(?2) c "
    "WHERE id = c.value"
)
FINISH_TOKEN = "UPDATE token SET state = 'completed', node = ?, item = NULL WHERE id = ?"
CANCEL_TOKEN = "UPDATE token SET state = 'cancelled', item = NULL, hold = NULL, reason = ? WHERE id = ?"
# A token of a cancelled classic ticket remembers how it stood; its reason stays, where it was held.
SUSPEND_TOKEN = (
    "UPDATE token SET was = state, was_hold = hold, was_item = item, state = 'cancelled', item = NULL, "
    "hold = NULL WHERE id = ?"
)
RESTORE_TOKEN = (
    "UPDATE token SET state = CASE was WHEN 'active' THEN 'paused' ELSE was END, hold = was_hold, "
    "item = was_item, was = NULL, was_hold = NULL, was_item = NULL WHERE id = ?"
)
SUSPEND_ITEM = (
    "UPDATE work_item SET was = state, state = 'cancelled', stopped_by_pause = 0, calls = 0, done_at = ? "
    "WHERE id = ?"
)
RESTORE_ITEM = (
    "UPDATE work_item SET state = CASE was WHEN 'in_progress' THEN 'paused' ELSE was END, was = NULL, "
    "done_at = NULL WHERE id = ?"
)
RETURN_TOKEN = (
    "UPDATE token SET state = ?, node = ?, item = ?, back_to = ?, qc_result = ?, defect = ?, "
    "rework_count = coalesce(?, rework_count), hold = NULL, ready_at = NULL WHERE id = ?"
)
SPLIT_TOKEN = "UPDATE token SET state = 'waiting', node = ?, item = NULL WHERE id = ?"
# A part has what its piece has: its quantity, its own priority, the time until it has cured.
INSERT_PART = (
    "INSERT INTO token (id, run, ticket, number, kind, quantity, state, node, version_id, parent, way, "
    "rework_count, ready_at, priority) "
    "SELECT ?, run, ticket, ?, 'component', ?, 'ready', ?, ?, id, ?, 0, ready_at, priority FROM token WHERE "
    "id = ?"
)
ADD_PARTS = "UPDATE run SET parts = parts + ? WHERE id = ?"
ADD_BORN = "UPDATE run SET born = born + ? WHERE id = ?"
# What was split off a batch is in all what the batch is; with an item of its own it is ready for that.
SPLIT_OFF = (
    "INSERT INTO token (id, run, ticket, number, kind, quantity, state, node, version_id, item, parent, way, "
    "split_from, split_at, rework_count, back_to, hold, held_at, ready_at, qc_result, defect, reason, "
    "priority) "
    "SELECT ?1, run, ticket, ?2, kind, ?3, CASE WHEN ?4 IS NULL THEN state ELSE 'ready' END, node, "
    "version_id, ?4, parent, way, id, ?5, rework_count, back_to, hold, held_at, ready_at, qc_result, defect, "
    "reason, priority FROM token WHERE id = ?6"
)
ADD_QUANTITY = "UPDATE token SET quantity = quantity + ? WHERE id = ?"
EMPTY_TOKEN = (
    "UPDATE token SET quantity = 0, state = 'cancelled', item = NULL, hold = NULL, ended_as = NULL, "
    "reason = 'undone' WHERE id = ?"
)
WAIT_TOKEN = "UPDATE token SET state = 'waiting', node = ?, item = NULL, back_to = NULL WHERE id = ?"
MERGE_TOKEN = (
    "UPDATE token SET state = 'completed', node = ?, item = NULL, hold = NULL, merged_into = ? WHERE id = ?"
)
# What cured before its parts were worked on has cured; what cured on a part that is back there has not begun.
UNJOIN_TOKEN = "UPDATE token SET state = 'waiting', node = ?, item = NULL, ready_at = NULL WHERE id = ?"
UNMERGE_TOKEN = "UPDATE token SET state = 'waiting', node = ?, merged_into = NULL WHERE id = ?"
CURE_WITH_PART = (
    "UPDATE token SET ready_at = (SELECT max(ready_at) FROM token WHERE id IN (?1, ?2)) WHERE id = ?1"
)
HOLD_TOKEN = (
    "UPDATE token SET state = 'on_hold', node = ?, item = NULL, hold = ?, reason = ?, held_at = ? "
    "WHERE id = ?"
)
REWORK_TOKEN = (
    "UPDATE token SET state = 'ready', node = ?, item = ?, back_to = ?, rework_count = ?, hold = NULL "
    "WHERE id = ?"
)
REDIRECT_TOKEN = (
    "UPDATE token SET state = 'ready', node = ?, version_id = ?, item = ?, back_to = NULL, hold = NULL, "
    "reason = NULL, ready_at = NULL WHERE id = ?"
)
RELEASE_TOKEN = "UPDATE token SET state = ?, item = ?, hold = NULL, reason = NULL WHERE id = ?"
MIX_VERSIONS = "UPDATE run SET mixed = 1 WHERE id = (SELECT run FROM token WHERE id = ?) AND version_id <> ?"
SCRAP_TOKEN = (
    "UPDATE token SET state = 'scrapped', item = NULL, hold = NULL, ended_as = ?, reason = ?, "
    "defect = coalesce(?, defect) WHERE id = ?"
)
# A new part has the priority of its piece, as every part that is born; a new piece that of the other.
REPLACE_TOKEN = (
    "INSERT INTO token (id, run, ticket, number, kind, quantity, serial, state, node, version_id, parent, "
    "way, replaces, rework_count, priority) "
    "SELECT ?, t.run, t.ticket, ?, t.kind, t.quantity, t.serial, 'ready', ?, ?, t.parent, t.way, t.id, 0, "
    "CASE WHEN t.parent IS NULL THEN t.priority ELSE p.priority END "
    "FROM token t LEFT JOIN token p ON p.id = t.parent WHERE t.id = ?"
)
REPLACED_BY = "UPDATE token SET replaced_by = ? WHERE id = ?"
CURE_TOKEN = "UPDATE token SET ready_at = ? WHERE id = ?"
EDIT_TOKEN = "UPDATE token SET note = ?, priority = ? WHERE id = ?"
JUDGE_TOKEN = "UPDATE token SET qc_result = ?, defect = ? WHERE id = ?"
STATE_OF_TOKEN = "UPDATE token SET state = ? WHERE id = ?"
HOLD_ITEM = "UPDATE work_item SET state = ?, holder = ? WHERE id = ?"
# Who has pressed first, or done their part first, has in hand what was in nobody's.
KEEP_ITEM = "UPDATE work_item SET state = ?, holder = coalesce(holder, ?) WHERE id = ?"
PLACES_OF_ITEM = "UPDATE work_item SET places = ? WHERE id = ?"
ASK_FOR_HELP = "UPDATE work_item SET wants_help = ? WHERE id = ?"
# One press doesn't fill a place: its window may lapse.
CALL_FOR_PEOPLE = (
    "UPDATE work_item SET calls = holder IS NOT NULL AND (wants_help OR coalesce(places > 1 + (SELECT "
    "count(*) FROM participation p WHERE p.item = work_item.id AND p.person <> holder AND p.part <> "
    "'pressed'), 0)) WHERE id {}"
)
TAKE_PART = (
    "INSERT INTO participation (item, person, part, at) VALUES (?, ?, ?, ?) "
    "ON CONFLICT (item, person) DO UPDATE SET part = excluded.part, at = excluded.at"
)
LEAVE_ITEM = "DELETE FROM participation WHERE item = ? AND person = ?"
DROP_PRESSES = "DELETE FROM participation WHERE item = ? AND part = 'pressed'"
DROP_PARTS = "DELETE FROM participation WHERE item {}"
STATE_OF_ITEM = "UPDATE work_item SET state = ? WHERE id = ?"
STOP_ITEM = "UPDATE work_item SET state = 'paused', stopped_by_pause = 1 WHERE id = ?"
RELEASE_ITEM = "UPDATE work_item SET stopped_by_pause = 0 WHERE id = ?"
FINISH_ITEM = (
    "UPDATE work_item SET state = 'done', holder = coalesce(holder, ?), stopped_by_pause = 0, "
    "wants_help = 0, calls = 0, done_at = ? WHERE id {}"
)
ASK_ITEM = "UPDATE work_item SET asked = ?, asked_from = holder, asked_to = ?, asked_at = ? WHERE id = ?"
SEE_PAUSE = (
    "UPDATE work_item SET accepted = (SELECT max(g.session) FROM segment g WHERE g.item = work_item.id) "
    "WHERE id = ?"
)
REOPEN_QUESTION = "UPDATE work_item SET asked = ?, accepted = ? WHERE id = ?"
ANSWER_ITEM = "UPDATE work_item SET asked = NULL WHERE id = ?"
JUDGE_ITEM = "UPDATE work_item SET outcome = ?, defect = ? WHERE id = ?"
COUNT_ITEM = "UPDATE work_item SET good = ?, scrapped = ?, rework = ? WHERE id = ?"
REOPEN_ITEM = (
    "UPDATE work_item SET state = ?, holder = ?, outcome = NULL, defect = NULL, good = NULL, "
    "scrapped = NULL, rework = NULL, done_at = NULL WHERE id {}"
)
CANCEL_ITEM = (
    "UPDATE work_item SET state = 'cancelled', stopped_by_pause = 0, wants_help = 0, calls = 0, done_at = ? "
    "WHERE id {}"
)
CANCEL_ITEMS_OF = (
    "UPDATE work_item SET state = 'cancelled', wants_help = 0, calls = 0, done_at = ? WHERE token = ?"
)
INSERT_SESSION = "INSERT INTO session (id, person, started_at) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING"
# Where the machine's clock was set back, no time has passed: never less than none.
END_SESSION = "UPDATE session SET ended_at = max(started_at, ?), ended_by = ? WHERE id = ?"
INSERT_SEGMENT = "INSERT INTO segment (session, item, started_at) VALUES (?, ?, ?)"
END_SEGMENT = "UPDATE segment SET ended_at = max(started_at, ?) WHERE item {} AND ended_at IS NULL"
LEAVE_SEGMENT = (
    "UPDATE segment SET ended_at = max(started_at, ?), left_open = 1 WHERE session = ? AND item = ?"
)
ASK_SESSION = "UPDATE session SET asked = ? WHERE id = ?"
SETTLE_SESSION = "UPDATE session SET ended_at = ?, asked = 0 WHERE id = ?"
SETTLE_SEGMENT = "UPDATE segment SET ended_at = ? WHERE session = ? AND item = ?"
# Of one of several people at an item; the second, of its holder.
END_SEGMENT_OF = (
    "UPDATE segment SET ended_at = max(started_at, ?) WHERE item = ? AND ended_at IS NULL AND session = "
    "(SELECT id FROM session WHERE person = ? AND ended_at IS NULL)"
)
END_SEGMENT_OF_HOLDER = (
    "UPDATE segment SET ended_at = max(started_at, ?1) WHERE item = ?2 AND ended_at IS NULL AND session = "
    "(SELECT s.id FROM work_item i JOIN session s ON s.person = i.holder AND s.ended_at IS NULL WHERE i.id "
    "= ?2)"
)
MOVE_OPEN_SEGMENTS = "UPDATE segment SET started_at = started_at + ? WHERE ended_at IS NULL"
MOVE_OPEN_SESSIONS = "UPDATE session SET started_at = started_at + ? WHERE ended_at IS NULL"
# A pause keeps the length that it has, and the times at which people worked stay as they were.
MOVE_PAUSES = (
    "UPDATE segment SET moved = coalesce(moved, 0) + ? WHERE item IN (SELECT id FROM work_item WHERE state = "
    "'paused')"
)
MOVE_CURES = "UPDATE token SET ready_at = ready_at + ? WHERE " + CURING
COMPLETED_OF_TICKET = "UPDATE ticket SET completed = ? WHERE id = ?"
SET_SEQUENCE = (
    "INSERT INTO sequence (series, last) VALUES (?, ?) "
    "ON CONFLICT (series) DO UPDATE SET last = excluded.last"
)

INSERT_ORDER = (
    "INSERT INTO manufacturing_order (id, code, state, product, quantity, routing, due, starts_on, ends_on, "
    "priority, notes, reference, version, created_at) VALUES (?, ?, 'draft', ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?)"
)
PLAN_ORDER = "UPDATE manufacturing_order SET state = 'planned', planned_from = ? WHERE id = ?"
WITHDRAW_PLAN = (
    "UPDATE manufacturing_order SET state = CASE ? WHEN 0 THEN 'draft' ELSE 'planned' END, "
    "planned_from = nullif(?, 0) WHERE id = ?"
)
DELETE_ORDER = "DELETE FROM manufacturing_order WHERE id = ?"
UNLINK_ORDER = "UPDATE ticket SET linked_mo = NULL WHERE linked_mo = ?"
LINK_TICKET = "UPDATE ticket SET linked_mo = ? WHERE id = ?"
DELETE_TICKET = "DELETE FROM ticket WHERE id = ?"
_PERSON = "SELECT p.id, p.name, p.roles, p.active, p.team, p.skills, p.work_centers FROM person p"
PERSON = f"{_PERSON} WHERE p.id = ?"
SOMEBODY = f"{_PERSON} WHERE {{}}"
EVERYBODY = f"{_PERSON} ORDER BY p.id"
DEFECT = "SELECT d.code, d.active FROM defect d WHERE {}"
ORGANISATION = "SELECT code FROM organisation"
SALTS = "SELECT salt FROM salt WHERE line = ? ORDER BY version DESC"
LAST_NUMBER = "SELECT last FROM sequence WHERE series = ?"
PRODUCT = "SELECT p.id, p.sku, p.key, p.line, p.active, p.routing FROM product p WHERE {}"
PINNED = (
    "SELECT g.id, g.code, v.id, v.version, v.line FROM routing g LEFT JOIN routing_version v "
    "ON v.routing = g.id AND v.state = 'published' WHERE {} ORDER BY v.version DESC LIMIT 1"
)
TICKET = (
    "SELECT k.id, k.code, k.line, k.status, k.quantity, k.completed, k.routing, k.version_id, k.due, "
    "k.priority, k.notes, k.owner, k.version, k.runs, r.id, r.number, r.state, "
    "p.id, p.sku, p.key, p.line, p.active, p.routing, o.id, o.code, o.planned_from "
    "FROM ticket k JOIN product p ON p.id = k.product LEFT JOIN run r ON r.id = k.run "
    "LEFT JOIN manufacturing_order o ON o.id = k.mo WHERE {}"
)
ORDER = (
    "SELECT o.id, o.code, o.state, o.quantity, o.routing, o.due, o.starts_on, o.ends_on, o.priority, "
    "o.notes, o.reference, o.version, o.planned_from, p.id, p.sku, p.key, p.line, p.active, p.routing "
    "FROM manufacturing_order o JOIN product p ON p.id = o.product WHERE {}"
)
TICKETS_OF_ORDER = "SELECT id, code, status, runs FROM ticket WHERE mo = ? ORDER BY id"
STATUSES_OF_ORDER = "SELECT status, count(*) FROM ticket WHERE mo = ? AND id >= ? GROUP BY status"
LINKED_TO = (
    "SELECT o.id, o.code FROM ticket k JOIN manufacturing_order o ON o.id = k.linked_mo WHERE k.id = ?"
)
RUN_OF_TICKET = "SELECT k.code, k.status, k.run FROM ticket k WHERE {}"
WORK_PIECE = (
    "SELECT t.id, t.number, t.quantity, t.state, t.node, t.version_id, k.id, k.code, k.status, "
    "k.completed, r.state, "
    "i.id, i.state, i.holder, p.name, t.ready_at, i.wants_help, t.kind, t.serial, t.priority, t.parent, "
    "t.way, t.rework_count, t.back_to, t.qc_result, t.defect, t.hold, t.held_at FROM token t "
    "JOIN run r ON r.id = t.run JOIN ticket k ON k.id = t.ticket "
    "LEFT JOIN work_item i ON i.id = t.item LEFT JOIN person p ON p.id = i.holder "
)
LIVE_PIECES = (
    "SELECT t.id, t.kind, t.quantity, t.state, i.id, i.state FROM token t LEFT JOIN work_item i ON "
    "i.id = t.item WHERE t.run = ? AND t.state NOT IN ('completed', 'scrapped', 'cancelled') "
    "ORDER BY t.number"
)
UNFINISHED_QUANTITY = (
    "SELECT coalesce(sum(quantity), 0) FROM token WHERE run = ? AND kind <> 'component' "
    "AND state NOT IN ('completed', 'scrapped', 'cancelled')"
)
LIVE_PARTS = (
    WORK_PIECE + "WHERE t.parent = ? AND t.state NOT IN ('completed', 'scrapped', 'cancelled') ORDER BY t.id"
)
FLOW_RUN = (
    "SELECT k.id, r.id, p.sku, k.line, k.quantity, k.priority, k.completed, "
    "(SELECT max(number) FROM token t WHERE t.run = r.id) "
    "FROM ticket k JOIN run r ON r.id = k.run JOIN product p ON p.id = k.product WHERE k.id = ?"
)
# Of a held token, one of these had been open when that was held. Others were closed by an undo, or a move.
CLOSED_ITEMS = "SELECT id FROM work_item WHERE token = ? AND node = ? AND state = 'cancelled'"
# What was split off a batch has failed as often as the batch had until then.
FAILED_BEFORE = (
    "WITH RECURSIVE was(token, until) AS (VALUES (?, NULL) UNION ALL SELECT t.split_from, t.split_at "
    "FROM was JOIN token t ON t.id = was.token WHERE t.split_from IS NOT NULL) "
    "SELECT count(*) FROM was JOIN work_item i ON i.token = was.token WHERE i.node = ? "
    "AND i.outcome = 'fail' AND (was.until IS NULL OR i.id < was.until)"
)
SUSPENDED = "SELECT id, was_item FROM token WHERE run = ? AND was IS NOT NULL ORDER BY id"
STOPPED_ITEMS = "SELECT id FROM work_item WHERE ticket = ? AND stopped_by_pause = 1 ORDER BY id"
TRAY_OF_PERSON = (
    "SELECT s.id, s.person, g.item FROM session s JOIN segment g ON g.session = s.id AND g.ended_at IS NULL "
    "WHERE s.person = ? AND s.ended_at IS NULL"
)
SESSIONS_ON = "SELECT DISTINCT session FROM segment WHERE ended_at IS NULL AND item IN "
# How people take part in items, whether their clock runs, and whether on that item.
_CLOCK_ON = (
    "EXISTS (SELECT 1 FROM segment g WHERE g.session = s.id AND g.item = {item} AND g.ended_at IS NULL)"
)
_IS_BUSY = "s.id IS NOT NULL OR NOT n.active"
MEMBERS = (
    f"SELECT p.item, p.person, n.name, p.part, p.at, {_IS_BUSY}, {_CLOCK_ON.format(item='p.item')} FROM "
    "participation p JOIN person n ON n.id = p.person LEFT JOIN session s ON s.person = p.person AND "
    "s.ended_at IS NULL WHERE p.item IN "
)
HOLDERS = (
    f"SELECT i.id, i.holder, n.name, 'joined', i.opened_at, {_IS_BUSY}, {_CLOCK_ON.format(item='i.id')} "
    "FROM work_item i JOIN person n ON n.id = i.holder LEFT JOIN session s ON s.person = i.holder AND "
    "s.ended_at IS NULL WHERE NOT EXISTS (SELECT 1 FROM participation p WHERE p.item = i.id AND p.person = "
    "i.holder) AND i.id IN "
)
TRAY = (
    "SELECT s.id, s.person, g.item FROM session s JOIN segment g ON g.session = s.id AND g.ended_at IS NULL "
    "WHERE s.id = ?"
)

SENT_TO = (
    "SELECT n.node, count(*) FROM (SELECT i.id, i.token FROM work_item i INDEXED BY work_item_defect "
    "WHERE i.defect = ? AND i.node = ? ORDER BY i.id DESC LIMIT ?) f JOIN work_item n ON n.id = (SELECT "
    "min(m.id) FROM work_item m WHERE m.token = f.token AND m.id > f.id) GROUP BY n.node"
)
# Whether it is in the hands about which is asked; since when its clock stands; whether that is settled.
ASKED_OF_ITEM = (
    "SELECT i.asked IS NOT NULL AND i.holder IS i.asked_to, "
    "(SELECT max(l.ended_at + coalesce(l.moved, 0)) FROM segment l WHERE l.item = i.id "
    "AND l.ended_at + coalesce(l.moved, 0) <= ?), s.id IS i.accepted OR s.asked IS 1 FROM work_item i "
    "LEFT JOIN session s ON s.id = (SELECT max(l.session) FROM segment l WHERE l.item = i.id) WHERE i.id = ?"
)
SHIFT = "SELECT shift_from, shift_to FROM organisation"
LONGEST_RUNNING = (
    "SELECT (SELECT min(started_at) FROM session WHERE ended_at IS NULL), shift_from, shift_to "
    "FROM organisation"
)
RUNNING_SESSIONS = "SELECT id FROM session WHERE ended_at IS NULL ORDER BY id"
SESSION = (
    "SELECT s.id, s.person, p.name, s.started_at, s.ended_at, s.asked FROM session s JOIN person p "
    "ON p.id = s.person WHERE s.id = ?"
)
SEGMENTS = (
    "SELECT i.ticket, i.token, i.id, i.node, t.version_id, t.quantity, EXISTS (SELECT 1 FROM segment o WHERE "
    "o.item = g.item AND o.session <> g.session AND o.ended_at IS NULL), g.ended_at, g.left_open "
    "FROM segment g JOIN work_item i ON i.id = g.item JOIN token t ON t.id = i.token "
    "WHERE g.session = ? ORDER BY g.item"
)
NEXT_SESSION = (
    "SELECT started_at, ended_at IS NULL FROM session WHERE person = ? AND id > ? ORDER BY id LIMIT 1"
)


@cache
def set_ticket(*columns: str) -> str:
    """Sets these columns of one ticket; its id is the last value."""
    return f"UPDATE ticket SET {', '.join(f'{column} = ?' for column in columns)} WHERE id = ?"
