"""The work card: a row for each step with room for a hand, what is checked, a large field for notes."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.paper import Step, WorkCard
from app.domain.paper.kinds import PaperKind
from app.domain.words import Line
from app.messages import Messages
from app.printing import fonts, speech, texts
from app.printing.flow import BODY, GAP, INNER, LEAST, SIDE, SMALL, Column, Flow, Row, Table
from app.printing.head import Box, Head, owner_box, paint_boxes, product_box, quantity_box
from app.printing.notes import Notes
from app.printing.page import RULE, Page
from app.printing.writing import CENTRE, Block, fitted, on_one_line

LEAST_ROWS = 10
ROW, MOST_OF_A_STEP, UNDER = 10.5, 16.0, 7.0
WIDTHS = (9.0, 54.0, 31.0, 19.0, 19.0, 15.0, 33.0)
TICK = 4.0


def pages(card: WorkCard, messages: Messages) -> list[Page]:
    """The pages of a work card."""
    head = Head(PaperKind.WORK_CARD, card.company, card.job, card.job.code, card.job.code)
    flow = Flow(head.painter(messages))
    paint_boxes(flow, _boxes(card, messages))
    checks, notes = _Checks(messages), Notes(card.notes, messages)
    rows = step_rows(card.steps, WIDTHS, messages)
    Table(_columns(messages)).flow(flow, rows, after=checks.height + notes.least)
    checks.paint(flow)
    notes.paint(flow)
    return flow.finish(card.job.code, messages)


def step_rows(steps: Sequence[Step], widths: Sequence[float], messages: Messages) -> list[Row]:
    """A row for each step, its number first; then empty ones, until there are enough."""
    rows = [
        Row([[number(place, widths[0])], step_cell(step, widths[1] - 2 * GAP, messages)], ROW)
        for place, step in enumerate(steps, start=1)
    ]
    return rows + [Row([], ROW)] * (LEAST_ROWS - len(rows))


def number(place: int, width: float) -> Block:
    """The place of a row."""
    return Block(str(place), width - 2 * GAP, BODY, side=CENTRE)


def step_cell(step: Step, width: float, messages: Messages) -> list[Block]:
    """A step by its name, an inspection as such, and where it is done."""
    name, place = speech.step(step, messages)
    inspection = messages.text(texts.INSPECTION)
    under = " · ".join(filter(None, (inspection if step.is_inspection else "", place)))
    blocks = [fitted(name, width, MOST_OF_A_STEP, BODY, SMALL, weight=fonts.STRONG)]
    return [*blocks, Block(under, width, UNDER)] if under else blocks


def _columns(messages: Messages) -> list[Column]:
    titles = ("", *map(messages.text, _TITLES))
    return [Column(title, width) for title, width in zip(titles, WIDTHS, strict=True)]


_TITLES = (texts.OPERATION, texts.PERSON, texts.START, texts.FINISH, texts.QUANTITY, texts.SIGNATURE)


def _boxes(card: WorkCard, messages: Messages) -> list[Box]:
    if card.job.line is Line.HATTHASILPA:  # its people are those of the pieces, and nobody owns it
        return [
            product_box(card.job, INNER - 45, messages),
            quantity_box(card.job.quantity, 45, messages),
        ]
    return [
        product_box(card.job, INNER - 90, messages),
        quantity_box(card.job.quantity, 38, messages),
        owner_box(card.owner, 52, messages),
    ]


class _Checks:
    """What is ticked before the job leaves."""

    def __init__(self, messages: Messages) -> None:
        self._width = INNER / len(texts.CHECKS)
        self._title = on_one_line(messages.text(texts.CHECKLIST), INNER, SMALL, LEAST, weight=fonts.STRONG)
        room = self._width - TICK - 2 * GAP
        self._blocks = [Block(messages.text(each), room, BODY) for each in texts.CHECKS]
        self._line = max(TICK, *(block.height for block in self._blocks))
        self.height = 2 * GAP + self._title.height + self._line + 2 * GAP

    def paint(self, flow: Flow) -> None:
        """Paints a box to tick and its word for each."""
        top = flow.page.write(self._title, SIDE, flow.top + 2 * GAP)
        for place, block in enumerate(self._blocks):
            left = SIDE + place * self._width
            flow.page.box(left, top + (self._line - TICK) / 2, TICK, TICK, RULE)
            flow.page.write(block, left + TICK + GAP, top, self._line, middle=True)
        flow.top += self.height
