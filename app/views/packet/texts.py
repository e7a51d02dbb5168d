"""The sentences about packets that several screens say, marked for the catalogue."""

from __future__ import annotations

from app.messages.marks import N_, NP_

# deeds
MAKE = N_("Documents…")
MAKE_HINT = N_(
    "Chooses which documents are made and kept with the job, and whether they are printed at once."
)
PRINT_NOW = N_("Print now")
PRINT_NOW_HINT = N_(
    "Makes the papers that the line asks for, keeps them with the job and prints them at once, on the usual "
    "printer of this computer."
)
NOT_PRINTED = N_("Nothing was printed")
RUN = N_("Make files")
RETRY = N_("Retry")
DEPLOY = N_("Deploy…")
STOP = N_("Stop")
DISCARD = N_("Discard…")
CHOOSE_FIRST = N_("Choose one or several packets in the list first.")
CHOOSE_JOBS = N_("Choose one or several jobs in the list first.")
TOO_MANY = N_("At most {maximum} at once: choose fewer.")

# the dialogs
MAKE_TITLE = NP_("Documents for {count} job", "Documents for {count} jobs", "count")
MAKE_YES = N_("Make them")
KIND = N_("Documents")
FOLDER_KIND = N_("Templates: {name}")
LANGUAGE = N_("Language")
ENGLISH = N_("English")
THAI = N_("Thai")
PURPOSE = N_("Purpose")
PRINT_ON = N_("Print on")
FILES_ONLY = N_("Nothing: files only")
UNPRINTED = N_(
    "No printer is installed on this computer, so the papers are made as PDF files: open them under Packets "
    "and print them elsewhere, or deploy them once there is a printer."
)
DEPLOY_TITLE = NP_("Deploy {count} packet", "Deploy {count} packets", "count")
DEPLOY_YES = N_("Deploy")
TO = N_("To")
TO_FOLDER = N_("A folder")
TO_DRIVE = N_("A removable drive")
TO_PRINTER = N_("A printer")
FOLDER = N_("Folder")
CHOOSE = N_("Choose…")
PRINTER = N_("Printer")
AGAIN = N_("Print again what was printed there already")
NO_PRINTER = N_("This computer knows no printer. Choose a folder instead.")
FOLDER_MISSING = N_("Choose a folder.")
DISCARD_TITLE = NP_("Discard {count} packet?", "Discard {count} packets?", "count")
DISCARD_TEXT = N_("Their files are removed; their logs stay. What was deployed stays where it is.")
DISCARD_YES = N_("Discard")

# progress
MAKING = N_("Making packets…")
MAKING_AT = N_("Packet {done} of {total}")
STOP_ALL = N_("Stop all")

# the section in a panel
PACKETS = N_("Packets")
NONE_YET = N_("No documents were made of it yet.")
OPEN_PAGE = N_("Show in Packets")
PACKET_LINE = N_("{kind} · {moment}")
PACKET_SPOKEN = N_("{kind}, {status}, {moment}")
RUNNING = N_("Under way")
NOT_DELIVERED = N_("Not delivered")
