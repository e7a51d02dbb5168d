"""The sentences of the Inbox, marked for the catalogue."""

from __future__ import annotations

from collections.abc import Mapping

from app.messages.marks import N_, NP_, Sentence

TITLE = N_("Inbox")
LIST = N_("What waits for a decision")
EMPTY = N_("Nothing waits for a decision.")
EMPTY_HINT = N_(
    "Pieces that are held for a redesign, that were sent back too often, or that find no way on appear here; "
    "clocks that were left running, long pauses, and begun work that changed hands, too."
)
CHOOSE = N_("Choose an entry in the list to decide about it.")
ONE_ONLY = N_("Choose one entry only: each is decided by itself.")
DECIDED = N_("This was decided meanwhile.")

# columns
PIECE = N_("Piece")
WHY = N_("Why")
PRODUCT = N_("Product")
STEP = N_("Step")
SINCE = N_("Since")
PIECE_SPOKEN = N_("{number}, part of {whole}")
ENTRY = N_("{number} · {code}")
ENTRY_WITH = N_("{number} +{more} · {code}")

# why it is here
BECAUSE = {
    "redesign": N_(
        "It is held for a redesign. Decide whether it goes on, perhaps on another version, or ends."
    ),
    "unroutable": N_("No way out of “{step}” fits it, or two fit equally well."),
    "limit": N_("It failed “{step}” as often as this inspection allows."),
    "rework_sink": N_("It failed, and its routing leaves open what is done again."),
    "scrap_sink": N_("It failed, and its routing asks how it ends."),
}

# what is asked about work in hand
ASKED = {
    "left_open": NP_(
        "{person} left the clock running on {count} piece at “{step}”. It was stopped after {duration} "
        "({until}).",
        "{person} left the clock running on {count} pieces at “{step}”. It was stopped after {duration} "
        "({until}).",
        "count",
    ),
    "long_pause": NP_(
        "{person} has {count} piece in hand at “{step}” that has been paused since {until}.",
        "{person} has {count} pieces in hand at “{step}” that have been paused since {until}.",
        "count",
    ),
    "across_teams": NP_(
        "{former} handed {count} piece at “{step}” to {person} of another team ({until}).",
        "{former} handed {count} pieces at “{step}” to {person} of another team ({until}).",
        "count",
    ),
    "reassigned": NP_(
        "{former} had begun “{step}” on {count} piece, which has been in the hands of {person} since "
        "{until}.",
        "{former} had begun “{step}” on {count} pieces, which have been in the hands of {person} since "
        "{until}.",
        "count",
    ),
}

# the answers
ACCEPT = N_("Accept the time")
CORRECT = N_("Another time")
STAY = N_("Let it be")
PUT_BACK = N_("Put back")
GIVE_BACK = N_("Give back")
NOTE = N_("Remark, if there is something to say")
NOTE_ON_TIME = N_("Reason (only needed for another time)")
MINUTES = N_("Minutes that were worked")
IN_MINUTES = N_("Minutes")
MINUTES_MISSING = N_("Write how many minutes it was.")
_STAYS = NP_(
    "It stays with {person}, and nothing more is asked about it.",
    "They stay with {person}, and nothing more is asked about it.",
    "count",
)
COMES_OF: Mapping[tuple[str, str], Sentence] = {
    ("left_open", "accept"): NP_(
        "It counts {duration}. The piece stays in the hands of {person}, paused.",
        "It counts {duration}. The pieces stay in the hands of {person}, paused.",
        "count",
    ),
    ("left_open", "correct"): N_("These minutes count, and the reason is kept with them."),
    ("long_pause", "stay"): NP_(
        "{person} keeps it, and nothing more is asked about this pause.",
        "{person} keeps them, and nothing more is asked about this pause.",
        "count",
    ),
    ("long_pause", "put_back"): NP_(
        "Nobody holds it any more, and whoever may can take it. What was worked stays recorded.",
        "Nobody holds them any more, and whoever may can take them. What was worked stays recorded.",
        "count",
    ),
    ("reassigned", "stay"): _STAYS,
    ("reassigned", "give_back"): NP_(
        "It is in the hands of {former} again, paused.",
        "They are in the hands of {former} again, paused.",
        "count",
    ),
    ("across_teams", "stay"): _STAYS,
    ("across_teams", "give_back"): NP_(
        "It is in the hands of {former} again.", "They are in the hands of {former} again.", "count"
    ),
}

# the ways out
GO_ON = N_("Go on as it was")
SEND = N_("Send on")
SEND_TO = N_("Step to which it is sent")
AT_STEP = N_("Step")
OF_VERSION = N_("Version")
BEGINS_AT = N_("Begins at")
FOR_FAULT = N_("Fault")
VERSION = N_("Newer version")
VERSION_NUMBER = N_("Version of the routing")
VERSION_TO = N_("Step on that version")
VERSION_OPTION = N_("v{number}")
REPLACE = N_("Make again")
REPLACE_AT = N_("Step at which the new one begins")
FROM_THE_BEGINNING = N_("From the beginning")
REPLACE_FOR = N_("Fault for which it is scrapped")
WHICH_FAULT = N_("Choose…")
NO_FAULT = N_("Choose the fault for which it is scrapped.")
END = N_("Scrap for good")
REASON = N_("Reason, kept with its history (needed to scrap a piece)")
WITH_KEYS = N_("{sentence} ({keys})")
NO_STEP = N_("There is no step in its branch to which it could be sent.")
NOT_HELD_SO = N_("It is not held for a redesign, so it can't go on as it was.")
NO_VERSION = N_("No newer version of its routing is published.")
PART_STAYS = N_("A part stays on the version on which its piece was taken apart.")
STORY = N_("Its whole story")
