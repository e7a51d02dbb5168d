"""The sentences of the Job Tickets screen and its panel, marked for the catalogue."""

from __future__ import annotations

from app.messages.marks import N_, NP_

TITLE = N_("Job Tickets")
SEARCH = N_("Search code, product, order, notes…")

# filters
ALL = N_("All")
LATE = N_("Late")
BOTH_LINES = N_("Both lines")

# the list without rows
EMPTY = N_("There are no job tickets yet.")
EMPTY_HINT = N_(
    "Jobs made on the Hatthasilpa Jobs screen appear here, beside the tickets of the classic line, which "
    "“New ticket” or an order makes."
)

# fields of the panel, and their values
SKU = N_("SKU")
QUANTITY = N_("Quantity")
DUE = N_("Due")
PRIORITY = N_("Priority")
PROGRESS = N_("Progress")
REFERENCE = N_("Reference")
OWNER = N_("Owner")
MANUFACTURING_ORDER = N_("Order")
OPEN_ORDER = N_("Open the order {code}")
BACK_TO_ORDER = N_("Back to Manufacturing Orders")
ROUTING = N_("Routing")
CREATED = N_("Created")
STARTED = N_("Started")
ENDED = N_("Ended")
NOTES = N_("Notes")
DASH_BECAUSE = N_("— {reason}")
CREATED_BY = N_("{moment}, {person}")
ROUTING_VERSION = N_("{routing}, version {version}")
ROUTING_UNPUBLISHED = N_("{routing}, nothing published yet")

# the panel
BANNER = N_(
    "This Job Ticket was created from Hatthasilpa Jobs. "
    "Lifecycle actions must be performed in Hatthasilpa Jobs."
)
OPEN_IN_JOBS = N_("Open in Hatthasilpa Jobs")
BACK_TO_JOBS = N_("Back to Hatthasilpa Jobs")
PANEL_FAILED = N_("This ticket could not be loaded. Nothing was changed. Press F5 to read it again.")

# making and editing a classic ticket
NEW_TICKET = N_("New ticket")
EDIT = N_("Edit…")
NEW_TITLE = N_("New ticket of the classic line")
EDIT_TITLE = N_("Edit {code}")
CREATE = N_("Create ticket")
GOT_IT = N_("Got it")
STARTED_FIXED = N_("The ticket has started, so this stays as it is.")

# lifecycle
START = N_("Start")
PAUSE = N_("Pause")
RESUME = N_("Resume")
COMPLETE = N_("Complete")
CANCEL = N_("Cancel")
RESTORE = N_("Restore")
CLOSE_SHORT = N_("Close short…")
CANCEL_DOTS = N_("Cancel…")
NOBODY = N_("Nobody")
NO_CLASSIC = N_("Choose a ticket of the classic line first.")
REASON = N_("Reason")
KEEP_IT = N_("Keep it")
CANCEL_TITLE = N_("Cancel {code}?")
CANCEL_PLANNED = N_("It has not started yet, so nothing is lost. It can be planned again later with Restore.")
CANCEL_BEGUN = N_(
    "Work on it stops, and its batches stay where they are. Restore brings it back later, paused, with the "
    "same batches."
)
CANCEL_YES = N_("Cancel the ticket")
SHORT_TITLE = N_("Close {code} short?")
SHORT_TEXT = NP_(
    "{count} unfinished piece ends as cancelled, and the ticket is completed with what is finished.",
    "{count} unfinished pieces end as cancelled, and the ticket is completed with what is finished.",
    "count",
)
SHORT_YES = N_("Close short")
BATCH = N_("{number} × {quantity}")

# how far it is along its routing, and who worked on it
ROUTING_PROGRESS = N_("Routing: {routing}, version {version}")
STEP_WAITING = N_("{quantity} waiting")
STEP_IN_HAND = N_("{quantity} in hand")
STEP_DONE = N_("{quantity} done")
STEP_SCRAPPED = N_("{quantity} scrapped")
SESSION_LOG = N_("Session log")
NO_SESSIONS = N_("Nobody's clock has run for this ticket yet.")
NO_SESSIONS_EVER = N_("Nobody's clock ran for this ticket.")
SESSION_TIME = N_("{since} – {until}")
SESSION_RUNNING = N_("{since} – still running")
EARLIER_SESSIONS = NP_("and {count} earlier", "and {count} earlier", "count")
ROUTED_FAILED = N_("Steps and sessions could not be read. Nothing was changed. Press F5 to read them again.")

# pieces
PIECES = N_("Pieces")
NO_PIECES = N_("No pieces yet: they are made when the job starts.")
STEP_OF_ATTEMPT = N_("{step}, attempt {run}")
PIECE_SPOKEN = N_("{number}, {state}, serial {serial}")
PART_OF = N_("Part of {number}")
SPLIT_OFF = N_("Split off {number}")
PART_SPOKEN = N_("{number}, part of {whole}, {state}")
SPLIT_SPOKEN = N_("{number}, split off {whole}, {state}")
COPY_SERIAL = N_("Copy serial number")
NUMBER = N_("Piece")
STATE = N_("State")
STEP = N_("Step")
SERIAL = N_("Serial number")

# history
