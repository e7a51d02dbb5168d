"""The sentences of the People page, marked for the catalogue."""

from __future__ import annotations

from app.messages.marks import N_, NP_

TITLE = N_("People")
LIST = N_("People of the workshop")
SEARCH = N_("Search name, skill, team, badge…")
FILTER = N_("Filter by role")
ALL = N_("All")
LEFT = N_("Not in use")
EMPTY = N_("Nobody is here.")
EMPTY_HINT = N_("The first person comes with the workspace; add the others.")
FIND = N_("Find a person")
ADD = N_("Add a person…")
GOT_IT = N_("Got it")

# columns and facts
NAME = N_("Name")
ROLES = N_("Roles")
TEAM = N_("Team")
CENTRES = N_("Work centres")
SKILLS = N_("Skills")
BADGE = N_("Badge")
PIN = N_("PIN")
HELD = N_("In hand")
IN_ENGLISH = N_("In English")
IN_THAI = N_("In Thai")
SKILL = N_("{skill} {level}")
SKILL_LEVEL = N_("{skill} (level {level})")
ALL_SKILLS = N_("None on record: can do everything")
ALL_CENTRES = N_("None on record: works at each")
NO_TEAM = N_("None: takes over from nobody")
HAS_PIN = N_("Has one")
NO_PIN = N_("None")
PIECES = NP_("{count} piece", "{count} pieces", "count")

# the panel
CHOOSE = N_("Choose somebody in the list to see them here.")
SEVERAL = NP_("{count} person chosen", "{count} people chosen", "count")
SEVERAL_HINT = N_("Choose one of them to change something.")
GONE = N_("This person could not be loaded. Press F5 to read the list again.")
NOT_IN_USE = N_("Not in use")

# actions
EDIT = N_("Change…")
LEAVE = N_("Take out of use")
RETURN = N_("Take into use")
FORGET_PIN = N_("Remove the PIN")
CHOOSE_ONE = N_("Choose one person in the list first.")
HAS_NONE = N_("{person} has no PIN.")
