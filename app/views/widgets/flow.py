"""A layout that sets its widgets in a line and goes on in the next where there is no room: nothing is cut."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from app.views.theme.scale import SMALL


class FlowLayout(QLayout):
    """Widgets beside each other at their own size, wrapped into as many lines as the width asks for.

    What expands takes the rest of its line. `trailing` lines stand at the end, as the buttons of a dialog do;
    `even` lines are about as long as each other, so that none is left alone in the last.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        spacing: int = SMALL,
        *,
        trailing: bool = False,
        even: bool = False,
    ) -> None:
        super().__init__(parent)
        self._trailing = trailing
        self._even = even
        self._items: list[QLayoutItem] = []
        self._known: dict[tuple[int, int, int], list[QRect]] = {}
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def add_wide(self, widget: QWidget) -> None:
        """Adds a widget that takes the rest of its line."""
        widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        """Adds at the end."""
        self._items.append(item)

    def count(self) -> int:
        """The number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at a place, None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Takes an item out, None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def invalidate(self) -> None:
        """Part of Qt: an item came, went, or asks for another size."""
        self._known.clear()
        super().invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Fewer columns mean more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at a width."""
        places = self._places(QRect(0, 0, width, 0))
        bottom = self.contentsMargins().bottom()
        return max((place.bottom() + 1 + bottom for place in places), default=0)

    def setGeometry(self, rect: QRect) -> None:
        """Puts every item into its place."""
        super().setGeometry(rect)
        for item, place in zip(self._shown(), self._places(rect), strict=True):
            item.setGeometry(place)

    def sizeHint(self) -> QSize:
        """All in one line."""
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self.spacing() * max(len(sizes) - 1, 0)
        return self._with_margins(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """The widest item alone in its line."""
        sizes = [item.minimumSize() for item in self._shown()]
        width = max((size.width() for size in sizes), default=0)
        return self._with_margins(width, max((size.height() for size in sizes), default=0))

    def _with_margins(self, width: int, height: int) -> QSize:
        return QSize(width, height).grownBy(self.contentsMargins())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _places(self, whole: QRect) -> list[QRect]:
        """Where the items stand. Qt asks again and again while it arranges what is around."""
        asked = (whole.x(), whole.y(), whole.width())
        if asked not in self._known:
            self._known[asked] = self._placed(whole)
        return self._known[asked]

    def _placed(self, whole: QRect) -> list[QRect]:
        rect = whole.marginsRemoved(self.contentsMargins())
        places: list[QRect] = []
        top = rect.y()
        for line in self._lines(rect.width()):
            sizes = [item.sizeHint() for item in line]
            left, height = rect.x(), max(size.height() for size in sizes)
            rest = rect.width() - _length(sizes, self.spacing())
            growing = sum(_expands(item) for item in line)
            if self._trailing and not growing:
                left += max(rest, 0)
            for item, size in zip(line, sizes, strict=True):
                more = max(rest, 0) // growing if growing and _expands(item) else 0
                width = min(size.width() + more, rect.width())
                places.append(QRect(left, top + _drop(height - size.height()), width, size.height()))
                left += width + self.spacing()
            top += height + self.spacing()
        return places

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        sized = [(item, item.sizeHint()) for item in self._shown()]  # each is asked once: it takes its time
        lines = self._wrapped(sized, width)
        if not self._even or len(lines) < 2:
            return lines
        whole = _length([size for _, size in sized], self.spacing())
        narrower = range(whole // len(lines), width, self.spacing())
        evenly = (self._wrapped(sized, each) for each in narrower)
        return next((each for each in evenly if len(each) <= len(lines)), lines)

    def _wrapped(self, sized: Sequence[tuple[QLayoutItem, QSize]], width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        right = 0
        for item, size in sized:
            needed = size.width()
            if not lines or right + needed > width:
                lines.append([])
                right = 0
            lines[-1].append(item)
            right += needed + self.spacing()
        return lines


def _length(sizes: list[QSize], spacing: int) -> int:
    return sum(size.width() for size in sizes) + spacing * (len(sizes) - 1)


def _expands(item: QLayoutItem) -> bool:
    return bool(item.expandingDirections() & Qt.Orientation.Horizontal)


def _drop(lower: int) -> int:
    """How far what is lower than its line stands from the top: letters with high marks make a difference of
    a few pixels, and then bottoms line up; a badge stands in the middle beside a button."""
    return lower if lower <= SMALL else lower // 2
