"""What every list offers, in words."""

from __future__ import annotations

from app.messages.marks import N_

VIEW = N_("View")
COLUMNS = N_("Columns…")
COLUMNS_TITLE = N_("Columns")
COLUMNS_FREE_HINT = N_(
    "The ticked ones have room now; the others are printed and exported all the same. Once you choose here, "
    "only ticked columns are shown, printed and exported, from left to right as they stand."
)
COLUMNS_HINT = N_("Ticked columns are shown, printed and exported, from left to right as they stand here.")
UP = N_("Move up")
DOWN = N_("Move down")
AS_THEY_COME = N_("As at first")
APPLY = N_("Show these")
LEAST_ONE = N_("Tick one column at least.")
EVERYTHING = N_("Everything")
SAVE_VIEW = N_("Save this view…")
SAVE_TITLE = N_("Save this view")
SAVE_TEXT = N_(
    "Filter, search, order and columns are kept under a name. A view of the same name is replaced."
)
SAVE_NAME = N_("Name of the view")
SAVE_YES = N_("Save")
NAME_REFUSED_TITLE = N_("The view was not saved")
NAME_REFUSED = N_(
    "A name has 1 to {longest} letters, and a list keeps {most} views at the most. Remove one first."
)
REMOVE_VIEW = N_("Remove “{name}”")
COPY = N_("Copy the chosen rows")
