"""The sentences of the Packets page, marked for the catalogue."""

from __future__ import annotations

from app.domain.packets.values import PacketStatus
from app.messages.marks import N_, NP_

TITLE = N_("Packets")
LIST = N_("Packets of all jobs")
SEARCH = N_("Search job, packet, purpose…")
FILTER = N_("Filter by state")
ALL = N_("All")
BEGUN = N_("Begun")
UNDELIVERED = N_("The files are finished, but the last delivery failed. {reason}")
EMPTY = N_("There are no packets yet.")
EMPTY_HINT = N_(
    "A packet holds the documents of a job. Choose jobs, and press “Print now” or “Documents…” there."
)
FIND = N_("Find a packet")

# columns
JOB = N_("Job")
KIND = N_("Documents")
STATUS = N_("State")
MADE = N_("Created")
BY = N_("By")
FILES = N_("Files")
PURPOSE = N_("Purpose")
CODE = N_("Packet")

# the panel
CHOOSE = N_("Choose a packet in the list to see it here.")
SEVERAL = NP_("{count} packet chosen", "{count} packets chosen", "count")
SEVERAL_HINT = N_("Each button acts on those of the chosen packets that allow it.")
GONE = N_("This packet is gone. Press F5 to read the list again.")
OPEN_JOB = N_("Open its job")
STAGE_TIME = N_("{seconds} s")
STAGE_FAILED = N_("failed")
STAGE_OPEN = N_("—")
STAGES_SPOKEN = N_("{done} of {total} stages done")
CODE_OF = N_("Code")
FOR = N_("Purpose")
REQUESTER = N_("Requested by")
MADE_AT = N_("Created")
LANGUAGE = N_("Language")
HOLDS = N_("Documents")
DEPLOYED = N_("Deployed to")
KEPT_UNTIL = N_("Kept until")
LOG_LINE = N_("{time}  {text}")
LOG_CREATED = N_("Packet created")
LOG_DELIVERED = N_("Delivered to {place}")
LOG_STOPPED = N_("Stopped")
LOG_FAILED = {
    PacketStatus.PLANNED: N_("It could not be planned"),
    PacketStatus.GENERATED: N_("The files could not be made"),
    PacketStatus.VALIDATED: N_("The files are not in order"),
    PacketStatus.PACKAGED: N_("The files could not be packaged"),
    PacketStatus.DEPLOYED: N_("It could not be delivered"),
    PacketStatus.DONE: N_("It could not be finished"),
}
LOG_REMOVED = N_("Files removed")
LOG_EARLIER = N_("…")
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
