"""Getting ready what is hidden, so that it takes no time once it is to be seen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def lay_out(hidden: QWidget, width: int) -> None:
    """Arranges it at this width by its layout: its texts are measured, and all its parts have their look."""
    layout = hidden.layout()
    assert layout is not None
    for part in hidden.findChildren(QWidget):
        part.ensurePolished()
    hidden.resize(width, layout.totalHeightForWidth(width))
    layout.activate()
