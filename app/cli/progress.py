"""How far a long piece of work is: one line on a person's screen, written over, and gone at the end."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Self

from app.cli.output import width


class ProgressLine:
    """Tells on standard error while it is entered, if that is a screen; a file or a program hears nothing."""

    def __init__(self) -> None:
        self._seen = sys.stderr.isatty()
        self._width = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.tell("")

    def tell(self, text: str) -> None:
        """Puts a text in the place of the last one."""
        if self._seen and (text or self._width):
            sys.stderr.write(f"\r{text}{' ' * (self._width - width(text))}\r{text}")
            sys.stderr.flush()
            self._width = width(text)
