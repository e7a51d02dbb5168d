"""The sentences of signing in, marked for the catalogue."""

from __future__ import annotations

from app.messages.marks import N_, NP_

TITLE = N_("Sign in")
LOCKED_BY = N_("Locked by {person}")
HINT = N_("Scan your badge, or choose your name.")
NAME = N_("Name or badge…")
NAME_NAME = N_("Your name or badge")
PEOPLE = N_("Who signs in")
NOBODY = N_("Nobody is called “{typed}” here. Write less of the name, or scan your badge.")
PIN = N_("PIN")
NO_PIN = N_("{person} signs in without a PIN.")
CHOOSE = N_("First choose who you are.")
ENTER = N_("Sign in")
DIGIT = N_("Digit {digit}")
BACK = N_("Take the last digit away")
WRONG = N_("That is not the PIN of {person}. Wait a moment, or ask an administrator for a new one.")
WAIT = NP_(
    "Another try is possible in {count} second.", "Another try is possible in {count} seconds.", "count"
)
QUIT = N_("Close the program")
PERSON = N_("{person} · {roles}")
WRITTEN = N_("{person} ({written}) · {roles}")
