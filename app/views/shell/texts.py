"""The sentences of the window around the screens, marked for the catalogue."""

from __future__ import annotations

from app.messages.marks import N_, NP_

PROGRAM = "Hatthasilpa"

# places
JOBS = N_("Hatthasilpa Jobs")
TICKETS = N_("Job Tickets")
ORDERS = N_("Manufacturing Orders")
QUEUE = N_("Work Queue")
PIECES = N_("Pieces")
PACKETS = N_("Packets")
INBOX = N_("Inbox")
PEOPLE = N_("People")

# menus
FILE = N_("&File")
THINGS = N_("&Actions")
WORKSHOP = N_("&Workshop")
VIEW = N_("&View")
EDIT = N_("&Edit")
HELP = N_("&Help")
NEW_JOB = N_("New job…")
NEW_ORDER = N_("New order…")
NEW_TICKET = N_("New classic ticket…")
IMPORT = N_("Import order sheet…")
OTHER_WORKSPACE = N_("Open another workspace…")
LOCK = N_("Lock, or sign in as somebody else")
QUIT = N_("Quit")
UNDO = N_("Undo…")
GO_TO = N_("Go to {place}")
PALETTE = N_("Do or find…")
REFRESH = N_("Read again")
FULL_SCREEN = N_("Work queue on the full screen")
LIGHT = N_("Light")
DARK = N_("Dark")
ZOOM_IN = N_("Larger text")
ZOOM_OUT = N_("Smaller text")
ZOOM_NORMAL = N_("Normal text size")
DIAGNOSTICS = N_("Log and diagnostics…")
SAVE_REPORT = N_("Save a report…")
RECENT = N_("Recent workspaces")
WORK_AS = N_("Work as")
NO_RECENT = N_("No other workspace has been opened here yet")
ABOUT = N_("About Hatthasilpa")

# The names of languages stand in their own language, whatever is spoken.
LANGUAGE_NAMES = {"en": "English", "th": "ไทย"}

YEARS_AS_USUAL = N_("Years as usual in this language")
YEARS = {"buddhist": N_("Buddhist years"), "gregorian": N_("Gregorian years")}

# window and status line
TITLE = N_("{workspace} — Hatthasilpa")
WHO = N_("{person} · {roles}")
LAST_BACKUP = N_("Last backup {moment}")
NO_BACKUP = N_("No backup yet; one is made while you work and when you close")
OTHERS = N_("Also here: {names}")
CANNOT_READ = N_("The workspace can't be read at the moment; what you see may be old")

# while it is locked
LOCKED = N_("This window is locked.")
LOCKED_HINT = N_("Sign in to go on. Everything is as it was left.")

# undo
UNDO_TITLE = N_("Undo this?")
UNDO_DID = N_("You did this on {when}:")
UNDO_EFFECT = N_("Once undone:")
UNDO_LINE = N_("• {sentence}")
UNDO_MORE = NP_("… and {count} other.", "… and {count} others.", "count")
UNDO_CHANGE = N_("{field}: {now} → {then}")
UNDO_YES = N_("Undo")
UNDO_NO = N_("Leave it as it is")
UNDO_CANNOT = N_("This can't be undone")
UNDO_FIELDS = {
    "active": N_("In use"),
    "code": N_("Code"),
    "due": N_("Due"),
    "name_en": N_("English name"),
    "name_th": N_("Thai name"),
    "note": N_("Note"),
    "notes": N_("Notes"),
    "priority": N_("Priority"),
    "quantity": N_("Quantity"),
    "routing": N_("Routing"),
}
YES = N_("yes")
NO = N_("no")
NOTHING = "—"

# help
ABOUT_TEXT = N_("Hatthasilpa plans and runs a workshop where pieces are made by hand.")
ABOUT_LICENCE = N_("Free software under the MIT licence.")
ABOUT_PARTS = N_(
    "With Qt for Python (LGPL), peewee, APSW and SQLite, the fonts Sarabun and Noto Sans Thai (OFL), and "
    "icons of Lucide (ISC)."
)
DIAGNOSTICS_TEXT = N_(
    "If something goes wrong, send these lines and the log to whoever looks after the program."
)
DIAGNOSTICS_VERSION = N_("Hatthasilpa {version}, Python {python}, Qt {qt}, SQLite {sqlite}")
DIAGNOSTICS_SYSTEM = N_("System: {system}")
DIAGNOSTICS_WORKSPACE = N_("Workspace: {file}")
DIAGNOSTICS_LOG = N_("Log: {file}")

LOG = N_("Log")
LOG_EMPTY = N_("The log is empty.")
LOG_COPY = N_("Copy")
CLOSE = N_("Close")
REPORT_NAME = "hatthasilpa-report.zip"
REPORT_FILES = N_("Archives (*.zip)")
REPORT_SAVED = N_(
    "{file} holds the log, the versions and where the workspace lies, not the workspace itself. Lines of the "
    "log may name what was worked on. Send it to whoever looks after the program."
)
REPORT_FAILED = N_("{file} could not be written: {reason}. Choose another place.")

# what went wrong
FAULT = N_("The program made a mistake")
FAULT_TEXT = N_(
    "Something did not work as it should. What was confirmed before is safe. Try it once more; if it happens "
    "again, send the log to whoever looks after the program."
)
FAULT_TOLD = N_(
    "Something did not work as it should. What was confirmed before is safe. Try it once more; if it happens "
    "again, save a report and send it to whoever looks after the program."
)
CRASHED = N_("The program ended unexpectedly the last time")
CRASHED_TEXT = N_(
    "What was confirmed before is safe. A report helps to find the cause. If it happens at every start, "
    "whoever looks after the program can start it with “--safe-mode”."
)
BACKUP_FAILED = N_("The backup was not made")
NOT_WHOLE = N_("The workspace does not hold together")
IN_CLOUD = N_("The workspace lies in a folder that is copied elsewhere")

# the start
START = N_("Welcome")
START_TEXT = N_(
    "A workspace is one file on this computer. It holds the jobs, people and routings of a workshop."
)
START_SAMPLE = N_("Look around in a sample workshop")
START_SAMPLE_HINT = N_("A leather workshop with jobs in every state. It is thrown away when you close it.")
START_NEW = N_("Make a new workspace…")
START_NEW_HINT = N_("An empty one, in a file that you choose.")
START_OPEN = N_("Open a workspace…")
START_OPEN_HINT = N_("A workspace file on this computer.")
START_LAST = N_("Go on with {workspace}")
LEAVE_SAMPLE = N_("Leave the sample workshop?")
LEAVE_SAMPLE_TEXT = N_("It is thrown away when you leave it, with all that you have tried in it.")
UNSAVED = N_("Something that was typed is not saved")
UNSAVED_TEXT = N_("It was begun beside a job or an order, and is lost when the window closes.")
THROW_AWAY = N_("Throw it away")
STAY = N_("Stay here")
KEEP_TYPING = N_("Keep typing")
NEW_TITLE = N_("Make a new workspace")
OPEN_TITLE = N_("Open a workspace")
WORKSPACE_FILES = N_("Workspaces (*.hatt)")
NEW_NAME = N_("workshop")
BRING_BACK = N_("Bring the backup back")
BROUGHT_BACK = N_("The backup is back")
NOT_OPENED = N_("That was not opened")
MAKING = N_("Making the sample workshop…")
MAKING_DAY = N_("Making the sample workshop: day {done} of {total}")
MAKING_STOP = N_("Stop")
NO_DISPLAY = N_(
    "There is no display here to open a window on. Use the commands instead (“--help” lists them), or look "
    "around with “--tour”."
)

# what is scanned
UNKNOWN_CODE_TITLE = N_("Nothing has this code")
UNKNOWN_CODE = N_(
    "Neither a job nor a piece has the code “{code}”. Scan it once more, or look for it (Ctrl+K)."
)
