"""What the tour tells, one sentence a step."""

from __future__ import annotations

from app.messages.marks import N_, NP_

MADE = N_("A sample workshop was made; its jobs are in every state.")
SHEET_READ = NP_(
    "The order sheet {sheet} was read: {count} order, nothing wrong with it.",
    "The order sheet {sheet} was read: {count} orders, nothing wrong with them.",
    "count",
)
IMPORTED = N_("Imported: {first} to {last} are planned, without pieces and without an owner.")
STARTED = NP_(
    "{code} was started: {count} piece, {first}, with the serial {serial}.",
    "{code} was started: {count} pieces, {first} to {last}, the first with the serial {serial}.",
    "count",
)
WORKED = NP_(
    "{code}: “{step}” is done for {count} piece.",
    "{code}: “{step}” is done for {count} pieces.",
    "count",
)
COMPLETED = N_("{code} is completed; every piece is finished.")
CANCELLED = NP_(
    "{code} was cancelled after some work: its {count} piece is kept, and is not active.",
    "{code} was cancelled after some work: its {count} pieces are kept, and none is active.",
    "count",
)
RESTORED = N_("{code} is planned again; its old pieces stay as they are.")
AGAIN = NP_(
    "{code} was started again: attempt {run}, {count} new piece.",
    "{code} was started again: attempt {run}, {count} new pieces.",
    "count",
)
PANEL = N_("The Job Ticket of {code} says: “{banner}” Its buttons are disabled.")
WHOLE = N_("The whole workspace was checked: nothing is missing, nothing was altered.")
PICTURES = NP_("{count} picture is in {folder}.", "{count} pictures are in {folder}.", "count")
STUMBLED = N_("The tour could not go on: {what}.")

REASON = N_("The customer changed the colour")
