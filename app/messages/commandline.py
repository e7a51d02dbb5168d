"""Sentences of the command line that are not refusals."""

from __future__ import annotations

from app.messages.marks import N_

WHOLE = N_("The workspace is whole.")
KEPT = N_("The replaced file is kept as {file}.")
