"""Sentences of the window's own widgets, marked for the catalogue; screens keep theirs beside themselves."""

from __future__ import annotations

from app.messages.marks import N_

# lists
ROW_FAILED = N_("This row could not be loaded.")
ROW_FAILED_HINT = N_("This row could not be loaded. Press F5 to read the list again.")
LIST_LOADING = N_("Loading…")
LIST_FAILED = N_("The list could not be loaded.")
LIST_FAILED_HINT = N_(
    "Nothing was changed. Try again; if it happens again, look at Help → Log and diagnostics."
)
LIST_NO_MATCH = N_("Nothing matches the search and the filter.")
LIST_NO_MATCH_HINT = N_("Try fewer words, or show everything again.")
SHOW_EVERYTHING = N_("Show everything")
TRY_AGAIN = N_("Try again")
CHIP = N_("{label}  {count}")
CHIP_SPOKEN = N_("{label}: {count}")

# search
SEARCH = N_("Search")
CLEAR_SEARCH = N_("Clear the search")

# buttons and panels
BUSY = N_("This is being done; the result appears in a moment.")
CLOSE_PANEL = N_("Close the panel")
PANEL_WIDTH = N_("Width of the side panel")
PANEL_WIDTH_KEYS = N_("Width of the side panel: drag it, or press the arrow keys on it.")
COPY = N_("Copy")
CANCEL = N_("Cancel")
SAVE = N_("Save")
HISTORY = N_("History")
SHOW_EARLIER = N_("Show earlier")
OK = N_("OK")
LIVE_ACTIVITY = N_("Live activity")
NO_ACTIVITY = N_("Nothing has happened yet. What people do appears here.")
NAVIGATION = N_("Screens")
REASON_MISSING = N_("Write the reason: it is kept with the history.")
REQUIRED = N_("{label} (required)")

# dates
OPEN_CALENDAR = N_("Choose a day in the calendar")
PREVIOUS_MONTH = N_("Previous month")
NEXT_MONTH = N_("Next month")
DATE_EXAMPLE = N_("Day/month/year")
DATE_UNREADABLE = N_("This is not a date. Write it as 28/11/2026, 28/11/2569 or 2026-11-28.")
DATE_IMPOSSIBLE = N_("There is no such day. Check the day and the month.")
DATE_YEAR_SHORT = N_("Write the year with four digits, as in 28/11/2026 or 28/11/2569.")
DATE_YEAR_FAR = N_(
    "The year {year} can't be right here. Write a year from 1900 to 2399, or its Buddhist year."
)

MONTHS = (
    N_("January {year}"),
    N_("February {year}"),
    N_("March {year}"),
    N_("April {year}"),
    N_("May {year}"),
    N_("June {year}"),
    N_("July {year}"),
    N_("August {year}"),
    N_("September {year}"),
    N_("October {year}"),
    N_("November {year}"),
    N_("December {year}"),
)
WEEKDAYS = (N_("Mo"), N_("Tu"), N_("We"), N_("Th"), N_("Fr"), N_("Sa"), N_("Su"))
