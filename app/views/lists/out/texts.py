"""What is said on the way out of a list."""

from __future__ import annotations

from app.messages.marks import N_, NP_

EXPORT = N_("Export…")
PRINT = N_("Print…")
EXPORT_TITLE = N_("Export the list")
XLSX_FILES = N_("Spreadsheets (*.xlsx)")
CSV_FILES = N_("Text with commas (*.csv)")
WRITING = N_("Writing {what}…")
WRITING_ROWS = N_("Writing {what}: row {done} of {total}")
READING = N_("Reading {what}…")
READING_ROWS = N_("Reading {what}: row {done} of {total}")
STOP = N_("Stop")
REPLACE_TITLE = N_("Replace the file?")
REPLACE_TEXT = N_("{file} is there already. What it holds now is lost if it is replaced.")
REPLACE = N_("Replace it")
EXPORTED_TITLE = N_("The list was exported")
EXPORTED = NP_("{count} row is in {file}.", "{count} rows are in {file}.", "count")
NOT_WRITTEN_TITLE = N_("The list was not exported")
NOT_WRITTEN = N_("{file} could not be written: {reason}. Close it where it is open, or choose another place.")
FAILED = N_("The program made a mistake; the log holds it. Try once more.")
PREVIEW = N_("Print preview")
PRINT_NOW = N_("Print…")
SAVE_PDF = N_("Save as PDF…")
PDF_FILES = N_("PDF (*.pdf)")
CLOSE = N_("Close")
LARGER, SMALLER = N_("Larger"), N_("Smaller")
TOO_LONG_TITLE = N_("This list is long")
TOO_LONG = NP_(
    "{count} row is too much for paper; at most {most} are printed. Filter the list, or export it.",
    "{count} rows are too many for paper; at most {most} are printed. Filter the list, or export it.",
    "count",
)
PAGE = N_("Page {number} of {count}")
FOOT = N_("{moment} · {person}")
FILTERED = N_("Filter: {filter}")
SEARCHED = N_("Search: {words}")
ROWS = NP_("{count} row", "{count} rows", "count")
