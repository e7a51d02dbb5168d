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
from dataclasses import dataclass
from pathlib import Path

from places import python_of
from problems import CannotGoOn

OLDEST = (3, 11)
WHICH_PYTHON = "import sys; print('%d.%d' % sys.version_info[:2])"


@dataclass(frozen=True, slots=True)
class Environment:
    """The environment in `folder`, which holds exactly the packages of `requirements` when it is ready."""

    folder: Path
    requirements: Path

    @property
    def stamp(self) -> Path:
        """Says for what the last finished setup was."""
        return self.folder / "hatthasilpa.stamp"

    @property
    def unfinished(self) -> Path:
        """Is there while a setup is under way, and after one that was interrupted."""
        return self.folder / "hatthasilpa.unfinished"

    def is_ready(self) -> bool:
        """True when a setup came to its end with today's requirements and the Python still runs."""
        version = self.version()
        return (
            version is not None
            and self.stamp.is_file()
            and self.stamp.read_text("utf-8") == self.due(version)
        )

    def make_ready(self) -> None:
        """Build or complete it; raises CannotGoOn with the way out."""
        if not self.can_be_mended():
            self.remove()
            self.mark_unfinished()
            self.create()
        self.mark_unfinished()
        self.install()
        self.write_stamp()
        self.unfinished.unlink()

    def version(self) -> str | None:
        """3.11, say, as the environment's Python tells it; None if there is none that runs."""
        command = [str(python_of(self.folder)), "-c", WHICH_PYTHON]
        try:
            return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
        except (OSError, subprocess.CalledProcessError):
            return None

    def due(self, version: str) -> str:
        """What the stamp must say. The folder is part of it: the commands inside begin with its path."""
        digest = hashlib.sha256(self.requirements.read_bytes()).hexdigest()
        return f"{digest}\npython {version}\n{self.folder}\n"

    def can_be_mended(self) -> bool:
        """A whole environment of a Python that we support, made in this folder: pip can do the rest."""
        version = self.version()
        if version is None or self.unfinished.exists():
            return False
        was_moved = self.stamp.is_file() and not self.stamp.read_text("utf-8").endswith(f"\n{self.folder}\n")
        return not was_moved and tuple(int(part) for part in version.split(".")) >= OLDEST

    def remove(self) -> None:
        """Move it aside in one step, then delete it: an interruption leaves no half of it."""
        if not self.folder.exists() and not self.folder.is_symlink():
            return
        aside = Path(tempfile.mkdtemp(prefix=f"{self.folder.name}-old-", dir=self.folder.parent))
        try:
            self.folder.replace(aside / "venv")
        except OSError as problem:
            raise CannotGoOn(
                f"{self.folder} is in use ({problem}). Close what runs from it, then again."
            ) from None
        finally:
            shutil.rmtree(aside, ignore_errors=True)

    def mark_unfinished(self) -> None:
        """From here to the stamp, an interruption means: begin again."""
        self.folder.mkdir(exist_ok=True)
        self.unfinished.touch()
        self.stamp.unlink(missing_ok=True)

    def create(self) -> None:
        """A bare environment with pip."""
        if importlib.util.find_spec("ensurepip") is None:
            raise CannotGoOn(
                "This Python lacks its module venv. Install your system's package for it, then again."
            )
        print(f"Making {self.folder.name} ...", flush=True)
        if subprocess.run([sys.executable, "-m", "venv", self.folder], check=False).returncode:
            raise CannotGoOn(f"Python could not make {self.folder} (see above).")

    def install(self) -> None:
        """Exactly the locked packages, each checked against its hash."""
        print(f"Installing the packages of {self.requirements.name} ...", flush=True)
        command = [
            str(python_of(self.folder)),
            "-m",
            "pip",
            "--disable-pip-version-check",
            "install",
            "--quiet",
        ]
        command += ["--require-hashes", "--only-binary=:all:", "--requirement", str(self.requirements)]
        if subprocess.run(command, check=False).returncode:
            raise CannotGoOn("pip could not install the packages (see above). With the network back: again.")

    def write_stamp(self) -> None:
        """Whole or not at all: a stamp cut short does not compare equal."""
        version = self.version()
        if version is None:
            raise CannotGoOn(f"The new environment does not start. Delete {self.folder} and try again.")
        self.stamp.write_text(self.due(version), "utf-8")
