"""The batch traveller: a page for each batch, with room for what was good, scrapped, or is to be redone."""

from __future__ import annotations

from app.domain.paper import Batch, BatchTraveller
from app.domain.paper.kinds import PaperKind
from app.messages import Messages
from app.printing import texts
from app.printing.cards import step_rows
from app.printing.flow import GAP, INNER, Column, Flow, Table
from app.printing.head import LARGE, Box, Head, paint_boxes, product_box, quantity_box
from app.printing.notes import Notes
from app.printing.page import Page

WIDTHS = (9.0, 52.0, 27.0, 20.0, 15.0, 15.0, 15.0, 27.0)
_TITLES = (
    texts.OPERATION,
    texts.PERSON,
    texts.DAY,
    texts.GOOD,
    texts.SCRAP,
    texts.REWORK,
    texts.SIGNATURE,
)


def pages(traveller: BatchTraveller, messages: Messages) -> list[Page]:
    """The pages of all travellers, one batch after the other."""
    return [page for batch in traveller.batches for page in _of(batch, traveller, messages)]


def _of(batch: Batch, traveller: BatchTraveller, messages: Messages) -> list[Page]:
    job = traveller.job
    head = Head(PaperKind.BATCH_TRAVELLER, traveller.company, job, batch.code, batch.code)
    flow = Flow(head.painter(messages))
    place = messages.text(texts.BATCH_OF, place=batch.place, count=len(traveller.batches))
    boxes = [
        product_box(job, INNER - 90, messages),
        Box(messages.text(texts.BATCH), place, 45, LARGE, batch.number or ""),
        quantity_box(batch.quantity, 45, messages),
    ]
    paint_boxes(flow, boxes)
    titles = ("", *map(messages.text, _TITLES))
    columns = [Column(title, width) for title, width in zip(titles, WIDTHS, strict=True)]
    Table(columns).flow(flow, step_rows(traveller.steps, WIDTHS, messages))
    flow.top += 2 * GAP
    Notes(traveller.notes, messages).paint(flow)
    return flow.finish(f"{job.code} · {place}", messages)
