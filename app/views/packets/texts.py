"""The sentences of the Packets page, marked for the catalogue."""

from __future__ import annotations

from app.messages.marks import N_, NP_

TITLE = N_("Packets")
LIST = N_("Packets of all jobs")
SEARCH = N_("Search job, packet, what for…")
FILTER = N_("Filter by state")
ALL = N_("All")
BEGUN = N_("Begun")
UNDELIVERED = N_("It is done; one more delivery failed. {reason}")
EMPTY = N_("There are no packets yet.")
EMPTY_HINT = N_(
    "A packet holds the documents of a job. Choose jobs, and press “Print now” or “Documents…” there."
)
FIND = N_("Find a packet")

# columns
JOB = N_("Job")
KIND = N_("Documents")
STATUS = N_("State")
MADE = N_("Made")
BY = N_("By")
FILES = N_("Files")
PURPOSE = N_("What for")
CODE = N_("Packet")

# the panel
CHOOSE = N_("Choose a packet in the list to see it here.")
SEVERAL = NP_("{count} packet chosen", "{count} packets chosen", "count")
SEVERAL_HINT = N_("What is pressed here is done with those of them that allow it.")
GONE = N_("This packet is gone. Press F5 to read the list again.")
OPEN_JOB = N_("Open its job")
STAGE_TIME = N_("{milliseconds} ms")
STAGE_FAILED = N_("failed")
STAGE_OPEN = N_("—")
STAGES_SPOKEN = N_("{done} of {total} stages done")
FOR = N_("What for")
REQUESTER = N_("Wanted by")
MADE_AT = N_("Made")
LANGUAGE = N_("Language")
HOLDS = N_("Holds")
DEPLOYED = N_("Deployed to")
KEPT_UNTIL = N_("Kept until")
LOG_LINE = N_("{time}  {text}")
FILES_TITLE = N_("Files")
FILE_LINE = N_("{size} KB")
FILE_PAGES = NP_("{size} KB · {pages} page", "{size} KB · {pages} pages", "pages")
OPEN_FILE = N_("Open")
PRINT_FILE = N_("Print…")
PRINT_FILE_SPOKEN = N_("Print {name}")
OPEN_FILE_SPOKEN = N_("Open {name}")
MORE_FILES = NP_("{count} more in the folder", "{count} more in the folder", "count")
SHOW_FOLDER = N_("Show folder")
SHOW_PAGE = N_("Show page")
LOG = N_("Log")
OPEN_LOG = N_("Open log")
NOT_OPENED = N_("It was not opened")
NOT_OPENED_WHY = N_("There is no file {file} any more, or no program for it on this computer.")
