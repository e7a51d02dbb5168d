"""The sentences of the Pieces page, marked for the catalogue."""

from __future__ import annotations

from app.messages.marks import N_, NP_

TITLE = N_("Pieces")
LIST = N_("Pieces of all jobs")
SEARCH = N_("Search serial, job, F003, step, person…")
FILTER = N_("Filter by state")
ALL = N_("All")
EMPTY = N_("There are no pieces yet.")
EMPTY_HINT = N_("They are made when a job starts.")
FIND = N_("Find a piece")
OPEN_JOB = N_("Open its job")
GOT_IT = N_("Got it")

# the panel
CHOOSE = N_("Choose a piece in the list to see it here.")
SEVERAL = NP_("{count} piece chosen", "{count} pieces chosen", "count")
SEVERAL_HINT = N_("A button here is for all of them: it is done with each, or with none.")
GONE = N_("This piece could not be loaded. Press F5 to read it again.")
PIECE = N_("{number} · {code}")

# actions
HOLD = N_("Hold…")
MOVE = N_("Move…")
EDIT = N_("Priority and note…")
SCRAP = N_("Scrap…")
CHOOSE_FIRST = N_("Choose one or several pieces in the list first.")
TOO_MANY = N_("At most {maximum} pieces at once: choose fewer.")
NO_COMMON_STEP = N_("There is no other step to which all of them could be sent.")

# the dialogs
HOLD_ONE = N_("Hold {number} of {code} for a redesign")
HOLD_TITLE = NP_("Hold {count} piece for a redesign", "Hold {count} pieces for a redesign", "count")
HOLD_YES = N_("Hold")
MOVE_ONE = N_("Move {number} of {code} to another step")
MOVE_TITLE = NP_("Move {count} piece to another step", "Move {count} pieces to another step", "count")
MOVE_YES = N_("Move")
MOVE_TO = N_("To the step")
SEND_ONE = N_("Send {number} of {code} on")
SEND_TITLE = NP_("Send {count} held piece on", "Send {count} held pieces on", "count")
AS_IT_WAS = N_("Where it stands: it goes on as it was")
AS_THEY_WERE = N_("Where they stand: they go on as they were")
SEND_YES = N_("Send on")
SCRAP_ONE = N_("Scrap {number} of {code}")
SCRAP_TITLE = NP_("Scrap {count} piece", "Scrap {count} pieces", "count")
SCRAP_YES = N_("Scrap")
SCRAP_HOW = N_("What follows")
SCRAP_AGAIN = NP_("It is made again", "They are made again", "count")
SCRAP_LOSS = NP_("Nothing: it is a loss", "Nothing: they are a loss", "count")
SCRAP_AT_ONE = N_("The new one begins at")
SCRAP_AT = N_("The new ones begin at")
FROM_THE_BEGINNING = N_("From the beginning")
EDIT_ONE = N_("Priority and note of {number} of {code}")
EDIT_TITLE = NP_("Priority and note of {count} piece", "Priority and note of {count} pieces", "count")
EDIT_YES = N_("Save")
LEFT_OUT = NP_(
    "{count} of the chosen pieces has ended already and is left out.",
    "{count} of the chosen pieces have ended already and are left out.",
    "count",
)
DEFECT = N_("Defect")
NO_FAULT = N_("Not said")
CHOOSE_FAULT = N_("Choose the defect…")
REASON = N_("Reason")
PRIORITY = N_("Priority")
NOTE = N_("Note")
AS_IT_IS = N_("As it is")
AS_ITS_JOB = N_("As its job")
