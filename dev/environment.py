"""The virtual environment: made, mended after an interruption, and left alone when its stamp is right.

The stamp is written last. Until then a mark says "unfinished": pip takes a half-copied package for an
installed one, so an environment with that mark is thrown away.
"""

from __future__ import annotations

import hashlib
import importlib.util
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from places import ENVIRONMENT, PYTHON, REQUIREMENTS, ROOT
from problems import CannotGoOn

STAMP = ENVIRONMENT / "hatthasilpa.stamp"
UNFINISHED = ENVIRONMENT / "hatthasilpa.unfinished"
WHICH_PYTHON = "import sys; print('%d.%d' % sys.version_info[:2])"
OLDEST = (3, 11)


def is_ready() -> bool:
    """True when a setup came to its end with today's requirements and the environment's Python still runs."""
    version = environment_version()
    return version is not None and STAMP.is_file() and STAMP.read_text("utf-8") == stamp_for(version)


def make_ready() -> None:
    """Build or complete the environment; raises CannotGoOn with the way out."""
    if UNFINISHED.exists() or was_moved() or not usable(environment_version()):
        remove()
        mark_unfinished()
        create()
    mark_unfinished()
    install()
    write_stamp()
    UNFINISHED.unlink()


def was_moved() -> bool:
    """Its commands begin with the path that it was made at, so in another folder it can't be mended."""
    return STAMP.is_file() and not STAMP.read_text("utf-8").endswith(f" at {ENVIRONMENT}\n")


def mark_unfinished() -> None:
    """From here to the stamp, an interruption means: begin again."""
    ENVIRONMENT.mkdir(exist_ok=True)
    UNFINISHED.touch()
    STAMP.unlink(missing_ok=True)


def environment_version() -> str | None:
    """ "3.11" as the environment's Python says it, or None if there is none that runs."""
    try:
        said = subprocess.run([PYTHON, "-c", WHICH_PYTHON], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return said.stdout.strip()


def usable(version: str | None) -> bool:
    """Old enough to stay? An environment of a Python that we no longer support is made anew."""
    return version is not None and tuple(int(part) for part in version.split(".")) >= OLDEST


def stamp_for(version: str) -> str:
    """What the stamp must say: the locked requirements and the Python that they were installed for."""
    digest = hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()
    return f"{digest} python {version} at {ENVIRONMENT}\n"


def remove() -> None:
    """Move the environment aside in one step, then delete it: an interruption leaves no half of it."""
    if not ENVIRONMENT.exists() and not ENVIRONMENT.is_symlink():
        return
    aside = Path(tempfile.mkdtemp(prefix=".venv-old-", dir=ROOT))
    try:
        ENVIRONMENT.replace(aside / "venv")
    except OSError as problem:
        raise CannotGoOn(
            f"{ENVIRONMENT} is in use ({problem}). Close what runs from it and try again."
        ) from None
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def create() -> None:
    """A bare environment with pip."""
    if importlib.util.find_spec("ensurepip") is None:
        raise CannotGoOn(
            "This Python came without its module venv. Install your system's package for it and try again."
        )
    print("Making .venv ...", flush=True)
    if subprocess.run([sys.executable, "-m", "venv", ENVIRONMENT], check=False).returncode:
        raise CannotGoOn("Python could not make .venv (see above).")


def install() -> None:
    """Exactly the locked packages, each checked against its hash."""
    print("Installing the packages of requirements/dev.txt ...", flush=True)
    command = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    command += ["--require-hashes", "--only-binary=:all:", "--requirement", str(REQUIREMENTS)]
    if subprocess.run(command, check=False).returncode:
        raise CannotGoOn(
            "pip could not install the packages (see above). With the network back, run the same again."
        )


def write_stamp() -> None:
    """Whole or not at all: a stamp cut short would not compare equal anyway."""
    version = environment_version()
    if version is None:
        raise CannotGoOn("The new .venv does not start. Delete the folder .venv and try again.")
    STAMP.write_text(stamp_for(version), "utf-8")
