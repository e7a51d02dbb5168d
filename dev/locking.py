"""The locked requirements: to run the program, to work on it, to freeze it; each for every system."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from places import ROOT, tool
from problems import CannotGoOn

COMPILE = ["pip", "compile", "pyproject.toml", "--quiet", "--upgrade"]
UNIVERSAL = ["--universal", "--python-version", "3.11", "--generate-hashes"]
HEADER = ["--custom-compile-command", "python3 dev.py lock"]
PACKAGING = "requirements/packaging.txt"
LOCKS: Sequence[Sequence[str]] = (
    ["--output-file", "requirements/runtime.txt"],
    ["--group", "dev", "--constraint", "requirements/runtime.txt", "--output-file", "requirements/dev.txt"],
    # Frozen is what was tested, tools that both use included.
    ["--group", "packaging", "--constraint", "requirements/dev.txt", "--output-file", PACKAGING],
)


def lock() -> int:
    """Write the files anew with the newest versions that pyproject.toml allows."""
    uv = shutil.which("uv") or tool("uv")
    if not Path(uv).exists():
        raise CannotGoOn("This needs uv, which the tests do not. Install it (pip install uv) and try again.")
    common = [uv, *COMPILE, *UNIVERSAL, *HEADER]
    return max(subprocess.run([*common, *target], check=False, cwd=ROOT).returncode for target in LOCKS)
