"""Whether a folder lies on a drive that is plugged in, or only where one was."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path


def device_of(folder: Path) -> int:
    """What the system calls the device on which a folder lies. Raises OSError."""
    return folder.stat().st_dev


def is_on_drive(folder: Path, device: Callable[[Path], int] = device_of) -> bool:
    """Whether a folder that is there lies on another device than what the system has for itself.

    Where a drive was pulled out the folder in which it appeared may stay, and is one of the computer's own
    disk then. Not on Windows: there the letter goes with the drive. Raises OSError.
    """
    return sys.platform == "win32" or device(folder) not in {device(each) for each in _of_the_system()}


def _of_the_system() -> list[Path]:
    """Drives appear below these; a home, or what is only for a time, may lie on a device of its own."""
    own = (Path("/"), Path("/run"), Path("/var"), Path.home(), Path(tempfile.gettempdir()))
    return [each for each in own if each.is_dir()]
