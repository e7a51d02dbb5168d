"""What is said of a piece on any screen, marked for the catalogue."""

from __future__ import annotations

from app.messages.marks import N_, NP_

# columns
NUMBER = N_("No.")
JOB = N_("Job")
KIND = N_("Kind")
STEP = N_("Step")
STATE = N_("State")
HOLDER = N_("Held by")
REWORK = N_("Reworks")
LINKS = N_("Replacement")
RUN = N_("Run")
SERIAL = N_("Serial number")
PART_OF = N_("Part of {number}")
PART_SPOKEN = N_("{number}, part of {whole}")
BATCH_OF = N_("batch of {quantity}")
SO_MANY_OF = N_("{quantity} parts of {number}")
PIECE_TOOLTIP = N_("{number} · {serial}")
REPLACES = N_("for {number}")
REPLACED_BY = N_("now {number}")
REPLACES_TOLD = N_("It took the place of {number}, which was scrapped.")
REPLACED_TOLD = N_("It was scrapped; {number} took its place.")

# facts
PRODUCT = N_("Product")
STANDS_AT = N_("Stands at")
AT_SINCE = N_("{step}, since {moment}")
IN_HANDS_OF = N_("In the hands of")
WORKED = N_("Worked on by")
HANDS = N_("{person}, {step}, {moment}")
STILL = N_("{person}, {step}, not finished")
REWORKS = N_("Reworks")
WITH = N_("With {person}")
REDONE = NP_("Redone {count} time", "Redone {count} times", "count")
PRIORITY = N_("Priority")
OWN_PRIORITY = N_("{priority}, its own")
JOB_PRIORITY = N_("{priority}, as its job")
ROUTING = N_("Routing")
VERSION = N_("Version {version}")
LINEAGE = N_("Lineage")
LINEAGE_STEP = " → "
REASON = N_("Reason")
DEFECT = N_("Defect")
NOTE = N_("Note")
CURES = N_("Cures until")
FACT_JOB = N_("{code}, run {run}")
PARTS = N_("Parts")
SPLIT_OFF = N_("Split off")
SPLIT_FROM = N_("from {number}")
SPLIT_LINE = N_("{number} × {quantity}, {state}")
PART_LINE = N_("{number} {state}, {step}")

# inspections
INSPECTIONS = N_("Inspections")
PASSED = N_("{step}: passed by {person}, {moment}")
FAILED = N_("{step}: failed by {person}, {moment}")
REMARK = N_("{line} — {remark}")

# radar
RADAR = N_("Waiting for parts")
RADAR_TEXT = NP_(
    "{whole} goes on from {join} when {needed} part is there; so far {here} of {all}.",
    "{whole} goes on from {join} when {needed} parts are there; so far {here} of {all}.",
    "needed",
)
RADAR_HELD = N_("{number}: {state}, {step}, with {person} since {moment}")
RADAR_FREE = N_("{number}: {state}, {step}, with nobody since {moment}")
RADAR_HERE = N_("{number} has been here since {moment}")

# what would come of a decision
SENT = NP_("It goes on at “{step}”.", "{count} pieces go on at “{step}”.", "count")
LET_GO = NP_(
    "It goes on where it stands, in nobody's hands; what was done there stays done.",
    "{count} pieces go on where they stand, in nobody's hands; what was done there stays done.",
    "count",
)
PARTS_LET_GO = NP_(
    "{count} part goes on where it stands; the steps behind it stay done.",
    "{count} parts go on where they stand; the steps behind them stay done.",
    "count",
)
ENDS = NP_("It ends.", "{count} pieces end.", "count")
LOST = NP_(
    "It ends for good and counts as a loss.", "{count} pieces end for good and count as losses.", "count"
)
BORN = NP_(
    "A new one takes its place and begins at “{step}”.",
    "{count} new ones take their places and begin at “{step}”.",
    "count",
)
TAKEN_ALONG = NP_(
    "The piece that it is a part of ends too: it can't be put together without it.",
    "{count} pieces end too: they can't be put together without their parts.",
    "count",
)
PARTS_END = NP_("{count} part ends too.", "{count} parts end too.", "count")
PARTS_ALONE = NP_("The part made so far ends.", "The {count} parts made so far end.", "count")
HELD = NP_(
    "It stands still until a manager decides.", "{count} pieces stand still until a manager decides.", "count"
)
PARTS_HELD = NP_("{count} part stands still too.", "{count} parts stand still too.", "count")
CLOCKS = NP_("{count} running clock stops.", "{count} running clocks stop.", "count")
