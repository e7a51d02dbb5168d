"""Parts of Python's library that others bring along, and a start does without: loaded when they are asked.

`logging` brings what tells of errors; `dataclasses` what looks into functions, with all of Python's grammar;
`pathlib` what reads addresses of machines; `zipfile` other ways of packing than ours. Together they take a
twentieth of the time until a window is seen.
"""

from __future__ import annotations

import sys
import threading
from importlib import import_module
from types import ModuleType
from typing import Any

_LEFT_OUT_WHEN_FROZEN = ("inspect", "bz2", "lzma")
"""PyInstaller changes the first at each start; without the others, who brings them does."""
NAMES = ("traceback", "ipaddress", "shutil", *(() if hasattr(sys, "frozen") else _LEFT_OUT_WHEN_FROZEN))
"""Each is imported as a whole by who brings it, and nothing of it is used before somebody calls."""

_giving_way = threading.Lock()


class Later(ModuleType):
    """Stands where a module will, and answers as it does. The first question lets Python's import load it,
    once, also for several threads. What is set on it stays with it, and it has no `__spec__`.
    """

    def __getattr__(self, name: str) -> Any:
        """What is asked of the module."""
        with _giving_way:  # not while it is loaded: that has locks of its own
            if sys.modules.get(self.__name__) is self:
                del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


for _name in NAMES:
    sys.modules.setdefault(_name, Later(_name))
