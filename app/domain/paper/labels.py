"""Labels: one a piece, on sheets that come out of a desk's printer, or on the roll of a label printer."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.paper.head import Name
from app.values import frozen

A4_WIDTH, A4_HEIGHT = 210.0, 297.0


@frozen
class LabelSize:
    """A label and how many of them stand on a page; all in millimetres.

    `left` and `top` are where the first label begins, `across` and `down` from one label to the next.
    """

    key: str
    width: float
    height: float
    columns: int = 1
    rows: int = 1
    page_width: float = 0.0
    page_height: float = 0.0
    left: float = 0.0
    top: float = 0.0

    @property
    def a_page(self) -> int:
        """How many labels one page holds."""
        return self.columns * self.rows

    @property
    def is_sheet(self) -> bool:
        """Whether it is a sheet of many, rather than a label of a roll."""
        return self.a_page > 1

    @property
    def page(self) -> tuple[float, float]:
        """Width and height of what goes through the printer."""
        return self.page_width or self.width, self.page_height or self.height


def _sheet(key: str, width: float, height: float, columns: int, rows: int) -> LabelSize:
    left = (A4_WIDTH - columns * width) / 2
    top = (A4_HEIGHT - rows * height) / 2
    return LabelSize(key, width, height, columns, rows, A4_WIDTH, A4_HEIGHT, left, top)


LABEL_SIZES: Mapping[str, LabelSize] = {
    size.key: size
    for size in (
        _sheet("a4-3x8", 70.0, 36.0, 3, 8),
        _sheet("a4-2x7", 99.0, 38.1, 2, 7),
        _sheet("a4-4x10", 48.5, 25.4, 4, 10),
        LabelSize("50x30", 50.0, 30.0),
        LabelSize("60x40", 60.0, 40.0),
        LabelSize("100x50", 100.0, 50.0),
    )
}
"""The sizes that can be bought everywhere, by their keys."""


@frozen
class Label:
    """What is said on one: `code` is what its QR says, `serial` is None for what has none of its own."""

    code: str
    serial: str | None
    number: str
    job: str
    sku: str
    product: Name
    quantity: int


@frozen
class LabelSheet:
    """Labels of one size, in order."""

    size: LabelSize
    labels: tuple[Label, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """What their QRs say: which piece each is."""
        return tuple(label.code for label in self.labels)
