"""Values of paper in the language that it is printed in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.domain.paper import Company, Job, Name, Step
from app.domain.words import TokenState
from app.messages import Language, Messages
from app.messages.words import PRIORITY, TOKEN_STATE
from app.printing import texts

NOTHING = "—"
Fact = tuple[str, str]  # what it is, and what is said of it


def called(name: Name, messages: Messages) -> str:
    """The name in the language, or the other one."""
    return name.th if messages.language is Language.THAI and name.th else name.en


def company(given: Company, messages: Messages) -> str:
    """The organisation's name, or its code where it has none."""
    return given.code if given.name is None else called(given.name, messages)


def product(job: Job, messages: Messages) -> str:
    """The product's name."""
    return called(job.product, messages)


def step(given: Step, messages: Messages) -> tuple[str, str]:
    """The step's name, and the work centre where it is done; "" where none is told."""
    place = "" if given.work_center is None else called(given.work_center, messages)
    return called(given.name, messages), place


def facts(job: Job, messages: Messages) -> Iterable[Fact]:
    """What the head says of a job, beside its code and line."""
    yield messages.text(texts.CREATED), messages.day_of(job.created_at)
    yield messages.text(texts.DUE), messages.date(job.due) if job.due else NOTHING
    yield messages.text(texts.PRIORITY), messages.text(PRIORITY[job.priority])
    if job.order:
        yield messages.text(texts.ORDER), job.order
    if job.reference:
        yield messages.text(texts.REFERENCE), job.reference


def pieces(count: int, messages: Messages) -> str:
    """So many pieces."""
    return messages.sentence(texts.PIECES, {"count": count})


def counted(states: Mapping[TokenState, int], messages: Messages) -> str:
    """How many are in which state."""
    said = (
        messages.text(texts.STATE_COUNT, state=messages.text(TOKEN_STATE[state]), count=count)
        for state, count in states.items()
    )
    return " · ".join(said)
