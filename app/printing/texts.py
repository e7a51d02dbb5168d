"""What stands printed on paper."""

from __future__ import annotations

from app.domain.paper.kinds import PaperKind
from app.domain.words import Line
from app.messages.marks import N_, NP_

KINDS = {
    PaperKind.WORK_CARD: N_("Work card"),
    PaperKind.PIECE_LABELS: N_("Labels"),
    PaperKind.BATCH_TRAVELLER: N_("Batch traveller"),
    PaperKind.STATUS_PAGE: N_("Status page"),
}
LINES = {Line.HATTHASILPA: N_("Hatthasilpa Line"), Line.CLASSIC: N_("Classic Line")}
PAGE = N_("Page {number} of {count}")

# head
CREATED = N_("Created")
ORDER = N_("Manufacturing order")
DUE = N_("Due")
PRIORITY = N_("Priority")
REFERENCE = N_("Reference")

# what is made
PRODUCT = N_("Product")
QUANTITY = N_("Quantity")
PIECES = NP_("{count} piece", "{count} pieces", "count")
OWNER = N_("Owner")
BATCH = N_("Batch")
BATCH_OF = N_("{place} of {count}")

# tables
OPERATION = N_("Operation")
STEP = N_("Step")
PERSON = N_("Done by")
START = N_("Start")
FINISH = N_("Finish")
DAY = N_("Date")
SIGNATURE = N_("Signature")
GOOD = N_("Good")
SCRAP = N_("Scrapped")
REWORK = N_("Rework")
INSPECTION = N_("QC")
STANDING = N_("Pieces")
HOLDERS = N_("In hand of")
PARTS_AT = N_("{step} (parts)")
STATE_COUNT = N_("{state}: {count}")

# below
CHECKLIST = N_("Checklist")
CHECKS = (N_("QC passed"), N_("Packed"), N_("Accessories attached"), N_("Cleaned"))
NOTES, NOTES_MORE = N_("Notes"), N_("Notes, continued")

# status page
AS_OF = N_("As of {when}")
STATUS = N_("Status")
PROGRESS = N_("Progress")
FINISHED = N_("{completed} of {quantity} finished")
NOWHERE = N_("No piece is under way.")
