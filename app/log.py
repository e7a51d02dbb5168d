"""The program's log: lines of text in rotating files; never a secret, never a query's parameters."""

from __future__ import annotations

import faulthandler
import logging
from pathlib import Path
from typing import TextIO

NAME = "hatthasilpa.log"
CRASHES = "crash.txt"
_LINE = "%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"
_BYTES = 1_000_000
_FILES = 5


class _Files(logging.Handler):
    """Opens its files with the first line: Python's way to write them brings its network along."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._opened: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Writes a line. Where it can't be written, whoever had something to say goes on all the same."""
        try:
            if self._opened is None:
                self._opened = self._open()
            self._opened.handle(record)
        except OSError:
            self.handleError(record)

    def close(self) -> None:
        """Closes what was opened."""
        if self._opened is not None:
            self._opened.close()
        super().close()

    def _open(self) -> logging.Handler:
        from logging.handlers import RotatingFileHandler  # noqa: PLC0415 - as above

        path = self._folder / NAME
        opened = RotatingFileHandler(path, maxBytes=_BYTES, backupCount=_FILES - 1, encoding="utf-8")
        opened.setFormatter(logging.Formatter(_LINE))
        return opened


def write_to(folder: Path) -> TextIO:
    """Logs to files in the folder from now on, and a hard crash to a file beside them.

    Returns the crash file, which the caller gives back to `stop`. Raises OSError when it can't write there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / NAME).open("a", encoding="utf-8").close()
    root = logging.getLogger()
    root.addHandler(_Files(folder))
    root.setLevel(logging.INFO)
    logging.getLogger("peewee").setLevel(logging.WARNING)  # its DEBUG prints parameters
    crashes = (folder / CRASHES).open("a", encoding="utf-8")
    faulthandler.enable(crashes)
    return crashes


def stop(crashes: TextIO) -> None:
    """Closes what `write_to` opened."""
    faulthandler.disable()
    crashes.close()
    root = logging.getLogger()
    for handler in list(root.handlers):
        if isinstance(handler, _Files):
            root.removeHandler(handler)
            handler.close()
