"""The status page: how far a job is, how many pieces stand where, and who has them."""

from __future__ import annotations

from app.domain.paper import Place, StatusPage
from app.domain.paper.kinds import PaperKind
from app.domain.words import Line
from app.messages import Messages
from app.messages.words import TICKET_STATUS
from app.printing import fonts, speech, texts
from app.printing.flow import BODY, GAP, INNER, SIDE, Column, Flow, Row, Table
from app.printing.head import LARGE, Box, Head, owner_box, paint_boxes, product_box
from app.printing.notes import title_of, write_on
from app.printing.page import RULE, Page
from app.printing.writing import Block

WIDTHS = (9.0, 61.0, 60.0, 50.0)
ROW, BAR, TITLE, MOST_TOGETHER = 8.0, 5.0, 10.0, 60.0


def pages(shown: StatusPage, messages: Messages) -> list[Page]:
    """The pages of a status page."""
    head = Head(PaperKind.STATUS_PAGE, shown.company, shown.job, shown.job.code, shown.job.code)
    flow = Flow(head.painter(messages))
    paint_boxes(flow, _boxes(shown, messages))
    _paint_bar(flow, shown.progress)
    _paint_lines(flow, shown, messages)
    if shown.places:
        columns = zip(("", *map(messages.text, _TITLES)), WIDTHS, strict=True)
        rows = [_row(place, each, messages) for place, each in enumerate(shown.places, start=1)]
        Table([Column(title, width) for title, width in columns]).flow(flow, rows)
    _paint_notes(flow, shown.notes, messages)
    when = messages.text(texts.AS_OF, when=messages.moment(shown.at))
    return flow.finish(f"{shown.job.code} · {when}", messages)


_TITLES = (texts.STEP, texts.STANDING, texts.HOLDERS)


def _boxes(shown: StatusPage, messages: Messages) -> list[Box]:
    progress = speech.NOTHING if shown.progress is None else f"{shown.progress:g}%"
    of = messages.text(texts.FINISHED, completed=shown.completed, quantity=shown.job.quantity)
    owner = [owner_box(shown.owner or speech.NOTHING, 38, messages)] if shown.job.line is Line.CLASSIC else []
    rest = INNER - 78 - sum(box.width for box in owner)
    return [
        product_box(shown.job, rest, messages),
        Box(messages.text(texts.STATUS), messages.text(TICKET_STATUS[shown.job.status]), 36),
        Box(messages.text(texts.PROGRESS), progress, 42, LARGE, of),
        *owner,
    ]


def _paint_bar(flow: Flow, progress: float | None) -> None:
    """The progress as a bar; an empty one where there is none to show."""
    flow.page.box(SIDE, flow.top, INNER, BAR, RULE)
    if progress:
        flow.page.bar(SIDE, flow.top, INNER * progress / 100, BAR)
    flow.top += BAR + 2 * GAP


def _paint_lines(flow: Flow, shown: StatusPage, messages: Messages) -> None:
    lines = [messages.text(texts.AS_OF, when=messages.moment(shown.at))]
    if shown.pieces:
        lines.append(speech.counted(shown.pieces, messages))
    if not shown.places:
        lines.append(messages.text(texts.NOWHERE))
    for line in lines:
        flow.top = flow.page.write(Block(line, INNER, BODY), SIDE, flow.top)
    flow.top += GAP


def _row(place: int, given: Place, messages: Messages) -> Row:
    step = speech.called(given.name, messages)
    said = messages.text(texts.PARTS_AT, step=step) if given.parts else step
    number, name, pieces, people = (width - 2 * GAP for width in WIDTHS)
    return Row(
        [
            [Block(str(place), number, BODY)],
            [Block(said, name, BODY, weight=fonts.STRONG)],
            [Block(speech.counted(given.pieces, messages), pieces, BODY)],
            [Block(", ".join(given.holders) or speech.NOTHING, people, BODY)],
        ],
        ROW,
    )


def _paint_notes(flow: Flow, notes: str | None, messages: Messages) -> None:
    if not notes:
        return
    flow.need(min(Block(notes, INNER, BODY).height, MOST_TOGETHER) + TITLE)
    flow.top = flow.page.write(title_of(texts.NOTES, messages), SIDE, flow.top + 2 * GAP)
    while notes := write_on(flow, notes, SIDE, INNER):
        flow.turn()
        flow.top = flow.page.write(title_of(texts.NOTES_MORE, messages), SIDE, flow.top)
