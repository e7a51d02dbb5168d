"""The sentences of Hatthasilpa Jobs, marked for the catalogue."""

from __future__ import annotations

from app.messages.marks import N_, NP_

TITLE = N_("Hatthasilpa Jobs")
SEARCH = N_("Search code, product, order, notes…")
NEW_JOB = N_("New job")
IMPORT = N_("Import…")
ALL = N_("All")
LATE = N_("Late")
EMPTY = N_("There are no Hatthasilpa jobs yet.")
EMPTY_HINT = N_("Make the first one here, or import the week's order sheet.")
GOT_IT = N_("Got it")
FILTER = N_("Filter by status")
LIST = N_("Hatthasilpa jobs")

# actions
EDIT = N_("Edit…")
START = N_("Start")
PAUSE = N_("Pause")
RESUME = N_("Resume")
COMPLETE = N_("Complete")
CLOSE_SHORT = N_("Close short…")
CANCEL = N_("Cancel…")
RESTORE = N_("Restore")
FIND = N_("Find a job")
NOTHING_CHOSEN = N_("Choose a job in the list first.")
ONE_ONLY = N_("Choose one job only to edit it.")
TOO_MANY = N_("At most {maximum} jobs at once: choose fewer.")

# questions
CANCEL_ONE = N_("Cancel {code}?")
CANCEL_TITLE = NP_("Cancel this job?", "Cancel {count} jobs?", "count")
CANCEL_PLANNED = NP_(
    "It has not started yet, so nothing is lost. It can be planned again later with Restore.",
    "They have not started yet, so nothing is lost. They can be planned again later with Restore.",
    "count",
)
CANCEL_BEGUN = NP_(
    "Its pieces are kept as they are, and nobody works on them any more. It can be planned again later with "
    "Restore; it then begins with new pieces.",
    "Their pieces are kept as they are, and nobody works on them any more. They can be planned again later "
    "with Restore; they then begin with new pieces.",
    "count",
)
CANCEL_WORKED = NP_(
    "Work on {count} piece is recorded already. If the work should only stop for a while, pause instead.",
    "Work on {count} pieces is recorded already. If the work should only stop for a while, pause instead.",
    "count",
)
CANCEL_YES = NP_("Cancel the job", "Cancel {count} jobs", "count")
CANCEL_NO = NP_("Keep the job", "Keep the jobs", "count")
PAUSE_INSTEAD = N_("Pause instead")
SHORT_ONE = N_("Close {code} short?")
SHORT_TITLE = NP_("Close this job short?", "Close {count} jobs short?", "count")
SHORT_TEXT = NP_(
    "{count} unfinished piece ends as cancelled, and the job is completed with what is finished.",
    "{count} unfinished pieces end as cancelled, and the job is completed with what is finished.",
    "count",
)
WITHOUT_TEXT = NP_(
    "Nothing has been done yet. This job stays as it is:",
    "Nothing has been done yet. These jobs stay as they are:",
    "count",
)
SHORT_FINAL = N_("A job closed short stays closed: this cannot be undone.")
SHORT_YES = N_("Close short")
SHORT_NO = N_("Go on working")
REASON = N_("Reason")

# the panel
NO_JOB = N_("Choose a job in the list to see it here.")
SEVERAL = NP_("{count} job chosen", "{count} jobs chosen", "count")
SEVERAL_HINT = N_("A button here is for all of them. Where some can't, you are asked first.")
GONE = N_("This job could not be loaded. Press F5 to read it again.")
PROGRESS = N_("Progress")
READY = N_("Every piece is finished: the job is ready to complete.")
PIECES_COUNT = N_("Pieces")
PRIORITY = N_("Priority")
ROUTING = N_("Routing")
ROUTING_PINNED = N_("{routing}, version {version}")
ROUTING_UNPINNED = N_("{routing}, not published yet")
REFERENCE = N_("Reference")
VIEW_DETAILS = N_("View details")
HISTORY_TAB = N_("History")
PANES = N_("What is shown of the job")

# pieces
PIECES = N_("Pieces")
NO_PIECES = N_("No pieces yet")
NO_PIECES_HINT = N_("They are made when the job starts.")
COMPLETE_STEP = N_("Complete this step")
JUDGE = N_("Pass or fail…")
CHOOSE_PIECES = N_("Choose one or several pieces in the list first.")
FOR_HOLDER_TITLE = N_("Record it for {person}?")
FOR_HOLDER_TEXT = NP_(
    "The piece is in the hands of {person}. The step is recorded as done by {person}.",
    "The pieces are in the hands of {person}. The step is recorded as done by {person}.",
    "count",
)
FOR_HOLDER_YES = N_("Record it")

# the dialogs
NEW_TITLE = N_("New Hatthasilpa job")
EDIT_TITLE = N_("Edit {code}")
CREATE = N_("Create job")
STARTED_FIXED = N_("The job has started, so this stays as it is.")
