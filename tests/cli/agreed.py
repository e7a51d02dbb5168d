"""What was agreed of the command line, typed in by hand from the agreement; nothing here asks the program.

Scripts of other people rely on every word of it. The program may offer more; none of this changes.
"""

from __future__ import annotations

from collections.abc import Mapping

# Every call with its arguments; `?` stands behind what may be left out.
CALLS: Mapping[str, str] = {
    "new": "FILE --org?",
    "do": "SCRIPT -w --as? --atomic?",
    "show": "KIND -w --json? --ticket? --limit?",
    "check": "-w --json?",
    "backup": "TARGET -w",
    "restore": "FROM -w --second?",
    "commands": "--json?",
    "import": "WHAT SHEET -w --map? --dry-run? --json? --again? --create-products?",
}
EVERYWHERE = ("-w", "--lang")

WRITTEN = """
org.set {code, name_en?, name_th?}
work_center.create {code, name_en, name_th?, capacity?}
person.add {name, roles, pin?}
product.create {sku, name_en, name_th?, line, routing?}
routing.import {routing | file}
routing.publish {routing}
routing.retire {routing, version}
job.create {product, quantity, routing?, due?, priority?, notes?}
job.edit {job, version, quantity?, routing?, due?, priority?, notes?}
job.start {job | jobs}
job.pause {job | jobs}
job.resume {job | jobs}
job.complete {job | jobs}
job.restore {job | jobs}
job.close_short {job | jobs, reason}
job.cancel {job | jobs, reason}
work.start {tokens}
work.resume {tokens}
work.complete {tokens}
work.pause {tokens, reason}
ticket.create {product, quantity, routing?, due?}
order.create {product, quantity, due?, start?, end?, routing?, notes?}
order.plan {order | orders, batch?}
order.cancel {order | orders}
order.restore {order | orders}
order.link {order, job}
undo {request?}
""".strip().splitlines()


def _fields(text: str) -> dict[str, bool]:
    """Each field with whether it must be given; of two that stand for each other both are named `a | b`."""
    return {name.rstrip("?"): not name.endswith("?") for name in text.split(", ")}


COMMANDS: Mapping[str, Mapping[str, bool]] = {
    kind: _fields(fields.strip("{}")) for kind, _, fields in (line.partition(" ") for line in WRITTEN)
}
IGNORED_BY_JOB_CREATE = {"status", "job_owner_id", "tokens", "assigned_operator"}
PRIORITIES = ("low", "normal", "high", "urgent")

_CREATE = ("id", "code")
_JOB_CREATE = (*_CREATE, "status", "tokens", "job_owner_id", "version")
_STATUS = ("status",)
RESULTS: Mapping[str, tuple[str, ...]] = {
    "work_center.create": _CREATE,
    "person.add": _CREATE,
    "product.create": _CREATE,
    "ticket.create": _CREATE,
    "order.create": (*_CREATE, "status"),
    "order.plan": (*_CREATE, "status", "tickets"),
    "order.cancel": _STATUS,
    "order.restore": _STATUS,
    "job.create": _JOB_CREATE,
    "routing.import": ("code", "version", "findings"),
    "routing.publish": ("code", "version"),
    "job.start": ("status", "run", "tokens"),
    "job.edit": _STATUS,
    "job.pause": _STATUS,
    "job.resume": _STATUS,
    "job.complete": _STATUS,
    "job.close_short": _STATUS,
    "job.cancel": _STATUS,
    "job.restore": _STATUS,
    "work.start": ("tokens",),
    "work.pause": ("tokens",),
    "work.resume": ("tokens",),
    "work.complete": ("tokens",),
    "undo": ("request", "kind"),
}
WORKED_TOKEN = ("id", "state", "node")
DONE_RECEIPT = ("ok", "result", "facts", "warnings")
WARNING = ("code", "message")
REFUSED_RECEIPT = ("ok", "code", "message", "details")
IMPORT_ANSWER = ("ok", "rows", "created", "problems")
IMPORT_PROBLEM = ("row", "column", "code", "message")

SHOWN: Mapping[str, str] = {
    "tickets": "id, code, line, status, product, quantity, completed, progress, job_owner_id, due, priority, "
    "routing, routing_version, mo, version",
    "tokens": "id, ticket, run, number, kind, quantity, serial, state, node, active, replaces, replaced_by, "
    "parent, rework_count",
    "work": "token, ticket, node, state, holder",
    "inbox": "token, ticket, number, node, why, reason, since",
    "facts": "seq, at, kind, actor, station, ticket, data",
    "attempts": "at, actor, command, code",
}
SHOWN_TOO = ("people", "products", "work_centers", "routings")  # their keys are free

_REFUSALS = """
    ERR_UNKNOWN_COMMAND ERR_UNKNOWN_FIELD ERR_MISSING_FIELD ERR_BAD_VALUE ERR_BAD_JSON ERR_NOT_FOUND
    ERR_DUPLICATE ERR_NOT_ALLOWED ERR_STALE ERR_REQUEST_REUSED ERR_ROLLED_BACK

    ERR_ALREADY_STARTED ERR_MUST_RESUME ERR_ALREADY_COMPLETED ERR_CANNOT_START_CANCELLED
    ERR_NOT_IN_PROGRESS ERR_ALREADY_PAUSED ERR_CANNOT_PAUSE_CANCELLED ERR_NOT_PAUSED
    ERR_CANNOT_RESUME_CANCELLED ERR_CANNOT_COMPLETE_FROM_PAUSED ERR_CANNOT_COMPLETE_CANCELLED
    ERR_ALREADY_CANCELLED ERR_CANNOT_RESTORE

    ERR_NOT_HATTHASILPA ERR_NOT_CLASSIC ERR_UNFINISHED_PIECES ERR_NO_PUBLISHED_ROUTING
    ERR_PRODUCT_INACTIVE ERR_TICKET_NOT_RUNNING

    ERR_HELD_BY_OTHER ERR_SESSION_RUNNING ERR_TOKEN_NOT_LIVE

    ERR_ROUTING_INVALID ERR_KIND_NOT_SUPPORTED
"""
REFUSALS = frozenset(_REFUSALS.split())
