"""The sentences of Work Queue, marked for the catalogue."""

from __future__ import annotations

from app.lifecycle.queries.queue import Deed, Scope
from app.messages.marks import N_, NP_

TITLE = N_("Work Queue")
CARDS = N_("Work to be done")
SCAN = N_("Scan or type a code…")
SCAN_NAME = N_("Code of a piece or a job")
FULL_SCREEN = N_("Full screen")
LOCK = N_("Lock")
WINDOWED = N_("Leave full screen")
WHO = N_("{person} · {roles}")
GOT_IT = N_("Got it")
FILTER = N_("Whose work is shown")
SCOPES = {Scope.MINE: N_("My work"), Scope.AVAILABLE: N_("Available"), Scope.ALL: N_("All")}
KEYS = N_("Enter: what comes next · Space: choose · F2: start · F4: pause · F6: complete · Ctrl+Z: undo")

# nothing to show
NOTHING_MINE = N_("Nothing is in your hands")
NOTHING_MINE_HINT = N_("Take something from what is available, or wait until somebody hands it to you.")
NOTHING_FREE = N_("Nothing waits to be taken")
NOTHING_FREE_HINT = N_(
    "Whatever is ready is in somebody's hands, or asks for another work centre or skill. Look under All."
)
NOTHING_AT_ALL = N_("There is no open work")
NOTHING_AT_ALL_HINT = N_("Work comes here when a job is started.")

# cards
BATCH = N_("{number} × {quantity}")
ABOUT = N_("{step} · {product}")
GROUP = NP_("{count} card", "{count} cards", "count")
LOOK_AT = N_("Look at {count} of {quantity}")
PART_OF = N_("{job} · part of {piece}")
LATE_DAYS = NP_("Late {count} day", "Late {count} days", "count")
DUE_TODAY = N_("Due today")
DUE_ON = N_("Due {day}")
LIES = NP_("Here for {count} day", "Here for {count} days", "count")
RESTS = N_("Rests until {moment}")
REDONE = NP_("Redone {count} time", "Redone {count} times", "count")
REPLACES = N_("Replaces {number}")
HELD_BY = N_("With {person}")
TOGETHER = N_("Together with {people}")
PEOPLE_OF = N_("{count} of {places} people")
YOUR_PART = N_("Your part is done")
ASKS = N_("Asks for help")
IS_READY = NP_("{people} is ready", "{people} are ready", "count")
YOU_ARE_READY = NP_("Ready, {count} more has to press", "Ready, {count} more have to press", "count")
FROM = N_("From {person}")
FROM_SAYING = N_("From {person}: {note}")
PUT_BACK_SAYING = N_("{person} put it back: {note}")
LEFT_SAYING = N_("{person} left it to the others: {note}")
PASSED_SAYING = N_("{person} passed it: {note}")
FAULT_FOUND = N_("{person} found a fault")
FAULT_SAYING = N_("{person} found a fault: {note}")
FAULT_NAMED = N_("{person} found a fault: {fault}")
FAULT_NAMED_SAYING = N_("{person} found a fault: {fault}. {note}")
HERE_SINCE = N_("Here since {moment}")
STOOD_SINCE = N_("Paused since {moment}")
RUNS_SINCE = N_("Runs since {moment}")
MINUTES = N_("about {minutes} min")
SPOKEN = N_("{number}, {step}, {product}, {job}. {more}")
NEXT = {
    Deed.START: N_("Start"),
    Deed.RESUME: N_("Resume"),
    Deed.COMPLETE: N_("Complete"),
    Deed.JUDGE: N_("Pass / Fail"),
    Deed.ASSIST: N_("Join in"),
}

# now working on
NOW = N_("Now working on")
IDLE = N_("Your clock is not running")
IDLE_HINT = N_("Choose one or several cards of one step and press Start.")
PIECES = N_("{numbers} · {step}")
AND_MORE = NP_("{numbers} and {count} more", "{numbers} and {count} more", "count")
CLOCK = N_("The clock runs since {moment}")

# a clock that was left running
LEFT_OPEN = N_(
    "Your clock was left running on {numbers} of {job} at “{step}”. It was stopped after {duration} "
    "({moment}). Is that right?"
)
TIME_IS_RIGHT = N_("That is right")
TIME_IS_OTHER = N_("It was another time…")
HOW_LONG = N_("How long was it?")
MINUTES_WORKED = N_("Minutes that were worked")
WHY_OTHER_TIME = N_("Why does the clock say otherwise? A touch on the reason saves the time.")

# what can be done
START = N_("Start")
SWAP = N_("Pause that, start this")
RESUME = N_("Resume")
PAUSE = N_("Pause")
COMPLETE = N_("Complete")
PASS = N_("Pass")
FAIL = N_("Fail…")
CLAIM = N_("Take")
HAND_OVER = N_("Hand over…")
PUT_BACK = N_("Put back…")
TAKE_OVER = N_("Take over…")
ASSIST = N_("Join in")
ASK_HELP = N_("Ask for help")
NO_MORE_HELP = N_("No more help needed")
READ = N_("Notes…")
NOTHING_TO_READ = N_("No notes were written for this.")
FIND = N_("Scan or find a code")
NOTHING_CHOSEN = N_("Choose a card first.")
NOTHING_RUNS = N_("Your clock is not running.")

# sheets
WHY_PAUSE = N_("Why are you pausing?")
WHO_TAKES = N_("Who takes it?")
NOBODY_ELSE = N_("There is nobody else who works at the benches.")
NOBODY_ABLE = N_("There is nobody else who may do this step.")
ONLY_ABLE = N_("Only those are shown who may do this step.")
WHY_PUT_BACK = N_("Back into the queue: what should the next person know?")
JUST_PUT_BACK = N_("Put it back")
WHY_TAKE_OVER = N_("Why are you taking it over?")
SWAP_TITLE = N_("Your clock runs on other work")
SWAP_TEXT = N_("It runs on {numbers}. Pause that one and start this?")

# the scanner
UNKNOWN_CODE = N_("Nothing here is called “{code}”. Scan it once more, or look under Pieces.")
JOB_NOT_OPEN = N_("Nothing of {job} is in the queue: it is {status}.")
NOT_OPEN = N_("{number} of {job} is not in the queue: it is {state}.")

# all that is to be known
TO_KNOW = N_("What is to be known of {numbers}")
SAFETY = N_("For safety")
SAID_WITH = N_("Said with {number}")
NOTE_OF_PIECE = N_("Note on {number}")
NOTES_OF_JOB = N_("Notes of {job}")

# what was done last
LAST = N_("{moment}  {sentence}")
LAST_MORE = NP_("{sentence}, and {count} more change", "{sentence}, and {count} more changes", "count")
NOTHING_DONE = N_("Nothing done yet")
UNDO = N_("Undo")
