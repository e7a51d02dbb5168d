"""What a card says: a row of the queue in the language that is spoken, ready to be painted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from app.domain.tickets.late import is_late
from app.domain.words import ItemState, Part, Priority
from app.lifecycle.queries.queue import Deed, QueueLine, Step
from app.lifecycle.queries.remarks import Remark, Said
from app.messages import Language, Messages
from app.messages.words import ITEM_STATE, PRIORITY
from app.values import frozen
from app.views.cells import name_of, together
from app.views.context import Context
from app.views.queue import texts
from app.views.theme.marks import Look, Shape, look
from app.views.theme.tokens import Tone

SOON_DAYS = 3
OLD_DAYS = 3
DAY = 24 * 60 * 60 * 1_000_000
IN_TIME = Look(Tone.GREEN, Shape.DOT)
RESTING = Look(Tone.SLATE, Shape.CLOCK)
HOLDER = Look(Tone.NEUTRAL, Shape.DOT)
ASKING = Look(Tone.AMBER, Shape.DIAMOND)
AGEING, OLD = Look(Tone.AMBER, Shape.CLOCK), Look(Tone.RED, Shape.CLOCK)
SAMPLED = Look(Tone.SLATE, Shape.DIAMOND)
REDONE = Look(Tone.VIOLET, Shape.DIAMOND)

Badge = tuple[Look, str]


@frozen
class Card:
    """The words of one card. `notes` are what must be known before the work, the gravest first; without any,
    `detail` has two lines for itself."""

    line: QueueLine
    title: str
    about: str  # the step, and the product
    job: str
    badges: tuple[Badge, ...]
    notes: str
    is_warning: bool
    detail: tuple[str, ...]
    button: str
    can: bool
    spoken: str


def step_name(step: Step, messages: Messages) -> str:
    """What a step is called in the language that is spoken."""
    return step.name_th if messages.language is Language.THAI and step.name_th else step.name


def number_of(line: QueueLine, messages: Messages) -> str:
    """The number of a piece; of a batch with how many it holds."""
    if line.batch is None:
        return line.number
    return messages.text(texts.BATCH, number=line.number, quantity=f"{line.batch:,}")


def numbers_of(lines: Sequence[QueueLine], messages: Messages, most: int = 3) -> str:
    """The numbers of several pieces; the last of many are counted."""
    return named([number_of(line, messages) for line in lines], messages, most)


def named(numbers: Sequence[str], messages: Messages, most: int = 3) -> str:
    """Several numbers; the last of many are counted."""
    said, more = ", ".join(numbers[:most]), len(numbers) - most
    return messages.sentence(texts.AND_MORE, {"numbers": said, "count": more}) if more > 0 else said


def moment_of(instant: int, today: date, messages: Messages) -> str:
    """The time of day, and the day too where it was not today."""
    whole = messages.moment(instant)
    same_day = whole.startswith(f"{messages.date(today)} ")
    return whole.rsplit(" ", 1)[1] if same_day else whole


def job_of(line: QueueLine, messages: Messages) -> str:
    """The code of the job, and the piece that a part belongs to."""
    if line.part_of is None:
        return line.piece.ticket_code
    return messages.text(texts.PART_OF, job=line.piece.ticket_code, piece=line.part_of)


def notes_of(line: QueueLine, messages: Messages) -> list[str]:
    """What is to be known: the safety notes of the step, what was said with the piece, its own note, the
    notes of the job."""
    remarks = [remark_of(each, messages) for each in line.remarks]
    said = (line.safety, *remarks, line.note, line.job_notes)
    return [" ".join(note.split()) for note in said if note]


def remark_of(remark: Remark, messages: Messages) -> str:
    """What somebody said with a piece, as a sentence."""
    thai = remark.fault_th if messages.language is Language.THAI else None
    fault = thai or remark.fault
    said = _SAID[remark.said, bool(fault), bool(remark.note)]
    return messages.text(said, person=remark.person, fault=fault, note=remark.note)


# On which occasion, whether a fault was named, and whether a note was written.
_SAID = {
    (Said.HANDED_OVER, False, False): texts.FROM,
    (Said.HANDED_OVER, False, True): texts.FROM_SAYING,
    (Said.PUT_BACK, False, True): texts.PUT_BACK_SAYING,
    (Said.LEFT, False, True): texts.LEFT_SAYING,
    (Said.PASSED, False, True): texts.PASSED_SAYING,
    (Said.FAILED, False, False): texts.FAULT_FOUND,
    (Said.FAILED, False, True): texts.FAULT_SAYING,
    (Said.FAILED, True, False): texts.FAULT_NAMED,
    (Said.FAILED, True, True): texts.FAULT_NAMED_SAYING,
}


def card_of(line: QueueLine, context: Context) -> Card:
    """The card of a row."""
    messages, today = context.messages, context.today()
    title, product = number_of(line, messages), name_of(line, messages)
    badges = (*_badges(line, context), *_people_badges(line, context))
    notes, detail = notes_of(line, messages), _detail(line, today, messages)
    step = step_name(line.step, messages)
    more = "; ".join([*(text for _, text in badges), *detail, *notes])
    spoken = messages.text(
        texts.SPOKEN, number=title, step=step, product=product, job=job_of(line, messages), more=more
    )
    return Card(
        line,
        title,
        messages.text(texts.ABOUT, step=step, product=product),
        job_of(line, messages),
        badges,
        " · ".join(notes),
        line.safety is not None,
        detail,
        messages.text(texts.NEXT[line.deed]) if _has_next(line, context) else "",
        line.refused is None,
        spoken,
    )


def due_badge(line: QueueLine, today: date, messages: Messages) -> Badge | None:
    """How the job stands with its day."""
    if line.due is None:
        return None
    days = (date.fromisoformat(line.due) - today).days
    if is_late(line.piece.ticket_status, line.due, today):
        return look("late"), messages.sentence(texts.LATE_DAYS, {"count": -days})
    if days == 0:
        return look("due_soon"), messages.text(texts.DUE_TODAY)
    said = messages.text(texts.DUE_ON, day=messages.date(line.due))
    return (look("due_soon") if days <= SOON_DAYS else IN_TIME), said


def _badges(line: QueueLine, context: Context) -> Iterable[Badge]:
    messages, state = context.messages, line.piece.item_state
    if state is not None and state is not ItemState.WAITING:
        yield look(state), messages.text(ITEM_STATE[state])
    due = due_badge(line, context.today(), messages)
    if due is not None:
        yield due
    if line.priority in (Priority.HIGH, Priority.URGENT):
        yield look(line.priority), messages.text(PRIORITY[line.priority])
    days = (context.now() - line.touched_at) // DAY
    if days and state is not ItemState.IN_PROGRESS:
        yield OLD if days >= OLD_DAYS else AGEING, messages.sentence(texts.LIES, {"count": days})
    ready_at = line.piece.ready_at
    if ready_at is not None and ready_at > context.now():
        moment = moment_of(ready_at, context.today(), messages)
        yield RESTING, messages.text(texts.RESTS, moment=moment)
    if line.sample is not None:
        of = {"count": f"{line.sample:,}", "quantity": f"{line.piece.quantity:,}"}
        yield SAMPLED, messages.text(texts.LOOK_AT, **of)
    if line.rework_count:
        yield REDONE, messages.sentence(texts.REDONE, {"count": line.rework_count})


def _detail(line: QueueLine, today: date, messages: Messages) -> tuple[str, ...]:
    """Since when, how long it takes, and what it replaces."""
    moment = moment_of(line.touched_at, today, messages)
    said = [messages.text(_SINCE.get(line.deed, texts.HERE_SINCE), moment=moment)]
    if line.minutes:
        said.append(messages.text(texts.MINUTES, minutes=f"{line.minutes:g}"))
    if line.replaces is not None:
        said.append(messages.text(texts.REPLACES, number=line.replaces))
    return tuple(said)


_SINCE = {Deed.RESUME: texts.STOOD_SINCE, Deed.COMPLETE: texts.RUNS_SINCE}


def _people_badges(line: QueueLine, context: Context) -> Iterable[Badge]:
    """Who works with whom, who is wanted, who stands ready."""
    messages, piece, me = context.messages, line.piece, context.actor.id
    mine = piece.member(me)
    others = [each.name for each in piece.members if each.person != me]
    if piece.wants_help:
        yield ASKING, messages.text(texts.ASKS)
    said = []
    if others:
        key, word = (texts.HELD_BY, "person") if mine is None else (texts.TOGETHER, "people")
        said.append(messages.text(key, **{word: together(others, messages)}))
    if line.places > 1 and piece.holder is not None:
        count = f"{len(piece.members)}"
        said.append(messages.text(texts.PEOPLE_OF, count=count, places=f"{line.places}"))
    if said:
        yield HOLDER, " · ".join(said)
    if mine is not None and mine.part is Part.DONE:
        yield look(ItemState.DONE), messages.text(texts.YOUR_PART)
    yield from _ready_badge(line, context)


def _ready_badge(line: QueueLine, context: Context) -> Iterable[Badge]:
    """Who has pressed for a step that is begun together."""
    messages, me = context.messages, context.actor.name
    if me in line.pressed:
        count = line.places - len(line.pressed)
        yield RESTING, messages.sentence(texts.YOU_ARE_READY, {"count": count})
    elif line.pressed:
        people = together(line.pressed, messages)
        yield ASKING, messages.sentence(texts.IS_READY, {"people": people, "count": len(line.pressed)})


def _has_next(line: QueueLine, context: Context) -> bool:
    """Whether there is anything to do with a piece for whoever looks at it."""
    mine = line.piece.member(context.actor.id)
    if mine is not None:
        return mine.part is not Part.DONE
    return line.piece.holder is None or line.deed is Deed.ASSIST
