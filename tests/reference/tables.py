"""The tables of DOMAIN 2 (with the digest's 1.4) and DOMAIN 9, typed in by hand from those pages."""

from __future__ import annotations

TICKET_STATES = ("planned", "in_progress", "paused", "completed", "cancelled")

# A state is where the action leads; a code is why it is refused. One column for each of TICKET_STATES.
_LIFECYCLE = {
    "edit": ("planned", "in_progress", "paused", "ERR_ALREADY_COMPLETED", "ERR_ALREADY_CANCELLED"),
    "start": (
        "in_progress",
        "ERR_ALREADY_STARTED",
        "ERR_MUST_RESUME",
        "ERR_ALREADY_COMPLETED",
        "ERR_CANNOT_START_CANCELLED",
    ),
    "pause": (
        "ERR_NOT_IN_PROGRESS",
        "paused",
        "ERR_ALREADY_PAUSED",
        "ERR_ALREADY_COMPLETED",
        "ERR_CANNOT_PAUSE_CANCELLED",
    ),
    "resume": (
        "ERR_NOT_PAUSED",
        "ERR_NOT_PAUSED",
        "in_progress",
        "ERR_ALREADY_COMPLETED",
        "ERR_CANNOT_RESUME_CANCELLED",
    ),
    "complete": (
        "ERR_NOT_IN_PROGRESS",
        "completed",
        "ERR_CANNOT_COMPLETE_FROM_PAUSED",
        "ERR_ALREADY_COMPLETED",
        "ERR_CANNOT_COMPLETE_CANCELLED",
    ),
    "close_short": (
        "ERR_NOT_IN_PROGRESS",
        "completed",
        "ERR_CANNOT_COMPLETE_FROM_PAUSED",
        "ERR_ALREADY_COMPLETED",
        "ERR_CANNOT_COMPLETE_CANCELLED",
    ),
    "cancel": ("cancelled", "cancelled", "cancelled", "ERR_ALREADY_COMPLETED", "ERR_ALREADY_CANCELLED"),
    "restore": (
        "ERR_CANNOT_RESTORE",
        "ERR_CANNOT_RESTORE",
        "ERR_CANNOT_RESTORE",
        "ERR_CANNOT_RESTORE",
        "planned",
    ),
}
LIFECYCLE = {action: dict(zip(TICKET_STATES, column, strict=True)) for action, column in _LIFECYCLE.items()}

# Who answers for a ticket can change as long as the ticket can be edited; only the classic line has owners.
OWNED = {"assign_owner": LIFECYCLE["edit"]}

# What stands in the way of a work command, by the state of the work item.
_ITEM_STATES = ("waiting", "claimed", "in_progress", "paused")
_ITEM_HINDRANCES = {
    "start": ("", "", "ERR_ALREADY_STARTED", "ERR_MUST_RESUME"),
    "pause": ("ERR_NOT_IN_PROGRESS", "ERR_NOT_IN_PROGRESS", "", "ERR_ALREADY_PAUSED"),
    "resume": ("ERR_NOT_PAUSED", "ERR_NOT_PAUSED", "ERR_NOT_PAUSED", ""),
    "complete": ("", "", "", ""),
    "claim": ("", "ERR_HELD_ALREADY", "ERR_HELD_ALREADY", "ERR_HELD_ALREADY"),
    "handoff": ("ERR_NOT_HELD", "", "", ""),
    "requeue": ("ERR_NOT_HELD", "", "", ""),
    "take_over": ("ERR_NOT_HELD", "", "", ""),
    "assist": ("ERR_NOT_HELD", "", "", ""),
    "ask_help": ("ERR_NOT_HELD", "", "", ""),
    "withdraw_help": ("ERR_NOT_HELD", "", "", ""),
    "pass": ("", "", "", ""),
    "fail": ("", "", "", ""),
}
ITEM_HINDRANCES = {
    verb: dict(zip(_ITEM_STATES, column, strict=True)) for verb, column in _ITEM_HINDRANCES.items()
}

ROLES = ("admin", "manager", "planner", "qc", "operator", "viewer")

# Which roles may give which command (DOMAIN 9). A manager's row of the last line is about leave only.
_CATALOGUE = ("admin", "manager", "planner")
_PUBLISHING = ("admin", "manager")
_RUNNING = ("admin", "manager", "planner")
_ENDING = ("admin", "manager")
_WORKING = ("admin", "manager", "qc", "operator")
_DECIDING = ("admin", "manager")
_SCRAPPING = ("admin", "manager", "qc")
KEEPING_TIME = ("system", "admin")  # what time does by itself
MAY = {
    "org.set": ("admin",),
    "person.add": ("admin",),
    "person.edit": ("admin",),
    "person.change_pin": ROLES,  # one's own
    "team.create": ("admin",),
    "team.edit": ("admin",),
    "sign_in.set": ("admin",),
    "work_center.create": _CATALOGUE,
    "product.create": _CATALOGUE,
    "product.edit": _CATALOGUE,
    "defect.create": _CATALOGUE,
    "defect.edit": _CATALOGUE,
    "routing.import": _CATALOGUE,
    "routing.publish": _PUBLISHING,
    "routing.retire": _PUBLISHING,
    "job.create": _RUNNING,
    "job.edit": _RUNNING,
    "job.start": _RUNNING,
    "job.pause": _RUNNING,
    "job.resume": _RUNNING,
    "job.complete": _RUNNING,
    "job.import": _RUNNING,
    "ticket.create": _RUNNING,
    "ticket.edit": _RUNNING,
    "ticket.assign_owner": _RUNNING,
    "ticket.start": _RUNNING,
    "ticket.pause": _RUNNING,
    "ticket.resume": _RUNNING,
    "ticket.complete": _RUNNING,
    "order.create": _RUNNING,
    "order.edit": _RUNNING,
    "order.plan": _RUNNING,
    "order.import": _RUNNING,
    "order.link": _RUNNING,
    "order.unlink": _RUNNING,
    **dict.fromkeys((f"order.{each}" for each in ("start", "stop", "pause", "resume", "complete")), _RUNNING),
    "order.cancel": _ENDING,
    "order.restore": _ENDING,
    "job.close_short": _ENDING,
    "job.cancel": _ENDING,
    "job.restore": _ENDING,
    "ticket.close_short": _ENDING,
    "ticket.cancel": _ENDING,
    "ticket.restore": _ENDING,
    "work.start": _WORKING,
    "work.pause": _WORKING,
    "work.resume": _WORKING,
    "work.complete": _WORKING,
    "work.claim": _WORKING,
    "work.handoff": _WORKING,
    "work.requeue": _WORKING,
    "work.assist": _WORKING,
    "work.ask_help": _WORKING,
    "work.withdraw_help": _WORKING,
    "work.take_over": (*_DECIDING, "operator"),  # an operator: from their own team
    "qc.pass": _WORKING,  # and then JUDGING, or where the step lets everybody judge their own work
    "qc.fail": _WORKING,
    "token.scrap": _SCRAPPING,  # for good: only DECIDING
    "token.hold": _DECIDING,
    "token.resolve": _DECIDING,
    "token.move": _DECIDING,
    "token.edit": _RUNNING,
    "inbox.accept": _DECIDING,
    "packet.create": _RUNNING,
    "packet.run": _RUNNING,
    "packet.retry": _RUNNING,
    "packet.deploy": _RUNNING,
    "packet.stop": _RUNNING,
    "packet.discard": _RUNNING,
    "packet.set": ("admin",),
    "packet.move": KEEPING_TIME,
    "packet.fail": KEEPING_TIME,
    "packet.clear": KEEPING_TIME,
    "session.close_left_open": KEEPING_TIME,
    "session.settle": _WORKING,  # one's own, or DECIDING
    "undo": (*ROLES, "system"),  # who may give a command may take back their own
}
ACTING_FOR_OTHERS = ("admin", "manager")
JUDGING = ("admin", "manager", "qc")  # pass and fail; others where the step says self_qc
DECIDING = _DECIDING
