"""Where things are: the program's resources and the places of this user's files."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import platformdirs

_APP = "Hatthasilpa"
_HERE = Path(__file__).resolve().parent


@cache
def resources() -> Path:
    """The folder of fonts, icons, catalogues and samples: installed, frozen, or in a checkout."""
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [Path(frozen) / "resources"] if frozen else []
    candidates += [_HERE / "resources", _HERE.parent / "resources"]
    for candidate in candidates:
        if (candidate / "__init__.py").is_file() or candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"resources are missing beside {_HERE}")


def user_data() -> Path:
    """Where this user's workspaces live unless another place is chosen: local, never a roaming folder."""
    return Path(platformdirs.user_data_dir(_APP, appauthor=False, roaming=False))


def user_state() -> Path:
    """Where window settings and logs live."""
    return Path(platformdirs.user_state_dir(_APP, appauthor=False, roaming=False))
