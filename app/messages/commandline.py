"""Sentences of the command line that are not refusals."""

from __future__ import annotations

from app.messages.marks import N_, NP_

MADE = N_("The workspace {file} was made.")
BACKED_UP = N_("The backup {file} was written and read back: it is whole.")
WHOLE = N_("The workspace is whole.")
RESTORED = N_("The backup {source} stands in the place of {file} now: it is whole.")
KEPT = N_("The replaced file is kept as {file}.")
SALVAGED = NP_(
    "{count} command of the history, the last one from {until}, was taken over into {file}: it is whole.",
    "{count} commands of the history, the last one from {until}, were taken over into {file}: it is whole.",
    "count",
)
LOST = NP_(
    "{count} later command cannot be read. See whether the newest backup has it before you work on.",
    "{count} later commands cannot be read. See whether the newest backup has them before you work on.",
    "count",
)
LOST_UNCOUNTED = N_(
    "Whether more commands came after it cannot be read. See what the newest backup has before you work on."
)
PRINTED = N_("{code} was printed.")
PRINTED_INTO = NP_("{count} page is in {file}.", "{count} pages are in {file}.", "count")
MAP_USAGE = N_('A column is mapped as FIELD="HEADER", like --map quantity="จำนวน".')
MAP_TWICE = N_("A field is mapped to one column only; name “{field}” once.")
ENCODING_USAGE = N_("The encoding of a text file is one of {known}.")
WORKSHEET = N_("The worksheet “{sheet}” was read. The file has others: {others}.")
OPTIONS = N_("What helps here: {options}")
IMPORTED = NP_(
    "{count} order of {sheet} was imported as a planned job.",
    "{count} orders of {sheet} were imported as planned jobs.",
    "count",
)
IMPORTED_ORDERS = NP_(
    "{count} manufacturing order was imported from {sheet} as a draft.",
    "{count} manufacturing orders were imported from {sheet} as drafts.",
    "count",
)
WOULD_IMPORT = NP_(
    "{count} order of {sheet} could be imported; nothing was written.",
    "{count} orders of {sheet} could be imported; nothing was written.",
    "count",
)
NO_ORDERS = NP_(
    "{count} row was not taken as an order:",
    "{count} rows were not taken as orders:",
    "count",
)
