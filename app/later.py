"""Parts of Python's library that others bring along, and a start does without: loaded when they are asked.

`logging` brings what tells of errors; `dataclasses` what looks into functions, with all of Python's grammar;
`pathlib` what reads addresses of machines; `zipfile` other ways of packing than ours. Together they take a
twentieth of the time until a window is seen.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

NAMES = ("traceback", "inspect", "ipaddress", "shutil", "bz2", "lzma")
"""Each is imported as a whole by who brings it, and nothing of it is used before somebody calls."""


class Later(ModuleType):
    """Stands where a module will. Python's import loads the real one, also for two threads only once."""

    def __getattr__(self, name: str) -> Any:
        """What is asked of the module."""
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


for _name in NAMES:
    sys.modules.setdefault(_name, Later(_name))
