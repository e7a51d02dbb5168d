"""Where things stand in the repository, and in the virtual environment that belongs to it."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
REQUIREMENTS = ROOT / "requirements" / "dev.txt"
BUILD = ROOT / "build"
SCRIPTS = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")


def tool(name: str) -> str:
    """The path of a command of the environment, as `ruff` or `lint-imports`."""
    return str(SCRIPTS / (f"{name}.exe" if os.name == "nt" else name))
