"""`python3 dev.py freeze`: the program in a folder that needs no Python, in `dist/`.

Everything comes from an environment of its own, which holds exactly the locked packages: what a developer has
installed besides can't slip in.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import system_libraries
from environment import Environment
from places import BUILD, ROOT, python_of
from problems import CannotGoOn

from freezing.marks import PROGRAM, executable, files_of

ENVIRONMENT = Environment(ROOT / ".venv-packaging", ROOT / "requirements" / "packaging.txt")
PYTHON = python_of(ENVIRONMENT.folder)
SPEC = ROOT / "packaging" / "hatthasilpa.spec"
DIST = ROOT / "dist"
WORK = BUILD / "freeze"
MISSING = WORK / "hatthasilpa" / "warn-hatthasilpa.txt"
OF_ANOTHER_SYSTEM = frozenset({"fcntl", "resource"} if os.name == "nt" else {"msvcrt"})
"""What our own code names behind a look at the system, and what this one does not have."""
OURS_MISSING = re.compile(
    r"^missing module named (?P<name>\S+) - imported by (?P<by>.*\bapp\..*)$", re.MULTILINE
)


def freeze() -> int:
    """Builds it and says how large it is and how long that took; raises CannotGoOn when it can't be whole."""
    system_libraries.provide(for_building=True)
    if not ENVIRONMENT.is_ready():
        ENVIRONMENT.make_ready()
    start = time.perf_counter()
    command = [str(PYTHON), "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    command += ["--distpath", str(DIST), "--workpath", str(WORK), str(SPEC)]
    if subprocess.run(command, check=False, cwd=ROOT, env=settings()).returncode:
        raise CannotGoOn("PyInstaller could not build the program (see above).")
    refuse_gaps(MISSING.read_text("utf-8"))
    took = time.perf_counter() - start
    print(f"{frozen().relative_to(ROOT)}: {files_of(frozen()) / 1e6:.0f} MB, built in {took:.0f} s")
    return 0


def settings() -> dict[str, str]:
    """The same sources give the same folder: no hash or hour of the day, no cache from elsewhere."""
    own = {"PYTHONHASHSEED": "1", "PYTHONUTF8": "1", "PYINSTALLER_CONFIG_DIR": str(WORK / "cache")}
    own["PYINSTALLER_ZLIB_COMPRESSION_LEVEL"] = "0"  # modules are stored as they are: that starts sooner
    asked = ["git", "log", "-1", "--format=%ct"]
    try:
        when = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):  # a checkout without its history
        return {**os.environ, **own}
    return {**os.environ, **own, "SOURCE_DATE_EPOCH": when}


def refuse_gaps(report: str) -> None:
    """A module that our own code names and that was not found is missing in the program."""
    gaps = [
        found["name"] for found in OURS_MISSING.finditer(report) if found["name"] not in OF_ANOTHER_SYSTEM
    ]
    if gaps:
        raise CannotGoOn(f"The frozen program lacks what app imports: {', '.join(gaps)}")


def frozen() -> Path:
    """The folder that was built: what is installed, or what is dragged into Applications."""
    return DIST / (f"{PROGRAM}.app" if sys.platform == "darwin" else PROGRAM)


def program() -> Path:
    """What is started in it."""
    suffix = ".exe" if sys.platform == "win32" else ""
    inside = Path("Contents", "MacOS") if sys.platform == "darwin" else Path()
    return frozen() / inside / f"{executable()}{suffix}"
