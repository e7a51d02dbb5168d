"""Where things stand in the repository, and in the virtual environment that belongs to it."""

from __future__ import annotations

import os
from pathlib import Path

WINDOWS = os.name == "nt"
ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
REQUIREMENTS = ROOT / "requirements" / "dev.txt"
BUILD = ROOT / "build"


def python_of(environment: Path) -> Path:
    """The Python of a virtual environment, made or not."""
    return environment / "Scripts" / "python.exe" if WINDOWS else environment / "bin" / "python"


def tool(name: str) -> str:
    """The path of a command of our environment, as `ruff` or `lint-imports`."""
    return str(PYTHON.with_name(f"{name}.exe" if WINDOWS else name))


PYTHON = python_of(ENVIRONMENT)
