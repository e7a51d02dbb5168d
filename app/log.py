"""The program's log: lines of text in rotating files; never a secret, never a query's parameters."""

from __future__ import annotations

import faulthandler
import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TextIO

NAME = "hatthasilpa.log"
CRASHES = "crash.txt"
_LINE = "%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"
_BYTES = 1_000_000
_FILES = 5


def write_to(folder: Path) -> TextIO:
    """Logs to files in the folder from now on, and a hard crash to a file beside them.

    Returns the crash file, which the caller gives back to `stop`. Raises OSError when it can't write there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(folder / NAME, maxBytes=_BYTES, backupCount=_FILES - 1, encoding="utf-8")
    handler.setFormatter(logging.Formatter(_LINE))
    root = logging.getLogger()
    root.addHandler(handler)
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
        if isinstance(handler, RotatingFileHandler):
            root.removeHandler(handler)
            handler.close()
