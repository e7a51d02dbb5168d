"""Refusals: a rule said no. Each has a code, parameters for its sentence, and details for a program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import Any

from app.values import frozen


class Code(StrEnum):
    """Every refusal of the door, one meaning each."""

    UNKNOWN_COMMAND = "ERR_UNKNOWN_COMMAND"
    UNKNOWN_FIELD = "ERR_UNKNOWN_FIELD"
    MISSING_FIELD = "ERR_MISSING_FIELD"
    BAD_VALUE = "ERR_BAD_VALUE"
    BAD_JSON = "ERR_BAD_JSON"
    NOT_FOUND = "ERR_NOT_FOUND"
    DUPLICATE = "ERR_DUPLICATE"
    NOT_ALLOWED = "ERR_NOT_ALLOWED"
    STALE = "ERR_STALE"
    REQUEST_REUSED = "ERR_REQUEST_REUSED"
    ROLLED_BACK = "ERR_ROLLED_BACK"
    # lifecycle of tickets
    NOT_HATTHASILPA = "ERR_NOT_HATTHASILPA"
    NOT_CLASSIC = "ERR_NOT_CLASSIC"
    ALREADY_STARTED = "ERR_ALREADY_STARTED"
    MUST_RESUME = "ERR_MUST_RESUME"
    ALREADY_COMPLETED = "ERR_ALREADY_COMPLETED"
    CANNOT_START_CANCELLED = "ERR_CANNOT_START_CANCELLED"
    NOT_IN_PROGRESS = "ERR_NOT_IN_PROGRESS"
    ALREADY_PAUSED = "ERR_ALREADY_PAUSED"
    CANNOT_PAUSE_CANCELLED = "ERR_CANNOT_PAUSE_CANCELLED"
    NOT_PAUSED = "ERR_NOT_PAUSED"
    CANNOT_RESUME_CANCELLED = "ERR_CANNOT_RESUME_CANCELLED"
    CANNOT_COMPLETE_FROM_PAUSED = "ERR_CANNOT_COMPLETE_FROM_PAUSED"
    CANNOT_COMPLETE_CANCELLED = "ERR_CANNOT_COMPLETE_CANCELLED"
    ALREADY_CANCELLED = "ERR_ALREADY_CANCELLED"
    CANNOT_RESTORE = "ERR_CANNOT_RESTORE"
    UNFINISHED_PIECES = "ERR_UNFINISHED_PIECES"
    NOTHING_UNFINISHED = "ERR_NOTHING_UNFINISHED"
    OWNER_REQUIRED = "ERR_OWNER_REQUIRED"
    SAME_OWNER = "ERR_SAME_OWNER"
    NO_PUBLISHED_ROUTING = "ERR_NO_PUBLISHED_ROUTING"
    PRODUCT_INACTIVE = "ERR_PRODUCT_INACTIVE"
    TICKET_NOT_RUNNING = "ERR_TICKET_NOT_RUNNING"
    # manufacturing orders
    ORDER_IN_PROGRESS = "ERR_ORDER_IN_PROGRESS"
    ORDER_DONE = "ERR_ORDER_DONE"
    ORDER_CANCELLED = "ERR_ORDER_CANCELLED"
    ORDER_ONLY_PLANS = "ERR_ORDER_ONLY_PLANS"
    ALREADY_PLANNED = "ERR_ALREADY_PLANNED"
    SCHEDULE_REQUIRED = "ERR_SCHEDULE_REQUIRED"
    PRODUCTION_BEGUN = "ERR_PRODUCTION_BEGUN"
    TICKET_SUPERSEDED = "ERR_TICKET_SUPERSEDED"
    LINKED_ALREADY = "ERR_LINKED_ALREADY"
    NOT_LINKED = "ERR_NOT_LINKED"
    # work
    HELD_BY_OTHER = "ERR_HELD_BY_OTHER"
    SESSION_RUNNING = "ERR_SESSION_RUNNING"
    TOKEN_NOT_LIVE = "ERR_TOKEN_NOT_LIVE"
    MIXED_STEPS = "ERR_MIXED_STEPS"
    NO_WORK_HERE = "ERR_NO_WORK_HERE"
    CURING = "ERR_CURING"
    HELD_ALREADY = "ERR_HELD_ALREADY"
    NOT_HELD = "ERR_NOT_HELD"
    INSPECTION_NEEDED = "ERR_INSPECTION_NEEDED"
    ASSISTING_ALREADY = "ERR_ASSISTING_ALREADY"
    STEP_FULL = "ERR_STEP_FULL"
    PART_DONE = "ERR_PART_DONE"
    HELP_ASKED = "ERR_HELP_ASKED"
    HELP_NOT_ASKED = "ERR_HELP_NOT_ASKED"
    NOT_AN_INSPECTION = "ERR_NOT_AN_INSPECTION"
    NOT_A_BATCH = "ERR_NOT_A_BATCH"
    QUANTITIES = "ERR_QUANTITIES"
    DEFECT_INACTIVE = "ERR_DEFECT_INACTIVE"
    NOTHING_ASKED = "ERR_NOTHING_ASKED"
    NOT_LEFT_OPEN = "ERR_NOT_LEFT_OPEN"
    NOT_SKILLED = "ERR_NOT_SKILLED"
    # people
    LAST_ADMIN = "ERR_LAST_ADMIN"
    PERSON_INACTIVE = "ERR_PERSON_INACTIVE"
    # signing in at a window
    PIN_NEEDED = "ERR_PIN_NEEDED"
    PIN_WRONG = "ERR_PIN_WRONG"
    PIN_DELAYED = "ERR_PIN_DELAYED"
    PIN_MISSING = "ERR_PIN_MISSING"
    BADGE_UNKNOWN = "ERR_BADGE_UNKNOWN"
    # deciding about pieces
    WRONG_PLACE = "ERR_WRONG_PLACE"
    ON_HOLD = "ERR_ON_HOLD"
    NOT_ON_HOLD = "ERR_NOT_ON_HOLD"
    HAS_PARTS = "ERR_HAS_PARTS"
    # routing
    ROUTING_INVALID = "ERR_ROUTING_INVALID"
    KIND_NOT_SUPPORTED = "ERR_KIND_NOT_SUPPORTED"  # of earlier releases: a request sent again hears it still
    # taking back
    NOTHING_TO_UNDO = "ERR_NOTHING_TO_UNDO"
    NOT_UNDOABLE = "ERR_NOT_UNDOABLE"
    UNDO_BLOCKED = "ERR_UNDO_BLOCKED"
    UNDONE_ALREADY = "ERR_UNDONE_ALREADY"
    # documents of jobs
    PACKET_KIND = "ERR_PACKET_KIND"
    PACKET_FINISHED = "ERR_PACKET_FINISHED"
    PACKET_MUST_RETRY = "ERR_PACKET_MUST_RETRY"
    PACKET_NOT_FAILED = "ERR_PACKET_NOT_FAILED"
    PACKET_NOT_READY = "ERR_PACKET_NOT_READY"
    PACKET_NOT_RUNNING = "ERR_PACKET_NOT_RUNNING"
    PACKET_MOVED_ON = "ERR_PACKET_MOVED_ON"
    # order sheets
    SHEET_PROBLEMS = "ERR_SHEET_PROBLEMS"
    SHEET_AGAIN = "ERR_SHEET_AGAIN"
    # paper
    NOTHING_TO_PRINT = "ERR_NOTHING_TO_PRINT"


class WarningCode(StrEnum):
    """What a receipt can warn of; the command was done."""

    FIELD_IGNORED = "WARN_FIELD_IGNORED"
    LARGE_JOB = "WARN_LARGE_JOB"
    TOO_LARGE_TO_START = "WARN_TOO_LARGE_TO_START"
    NO_PUBLISHED_ROUTING = "WARN_NO_PUBLISHED_ROUTING"
    ROUTING_OF_OTHER_LINE = "WARN_ROUTING_OF_OTHER_LINE"
    ROUTING_FINDINGS = "WARN_ROUTING_FINDINGS"
    WORK_RECORDED = "WARN_WORK_RECORDED"
    TICKETS_UNCHANGED = "WARN_TICKETS_UNCHANGED"
    SKILL_OVERRIDDEN = "WARN_SKILL_OVERRIDDEN"
    NO_ADMIN_PIN = "WARN_NO_ADMIN_PIN"


@frozen
class Notice:
    """A warning on a receipt: its code and the parameters of its sentence."""

    code: WarningCode
    params: Mapping[str, object] = field(default_factory=dict)


class Refused(Exception):
    """A rule said no. `params` fill the sentence; `details` go to programs (status, line, field, …).

    `variant` picks a more exact sentence under the same code, where one code covers several cases.
    """

    def __init__(
        self,
        code: Code,
        params: Mapping[str, Any] | None = None,
        *,
        details: Mapping[str, Any] | None = None,
        variant: str = "",
    ) -> None:
        super().__init__(f"{code} {variant} {dict(params or {})}")
        self.code = code
        self.params: Mapping[str, Any] = params or {}
        self.details: Mapping[str, Any] = details or {}
        self.variant = variant
