"""What people see: the window, its screens and what they are made of. Here is Qt, and only here."""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 - it puts imports of its own in the place of Python's

# The last of them reads the source of each module, in case it asks for a `__feature__` of PySide. None does.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
