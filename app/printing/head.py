"""What stands on top of every A4 page: whose it is, what it is, the code of the job large and as QR."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.domain.paper import Company, Job
from app.domain.paper.kinds import PaperKind
from app.messages import Messages
from app.printing import fonts, speech, texts
from app.printing.flow import BODY, GAP, INNER, LEAST, MEDIUM, SIDE, SMALL, TOP, Flow
from app.printing.page import HEAVY, RULE, Page
from app.printing.writing import CENTRE, Block, fitted, on_one_line
from app.values import frozen

QR_SIDE, QR_OUT, UNDER = 36.0, 4.0, 7.0  # so far its quiet zone reaches into the margins
HUGE, TITLE, LARGE = 26.0, 12.0, 18.0
FACTS_A_LINE = 3
MOST_OF_A_NAME = 24.0


@frozen
class Head:
    """The head of one kind of paper. `code` is what the QR says, `under` what is written beneath it."""

    kind: PaperKind
    company: Company
    job: Job
    code: str
    under: str

    def painter(self, messages: Messages) -> Callable[[Page], float]:
        """Paints it on top of a page and returns where it ends."""

        def paint(page: Page) -> float:
            width = INNER - QR_SIDE
            end = max(self._words(page, width, messages), self._qr(page)) + GAP
            page.across(SIDE, end, INNER, HEAVY)
            return end + 2 * GAP

        return paint

    def _words(self, page: Page, width: float, messages: Messages) -> float:
        job = self.job
        name = speech.company(self.company, messages)
        top = page.write(
            fitted(name, width, MOST_OF_A_NAME / 2, MEDIUM, LEAST, weight=fonts.STRONG), SIDE, TOP
        )
        kind, line = messages.text(texts.KINDS[self.kind]), messages.text(texts.LINES[job.line])
        top = page.write(on_one_line(f"{kind} · {line}", width, TITLE, LEAST), SIDE, top)
        top = page.write(on_one_line(job.code, width, HUGE, TITLE, weight=fonts.STRONG), SIDE, top)
        return paint_facts(page, list(speech.facts(job, messages)), top + GAP, width)

    def _qr(self, page: Page) -> float:
        left, top = SIDE + INNER - QR_SIDE + QR_OUT, TOP - QR_OUT
        page.code(self.code, left, top, QR_SIDE)
        under = Block(self.under, QR_SIDE - 2 * QR_OUT, UNDER, side=CENTRE)
        return page.write(under, left + QR_OUT, top + QR_SIDE)


def paint_facts(page: Page, facts: Sequence[speech.Fact], top: float, width: float) -> float:
    """Small headings with what is said under each, so many in a line; returns where they end."""
    wide = width / FACTS_A_LINE
    for first in range(0, len(facts), FACTS_A_LINE):
        end = top
        for place, (title, said) in enumerate(facts[first : first + FACTS_A_LINE]):
            left = SIDE + place * wide
            below = page.write(on_one_line(title, wide - GAP, SMALL, LEAST), left, top)
            value = Block(said, wide - GAP, BODY, weight=fonts.STRONG)
            end = max(end, page.write(value, left, below))
        top = end
    return top


@frozen
class Box:
    """A framed field: a small title, and large what stands in it. Where nothing does, a hand writes."""

    title: str
    said: str
    width: float
    points: float = MEDIUM
    more: str = ""


def product_box(job: Job, width: float, messages: Messages) -> Box:
    """What is made."""
    return Box(messages.text(texts.PRODUCT), speech.product(job, messages), width, MEDIUM, job.sku)


def quantity_box(count: int, width: float, messages: Messages) -> Box:
    """How much of it."""
    return Box(messages.text(texts.QUANTITY), speech.pieces(count, messages), width, LARGE)


def owner_box(owner: str | None, width: float, messages: Messages) -> Box:
    """Who answers for it; a blank line for nobody."""
    return Box(messages.text(texts.OWNER), owner or "", width)


def paint_boxes(flow: Flow, boxes: Sequence[Box]) -> None:
    """Fields beside each other, all as high as the fullest."""
    filled = [_blocks(box) for box in boxes]
    height = max(sum(block.height for block in blocks) for blocks in filled) + 2 * GAP
    left = SIDE
    for box, blocks in zip(boxes, filled, strict=True):
        flow.page.box(left, flow.top, box.width, height, RULE)
        top = flow.top + GAP
        for block in blocks:
            top = flow.page.write(block, left + GAP, top)
        if not box.said:
            flow.page.across(left + GAP, flow.top + height - 2 * GAP, box.width - 2 * GAP, dotted=True)
        left += box.width
    flow.top += height + 2 * GAP


def _blocks(box: Box) -> list[Block]:
    inside = box.width - 2 * GAP
    blocks = [on_one_line(box.title, inside, SMALL, LEAST)]
    if box.said:
        blocks.append(fitted(box.said, inside, MOST_OF_A_NAME, box.points, LEAST, weight=fonts.STRONG))
    if box.more:
        blocks.append(Block(box.more, inside, BODY))
    return blocks
