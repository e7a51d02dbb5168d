"""What is said where papers are printed."""

from __future__ import annotations

from app.messages.marks import N_, NP_
from app.views.paper.states import State

PRINT_PAPERS = N_("Print papers…")
TOO_MANY = N_("At most {maximum} jobs are printed at once. Choose fewer.")
CHOOSE_FIRST = N_("Choose a job first.")
TITLE = N_("Print papers of jobs")
KIND, SIZE, LANGUAGE, PRINTER = N_("Document"), N_("Label size"), N_("Language"), N_("Printer")
SHEET_SIZE = N_("A4 sheet, {columns} × {rows} labels of {width} × {height} mm")
ROLL_SIZE = N_("Label printer, {width} × {height} mm")
LANGUAGES = {"en": "English", "th": "ไทย"}
NO_PRINTERS = N_("No printer")
NO_PRINTER = N_("This computer has no printer; save a PDF file instead.")
LOOKING_FOR_PRINTERS = N_("Looking for printers…")
SHEETS = N_("Jobs to print")
PREVIEW = N_("Preview of the page")
PAGE = N_("Page {number} of {count}")
EARLIER, LATER = N_("Previous page"), N_("Next page")
SAVE_PDF, PDF_FILES = N_("Save as PDF…"), N_("PDF (*.pdf)")
PRINT, PRINT_FAILED, STOP, CLOSE = N_("Print"), N_("Print what failed again"), N_("Stop"), N_("Close")
GATHERING = N_("Gathering what stands on the papers…")
NOTHING = N_("Nothing of this can be printed.")
READY = NP_("{count} job is ready to print.", "{count} jobs are ready to print.", "count")
PRINTING = N_("Printing: {done} of {total}…")
PRINTED = NP_("{count} job was printed.", "{count} jobs were printed.", "count")
SOME_FAILED = N_("{printed} of {total} jobs were printed; {failed} failed. Print those again.")
STOPPED = N_("Stopped: {printed} of {total} jobs were printed.")
SAVED = N_("{pages} pages are in {file}.")
NOT_SAVED = N_("{file} could not be written: {reason}. Close it where it is open, or choose another place.")
FAILED = N_("The program made a mistake; the log holds it. Try once more.")
LINE = N_("{code} · {state}")
STATES = {
    State.READY: N_("not printed yet"),
    State.PRINTING: N_("printing"),
    State.PRINTED: N_("printed"),
    State.FAILED: N_("failed"),
    State.LEFT_OUT: N_("nothing to print"),
}
