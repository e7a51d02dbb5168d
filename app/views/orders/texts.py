"""The sentences of Manufacturing Orders, marked for the catalogue."""

from __future__ import annotations

from app.messages.marks import N_, NP_

TITLE = N_("Manufacturing Orders (OEM)")
SEARCH = N_("Search code, product, reference, notes…")
NEW_ORDER = N_("New order")
IMPORT = N_("Import…")
ALL = N_("All")
LATE = N_("Late")
EMPTY = N_("There are no manufacturing orders yet.")
EMPTY_HINT = N_(
    "An order plans work of the classic line. Once it is planned, it has the job tickets that carry it out."
)
GOT_IT = N_("Got it")
FILTER = N_("Filter by state")
LIST = N_("Manufacturing orders")

# columns
SCHEDULE = N_("Schedule")
TICKETS_COLUMN = N_("Tickets")
JOBS_COLUMN = N_("Jobs")
STATE = N_("State")
DAYS = N_("{start} – {end}")
SINCE = N_("from {start}")
UNTIL = N_("until {end}")
OPEN_OF = N_("{open} of {tickets} tickets open")

# actions
PLAN = N_("Plan…")
EDIT = N_("Edit…")
LINK = N_("Link a job…")
UNLINK = N_("Unlink the job")
RESTORE = N_("Restore")
CANCEL = N_("Cancel…")
FIND = N_("Find an order")
NOTHING_CHOSEN = N_("Choose an order in the list first.")
ONE_ONLY = N_("Choose one order only for this.")
TOO_MANY = N_("At most {maximum} orders at once: choose fewer.")
CHOOSE_JOB = N_("Choose one of the linked jobs first.")

# questions
CANCEL_ONE = N_("Cancel {code}?")
CANCEL_TITLE = NP_("Cancel this order?", "Cancel {count} orders?", "count")
CANCEL_TEXT = NP_(
    "Its tickets that have not started are cancelled too. Restore makes it a draft again later, unless work "
    "on one of its tickets had begun: then restore that ticket, and the order comes back with it.",
    "Their tickets that have not started are cancelled too. Restore makes them drafts again later, unless "
    "work on a ticket had begun: then restore that ticket, and its order comes back with it.",
    "count",
)
CANCEL_YES = NP_("Cancel the order", "Cancel {count} orders", "count")
CANCEL_NO = NP_("Keep the order", "Keep the orders", "count")
WITHOUT_TEXT = NP_(
    "Nothing has been done yet. This order stays as it is:",
    "Nothing has been done yet. These orders stay as they are:",
    "count",
)

REASON = N_("Reason")

# the panel
NO_ORDER = N_("Choose an order in the list to see it here.")
SEVERAL = NP_("{count} order chosen", "{count} orders chosen", "count")
SEVERAL_HINT = N_("A button here is for all of them. Where some can't, you are asked first.")
GONE = N_("This order could not be loaded. Press F5 to read it again.")
QUANTITY = N_("Quantity")
PROGRESS = N_("Progress")
PRIORITY = N_("Priority")
ROUTING = N_("Routing")
REFERENCE = N_("Reference")
WORKS_TOO = N_("Jobs")
CREATED = N_("Created")
PANES = N_("What is shown of the order")
TICKETS = N_("Tickets")
JOBS = N_("Linked jobs")
HISTORY = N_("History")
NO_TICKETS = N_("No tickets yet")
NO_TICKETS_HINT = N_("They are made when the order is planned.")
NO_JOBS = N_("No linked jobs")
NO_JOBS_HINT = N_("A Hatthasilpa job that works for this order too is linked to it, and never counted.")

# the dialogs
NEW_TITLE = N_("New manufacturing order")
EDIT_TITLE = N_("Edit {code}")
CREATE = N_("Create order")
START_DAY = N_("Start")
END_DAY = N_("End")
PLAN_TITLE = NP_("Plan {code}", "Plan {count} orders", "count")
PLAN_YES = N_("Plan")
HOW = N_("Job tickets")
ONE_EACH = N_("One ticket for the whole order")
IN_BATCHES = N_("One ticket for each batch")
BATCH = N_("Pieces in a batch")
NO_BATCH = N_("Write how many pieces a batch has, from 1.")
PREVIEW = N_("What will be made")
WHOLE = NP_("{count} ticket of {quantity}", "{count} tickets of {quantity}", "count")
AND_REST = N_("{whole}, and 1 of {rest}")
OF_ORDER = N_("{code}: {tickets}")
IN_ALL = NP_("{count} ticket in all", "{count} tickets in all", "count")
AND_MORE = NP_("… and {count} more order", "… and {count} more orders", "count")
LINK_TITLE = N_("Link a Hatthasilpa job to {code}")
LINK_YES = N_("Link")
JOB = N_("Hatthasilpa job")
LINK_HINT = N_("The job is shown with the order, and is never counted into its progress.")
NO_JOB = N_("Choose a job from the list, or type its code.")
JOB_OPTION = N_("{code} · {name} · {quantity}")
