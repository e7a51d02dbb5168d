"""What a person reads when the check of a workspace finds something, and what to do about it."""

from __future__ import annotations

from app.messages.marks import N_, Sentence

CHECKS: dict[str, Sentence] = {
    "SCHEMA_ALTERED": N_(
        "The file's structure is not what this release makes. Restore a backup and find out which program "
        "changed it."
    ),
    "PAGE_DAMAGED": N_("A part of the file is damaged: {reason}. Restore the newest backup."),
    "UNREADABLE": N_("The check of {what} could not be finished: {reason}. Restore the newest backup."),
    "CHAIN_BROKEN": N_(
        "Command {command} or one of its facts was changed after it was written. Compare with a backup."
    ),
    "CHAIN_GAP": N_("Commands are missing before command {command}. Compare with a backup."),
    "CHAIN_CUT": N_(
        "The history ends at command {last}, but command {command} was sealed. The end was cut off; "
        "restore a backup."
    ),
    "CHAIN_REWRITTEN": N_(
        "The history up to command {command} is not the one that was sealed. Compare with a backup."
    ),
    "FACTS_MISSING": N_("Facts of command {command} are missing. Restore a backup."),
    "FACT_WITHOUT_COMMAND": N_(
        "Fact {fact} belongs to no command: it was written past the program. Compare with a backup."
    ),
    "ROW_DIFFERS": N_(
        "In the table {table} the row {key} says “{stored}” where the facts say “{facts_say}”. It was "
        "changed past the program; restore a backup."
    ),
    "ROW_MISSING": N_(
        "In the table {table} the row {key} is missing: “{facts_say}”. It was removed past the program; "
        "restore a backup."
    ),
    "ROW_UNKNOWN": N_(
        "In the table {table} no fact tells of the row {key}, “{stored}”. It was written past the program; "
        "restore a backup."
    ),
    "RUN_NOT_CONSERVED": N_("The pieces of run {id} don't add up to what was started. Restore a backup."),
    "TICKET_AND_RUN_DISAGREE": N_(
        "The states of ticket {id} and its run don't belong together. Restore a backup."
    ),
    "ENDED_TICKET_WITH_LIVE_PIECES": N_("Ticket {id} has ended but has unfinished pieces. Restore a backup."),
    "ORDER_AND_TICKETS_DISAGREE": N_(
        "The state of order {id} does not follow from its tickets. Restore a backup."
    ),
    "ORDER_OF_TICKET_WRONG": N_("The order of ticket {id} is not there, or not for it. Restore a backup."),
    "LIVE_PIECE_IN_DEAD_RUN": N_("Piece {id} is unfinished in a run that has ended. Restore a backup."),
    "CLOCK_ON_CLOSED_ITEM": N_("A clock runs on work item {id}, which is not in progress. Restore a backup."),
    "ITEM_RUNS_WITHOUT_CLOCK": N_(
        "Work item {id} is in progress without a running clock of anybody. Restore a backup."
    ),
    "ITEM_SHARED_WRONGLY": N_(
        "Those who work on item {id} don't belong together with who holds it. Restore a backup."
    ),
    "EVERY_PART_DONE_YET_OPEN": N_(
        "Everybody has done their part of work item {id}, but it is open. Restore a backup."
    ),
    "TWO_CLOCKS_OF_ONE_PERSON": N_("Person {id} has two running sessions. Restore a backup."),
    "TIME_LESS_THAN_NONE": N_("Session {id} ended before it began. Restore a backup."),
    "OPEN_ITEM_OF_DEAD_PIECE": N_("Work item {id} is open, but its piece is elsewhere. Restore a backup."),
    "PIECE_WITHOUT_ITS_ITEM": N_(
        "Piece {id}, its work item and its parts don't belong together. Restore a backup."
    ),
    "REPLACED_ON_ONE_SIDE": N_(
        "Piece {id} and the one that replaces it don't know of each other. Restore a backup."
    ),
    "SERIAL_OF_TWO_CHAINS": N_("The serial {id} belongs to more than one piece. Restore a backup."),
    "SERIAL_NOT_GENUINE": N_("The serial {serial} was not made by this workshop. Restore a backup."),
}
