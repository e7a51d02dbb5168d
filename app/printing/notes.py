"""The field for notes: what was noted of the job, and lines for what a hand adds."""

from __future__ import annotations

from app.messages import Messages
from app.printing import fonts, texts
from app.printing.flow import BODY, GAP, INNER, LEAST, SIDE, SMALL, Flow
from app.printing.page import RULE
from app.printing.writing import fitted, on_one_line

LEAST_FREE, MOST_PRINTED, LINE = 32.0, 130.0, 8.0


class Notes:
    """All that is left of the page, `least` millimetres at the least."""

    def __init__(self, notes: str | None, messages: Messages) -> None:
        self._title = on_one_line(messages.text(texts.NOTES), INNER, SMALL, LEAST, weight=fonts.STRONG)
        inside = INNER - 2 * GAP
        self._said = fitted(notes, inside, MOST_PRINTED, BODY, LEAST) if notes else None
        printed = self._said.height if self._said else 0.0
        self.least = self._title.height + printed + LEAST_FREE

    def paint(self, flow: Flow) -> None:
        """Paints the field down to the end of the page."""
        flow.need(self.least)
        page, top = flow.page, flow.top
        page.box(SIDE, top, INNER, flow.room, RULE)
        top = page.write(self._title, SIDE + GAP, top + GAP / 2)
        if self._said is not None:
            top = page.write(self._said, SIDE + GAP, top)
        while (top := top + LINE) < flow.end - GAP:
            page.across(SIDE + GAP, top, INNER - 2 * GAP, dotted=True)
        flow.top = flow.end
