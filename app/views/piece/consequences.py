"""What would come of a decision about pieces, in a few sentences."""

from __future__ import annotations

from collections.abc import Iterator

from app.lifecycle.queries.decisions import Outcome, Step
from app.messages import Messages
from app.messages.marks import Plural
from app.views.cells import name_of
from app.views.piece import texts
from app.views.widgets.choice import Option


def consequence(outcome: Outcome, messages: Messages) -> str:
    """Everything that would happen, the main thing first."""
    step = "" if outcome.step is None else name_of(outcome.step, messages)
    return " ".join(
        messages.sentence(sentence, {"count": count, "step": step})
        for sentence, count in _told(outcome)
        if count
    )


def step_options(steps: tuple[Step, ...], messages: Messages) -> list[Option]:
    """Steps to choose from."""
    return [Option(step.code, name_of(step, messages)) for step in steps]


def _told(outcome: Outcome) -> Iterator[tuple[Plural, int]]:
    yield texts.LET_GO, outcome.let_go
    yield texts.PARTS_LET_GO, outcome.parts_let_go
    yield texts.SENT, outcome.sent
    yield texts.HELD, outcome.held
    yield (texts.ENDS if outcome.born else texts.LOST), outcome.scrapped
    yield texts.BORN, outcome.born
    yield texts.TAKEN_ALONG, outcome.taken_along
    yield _of_parts(outcome), outcome.parts
    yield texts.CLOCKS, outcome.clocks


def _of_parts(outcome: Outcome) -> Plural:
    """They end or stand still with their piece, or alone where it goes on."""
    if outcome.held:
        return texts.PARTS_HELD
    return texts.PARTS_END if outcome.scrapped else texts.PARTS_ALONE
