"""Labels: the QR on the left, words on the right, as large as the label allows."""

from __future__ import annotations

from app.domain.paper import Label, LabelSheet, LabelSize
from app.messages import Messages
from app.printing import fonts, speech
from app.printing.page import Page
from app.printing.writing import Block, fitted, on_one_line

PAD = 1.2
UNPRINTABLE = 5.0
"""So near to the edges of the paper the printer of a desk puts no ink."""
WIDEST_QR = 0.5
TINY = 4.5


def pages(sheet: LabelSheet, messages: Messages) -> list[Page]:
    """The pages of labels: sheets that are filled row by row, or a page a label."""
    size = sheet.size
    width, height = size.page
    made: list[Page] = []
    for place, label in enumerate(sheet.labels):
        spot = place % size.a_page
        if spot == 0:
            made.append(Page(width, height))
        row, column = divmod(spot, size.columns)
        _paint(made[-1], label, size, size.left + column * size.width, size.top + row * size.height, messages)
    return made


def _paint(page: Page, label: Label, size: LabelSize, left: float, top: float, messages: Messages) -> None:
    pad = max(UNPRINTABLE - size.left, PAD) if size.is_sheet else PAD
    begin = left + pad / 2  # the quiet zone is white as well
    side = min(size.height - 2 * PAD, size.width * WIDEST_QR - pad)
    page.code(label.code, begin, top + (size.height - side) / 2, side)
    words = begin + side + PAD / 2
    width, height = left + size.width - pad - words, size.height - 2 * PAD
    blocks = _blocks(label, width, height, messages)
    place = top + (size.height - sum(block.height for block in blocks)) / 2
    for block in blocks:
        place = page.write(block, words, place)


def _blocks(label: Label, width: float, height: float, messages: Messages) -> list[Block]:
    """Number, job and serial get what they need; the product's name the rest."""
    scale = min(height / 28.0, width / 24.0, 1.6)
    number = label.number
    if label.quantity > 1:
        number = f"{number} · {speech.pieces(label.quantity, messages)}"
    first = fitted(number, width, height * 0.3, 13 * scale, TINY, weight=fonts.STRONG)
    first.keep_within(height * 0.3)
    below = [on_one_line(label.sku, width, 7 * scale, TINY), on_one_line(label.job, width, 8 * scale, TINY)]
    if label.serial:
        below.append(Block(label.serial, width, max(5.5 * scale, TINY)))
    rest = height - sum(block.height for block in (first, *below))
    name = fitted(speech.called(label.product, messages), width, rest, 8 * scale, TINY)
    name.keep_within(rest)  # a label grows no longer: its code leads to the whole name
    return [first, name, *below]
