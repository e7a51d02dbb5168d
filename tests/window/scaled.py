"""A process of its own, because Qt reads the scale of the screen when it starts: looks at scenes there.

`python -m tests.window.scaled SCENE ...` prints what is cut, and how much a logical pixel has, as JSON.
"""

from __future__ import annotations

import json
import sys

from pictures import VARIANTS
from PySide6.QtWidgets import QWidget
from scenes import play

from app.desktop import theme_in_use
from tests.window.clipping import Reader


class Measuring(Reader):
    """Notes how many pixels of the screen make one."""

    ratio = 0.0

    def take(self, widget: QWidget, name: str) -> None:
        """The same, measured."""
        self.ratio = widget.devicePixelRatioF()
        super().take(widget, name)


if __name__ == "__main__":
    reader = Measuring(theme_in_use())
    faults = play(next(each for each in VARIANTS if each.name == "thai"), reader, sys.argv[1:])
    print(json.dumps({"found": sorted(reader.found), "faults": faults, "ratio": reader.ratio}))
