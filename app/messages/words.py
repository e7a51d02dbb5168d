"""The workshop's stored words as people read them."""

from __future__ import annotations

from app.messages import orders, packets, undo
from app.messages.marks import N_
from app.messages.sheets import SHEET_FIELDS

TICKET_STATUS = {
    "planned": N_("Planned"),
    "in_progress": N_("In progress"),
    "paused": N_("Paused"),
    "completed": N_("Completed"),
    "cancelled": N_("Cancelled"),
}

# As they stand inside a sentence: “HJ-2611-0042 is cancelled, …”.
TICKET_STATUS_INLINE = {
    "planned": N_("planned"),
    "in_progress": N_("in progress"),
    "paused": N_("paused"),
    "completed": N_("completed"),
    "cancelled": N_("cancelled"),
}

TOKEN_STATE_INLINE = {
    "ready": N_("ready"),
    "active": N_("being worked on"),
    "paused": N_("paused"),
    "waiting": N_("waiting"),
    "on_hold": N_("on hold"),
    "completed": N_("completed"),
    "scrapped": N_("scrapped"),
    "cancelled": N_("cancelled"),
}

TOKEN_STATE = {
    "ready": N_("Ready"),
    "active": N_("Being worked on"),
    "paused": N_("Paused"),
    "waiting": N_("Waiting"),
    "on_hold": N_("On hold"),
    "completed": N_("Completed"),
    "scrapped": N_("Scrapped"),
    "cancelled": N_("Cancelled"),
}

TOKEN_KIND = {"piece": N_("Piece"), "batch": N_("Batch"), "component": N_("Part")}

# Why something is held, as it stands in a list.
HOLD = {
    "redesign": N_("Redesign"),
    "unroutable": N_("No way on"),
    "limit": N_("Rework limit"),
    "rework_sink": N_("What to redo?"),
    "scrap_sink": N_("How to end?"),
}

# What else waits for a manager.
QUESTION = {
    "left_open": N_("Clock left running"),
    "long_pause": N_("Long pause"),
    "reassigned": N_("In other hands"),
    "across_teams": N_("To another team"),
}
WAITS = HOLD | QUESTION

ITEM_STATE = {
    "waiting": N_("Waiting"),
    "assigned": N_("Assigned"),
    "claimed": N_("Claimed"),
    "in_progress": N_("In progress"),
    "paused": N_("Paused"),
    "done": N_("Done"),
    "cancelled": N_("Cancelled"),
}

LINE = {"hatthasilpa": N_("Hatthasilpa"), "classic": N_("Classic")}

PRIORITY = {"low": N_("Low"), "normal": N_("Normal"), "high": N_("High"), "urgent": N_("Urgent")}

ROLE = {
    "admin": N_("Administrator"),
    "manager": N_("Manager"),
    "planner": N_("Planner"),
    "qc": N_("Inspector"),
    "operator": N_("Artisan"),
    "viewer": N_("Viewer"),
}

# As they stand behind “may not”.
PERMISSION = {
    "edit_catalogue": N_("edit products, work centres or routing drafts"),
    "publish_routings": N_("publish or retire routings"),
    "run_tickets": N_("create, edit, start, pause, resume or complete jobs"),
    "end_tickets": N_("cancel, restore or close short jobs"),
    "work": N_("do work at the benches"),
    "judge": N_("judge pieces at inspections"),
    "scrap_failed": N_("scrap pieces that failed"),
    "decide": N_("end, hold or move pieces"),
    "keep_time": N_("let time pass in the books"),
    "take_over": N_("take over what somebody else has in hand"),
    "override": N_("let somebody work without the skill for it"),
    "act_for_others": N_("record work for somebody else"),
    "see_all": N_("see more than the work queue"),
    "see_names": N_("see the names of colleagues"),
    "administer": N_("manage people, settings or backups"),
}

# What is touched and not written, where something is paused, put back, taken over, lost or told anew.
REASON = {
    "reason:break": N_("Break"),
    "reason:waiting_for_material": N_("Waiting for material"),
    "reason:waiting_for_tool": N_("Waiting for a tool"),
    "reason:other_work_first": N_("Other work comes first"),
    "reason:question_for_planner": N_("A question for the planner"),
    "reason:end_of_day": N_("End of the day"),
    "reason:went_home": N_("Went home"),
    "reason:is_away": N_("Is away"),
    "reason:needed_at_other_bench": N_("Needed at another bench"),
    "reason:agreed": N_("Agreed with each other"),
    "reason:forgot_to_stop": N_("Forgot to stop the clock"),
    "reason:left_earlier": N_("Went home earlier"),
    "reason:worked_longer": N_("Worked longer"),
    "reason:called_away": N_("Was called to another bench"),
    "reason:torn": N_("Torn or cut through"),
    "reason:wrong_size": N_("Wrong size"),
    "reason:stained": N_("Stained"),
    "reason:leather_fault": N_("Fault in the leather"),
    "reason:spoilt_at_machine": N_("Spoilt at the machine"),
    "reason:another_reason": N_("Another reason"),
    "reason:needs_practice": N_("Needs somebody with more practice"),
    "reason:may_not_judge": N_("Who was to judge it may not"),
}

# Who gives what time does by itself.
ACTOR = {"system": N_("The program")}

# Parameters of sentences whose values are stored words, by the parameter's name.
BY_PARAMETER = {
    "status": TICKET_STATUS_INLINE,
    "state": TOKEN_STATE_INLINE,
    "line": LINE,
    "only": LINE,
    "order_state": orders.ORDER_STATE_INLINE,
    "priority": PRIORITY,
    "permission": PERMISSION,
    "wanted": SHEET_FIELDS,
    "actor": ACTOR,
    "reason": REASON,
    "note": REASON,
    "packet_status": packets.PACKET_STATUS_INLINE,
    "packet_kind": packets.PACKET_KIND,
    # what a command does
    "undone": undo.COMMANDS,
    "counter": undo.COMMANDS,
    "later": undo.COMMANDS,
}
