"""The workshop's words as enums. They are stored as they stand; people see a translation of them."""

from __future__ import annotations

from enum import StrEnum


class Line(StrEnum):
    """Which production line a product, routing or ticket belongs to."""

    HATTHASILPA = "hatthasilpa"
    CLASSIC = "classic"


class TicketStatus(StrEnum):
    """The states of a job ticket."""

    PLANNED = "planned"
    IN_PROGRESS = "in_progress"
    PAUSED = "paused"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


class OrderState(StrEnum):
    """The states of a manufacturing order."""

    DRAFT = "draft"
    PLANNED = "planned"
    IN_PROGRESS = "in_progress"
    QC = "qc"  # shown of one in progress, never stored: every unfinished piece waits at an inspection
    DONE = "done"
    CANCELLED = "cancelled"


class RunState(StrEnum):
    """The states of one production attempt."""

    ACTIVE = "active"
    SUSPENDED = "suspended"
    FINISHED = "finished"
    ARCHIVED = "archived"


class TokenKind(StrEnum):
    """What one token stands for."""

    PIECE = "piece"
    BATCH = "batch"
    COMPONENT = "component"


class TokenState(StrEnum):
    """The states of a token."""

    READY = "ready"
    ACTIVE = "active"
    PAUSED = "paused"
    WAITING = "waiting"
    ON_HOLD = "on_hold"
    COMPLETED = "completed"
    SCRAPPED = "scrapped"
    CANCELLED = "cancelled"


class ItemState(StrEnum):
    """The states of a work item."""

    WAITING = "waiting"
    ASSIGNED = "assigned"
    CLAIMED = "claimed"
    IN_PROGRESS = "in_progress"
    PAUSED = "paused"
    DONE = "done"
    CANCELLED = "cancelled"


class Part(StrEnum):
    """How somebody takes part in a work item of several people."""

    PRESSED = "pressed"  # ready to begin; the clock starts when enough have pressed
    JOINED = "joined"  # helps whoever holds it
    DONE = "done"  # has done their own part


class Hold(StrEnum):
    """Why a token stands still until a manager decides."""

    REDESIGN = "redesign"  # a manager sends it on, perhaps on another version
    UNROUTABLE = "unroutable"  # no way out of its node fits it
    LIMIT = "limit"  # it was sent back as often as its inspection allows
    REWORK_SINK = "rework_sink"  # it failed, and the routing leaves open where it goes
    SCRAP_SINK = "scrap_sink"  # it failed, and the routing asks how it ends


class Question(StrEnum):
    """What else a manager is asked: about work in hand."""

    LEFT_OPEN = "left_open"  # a clock was left running; its person is asked, too
    LONG_PAUSE = "long_pause"  # over four hours
    REASSIGNED = "reassigned"  # begun work has changed hands
    ACROSS_TEAMS = "across_teams"  # it was handed to somebody of another team


class Ending(StrEnum):
    """How a person ends one token early; the third way, redesign, is a hold."""

    QC_FAIL = "qc_fail"  # a replacement follows
    PERMANENT = "permanent"  # a loss


class Then(StrEnum):
    """What a token does after the step that is redone."""

    FLOW = "flow"  # goes on as its routing says
    BACK_TO_QC = "back_to_qc"  # comes straight back to the inspection


class Reason(StrEnum):
    """Reasons that are touched and not written. A text that is none of these is in somebody's own words:
    nobody writes their mark."""

    BREAK = "reason:break"
    MATERIAL = "reason:waiting_for_material"
    TOOL = "reason:waiting_for_tool"
    OTHER_WORK = "reason:other_work_first"
    QUESTION = "reason:question_for_planner"
    END_OF_DAY = "reason:end_of_day"
    WENT_HOME = "reason:went_home"
    AWAY = "reason:is_away"
    OTHER_BENCH = "reason:needed_at_other_bench"
    AGREED = "reason:agreed"
    FORGOT = "reason:forgot_to_stop"
    LEFT_EARLIER = "reason:left_earlier"
    WORKED_LONGER = "reason:worked_longer"
    CALLED_AWAY = "reason:called_away"
    TORN = "reason:torn"
    WRONG_SIZE = "reason:wrong_size"
    STAINED = "reason:stained"
    LEATHER = "reason:leather_fault"
    SPOILT = "reason:spoilt_at_machine"
    ANOTHER = "reason:another_reason"
    PRACTICE = "reason:needs_practice"
    NO_INSPECTOR = (
        "reason:may_not_judge"  # said by the program, where an inspector takes a piece by judging it
    )


PAUSES = (
    Reason.BREAK,
    Reason.MATERIAL,
    Reason.TOOL,
    Reason.OTHER_WORK,
    Reason.QUESTION,
    Reason.END_OF_DAY,
)
TAKE_OVERS = (Reason.WENT_HOME, Reason.AWAY, Reason.OTHER_BENCH, Reason.AGREED)
PUT_BACKS = (Reason.MATERIAL, Reason.TOOL, Reason.QUESTION, Reason.PRACTICE)
OTHER_TIMES = (Reason.FORGOT, Reason.LEFT_EARLIER, Reason.WORKED_LONGER, Reason.CALLED_AWAY)
LOSSES = (
    Reason.TORN,
    Reason.WRONG_SIZE,
    Reason.STAINED,
    Reason.LEATHER,
    Reason.SPOILT,
    Reason.ANOTHER,
)


class RoutingState(StrEnum):
    """The states of one version of a routing."""

    DRAFT = "draft"
    PUBLISHED = "published"
    RETIRED = "retired"


class Priority(StrEnum):
    """How urgent a ticket is, least first."""

    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"
    URGENT = "urgent"


class Role(StrEnum):
    """What a person is in the workshop; a person may have several."""

    ADMIN = "admin"
    MANAGER = "manager"
    PLANNER = "planner"
    QC = "qc"
    OPERATOR = "operator"
    VIEWER = "viewer"


OPEN_TICKET = frozenset({TicketStatus.PLANNED, TicketStatus.IN_PROGRESS, TicketStatus.PAUSED})

PLANNED_ORDER = frozenset({OrderState.PLANNED, OrderState.IN_PROGRESS, OrderState.DONE})
"""The states that follow from the tickets of an order."""
STORED_ORDER = tuple(state for state in OrderState if state is not OrderState.QC)

LIVE_TOKEN = frozenset(
    {TokenState.READY, TokenState.ACTIVE, TokenState.PAUSED, TokenState.WAITING, TokenState.ON_HOLD}
)
FINAL_TOKEN = frozenset({TokenState.COMPLETED, TokenState.SCRAPPED})

OPEN_ITEM = frozenset(set(ItemState) - {ItemState.DONE, ItemState.CANCELLED})
HELD_ITEM = frozenset({ItemState.ASSIGNED, ItemState.CLAIMED, ItemState.IN_PROGRESS, ItemState.PAUSED})

# A token at an operation is what its open work item is; both are written by one projection.
TOKEN_OF_ITEM = {
    ItemState.WAITING: TokenState.READY,
    ItemState.ASSIGNED: TokenState.READY,
    ItemState.CLAIMED: TokenState.READY,
    ItemState.IN_PROGRESS: TokenState.ACTIVE,
    ItemState.PAUSED: TokenState.PAUSED,
}

# By their stored words, for loading thousands: an enum asked for a word takes ten times as long.
TOKEN_KINDS = {str(each): each for each in TokenKind}
TOKEN_STATES = {str(each): each for each in TokenState}
PARTS = {str(each): each for each in Part}
ITEM_STATES = {str(each): each for each in ItemState}
RUN_STATES = {str(each): each for each in RunState}
TICKET_STATUSES = {str(each): each for each in TicketStatus}
