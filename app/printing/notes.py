"""The field for notes: what was noted of the job, and lines for what a hand adds."""

from __future__ import annotations

from app.messages import Messages
from app.printing import fonts, texts
from app.printing.flow import BODY, GAP, INNER, LEAST, SIDE, SMALL, Flow
from app.printing.page import RULE
from app.printing.writing import Block, on_one_line

LEAST_FREE, MOST_TOGETHER, LINE = 32.0, 130.0, 8.0


class Notes:
    """All that is left of the page, `least` millimetres at the least.

    Notes that are too long to be kept together go on on the next pages, under a title that says so.
    """

    def __init__(self, notes: str | None, messages: Messages) -> None:
        self._title, self._more = (title_of(each, messages) for each in (texts.NOTES, texts.NOTES_MORE))
        self._notes = notes or ""
        printed = Block(self._notes, INNER - 2 * GAP, BODY).height if notes else 0.0
        self.least = self._title.height + (printed if printed <= MOST_TOGETHER else 0.0) + LEAST_FREE

    def paint(self, flow: Flow) -> None:
        """Paints the field down to the end of the page, and of as many more as the notes need."""
        flow.need(self.least)
        rest = self._paint_field(flow, self._title, self._notes)
        while rest or flow.room < LEAST_FREE:
            flow.turn()
            rest = self._paint_field(flow, self._more, rest)
        top = flow.top
        while (top := top + LINE) < flow.end - GAP:
            flow.page.across(SIDE + GAP, top, INNER - 2 * GAP, dotted=True)
        flow.top = flow.end

    def _paint_field(self, flow: Flow, title: Block, said: str) -> str:
        """A field down to the end of the page with as much of the notes as it holds; returns the rest."""
        flow.page.box(SIDE, flow.top, INNER, flow.room, RULE)
        flow.top = flow.page.write(title, SIDE + GAP, flow.top + GAP / 2)
        return write_on(flow, said, SIDE + GAP, INNER - 2 * GAP)


def title_of(text: str, messages: Messages) -> Block:
    """A title over notes."""
    return on_one_line(messages.text(text), INNER, SMALL, LEAST, weight=fonts.STRONG)


def write_on(flow: Flow, text: str, left: float, width: float) -> str:
    """Writes as much of a text as the page holds; returns the rest, "" for none."""
    if not text:
        return ""
    block = Block(text, width, BODY)
    rest = block.part(flow.room)
    flow.top = flow.page.write(block, left, flow.top)
    return rest
