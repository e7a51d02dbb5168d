"""A folder that a process takes for the whole system: the C library, what Qt asks of it, and nothing else.

No Python, no shell, no fonts, no /proc: what the program does not bring, it does not find. On Linux only.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from problems import CannotGoOn
from system_libraries import ALWAYS

C_RUNTIME = (
    "libc.so.6",
    "libdl.so.2",
    "libgcc_s.so.1",
    "libm.so.6",
    "libpthread.so.0",
    "libresolv.so.2",
    "librt.so.1",
    "libstdc++.so.6",
    "libutil.so.1",
    "libz.so.1",
)
"""What no system is without: Debian's libc6, libgcc-s1, libstdc++6, zlib1g."""
BESIDE = ("libgthread-2.0.so.0",)
"""What Debian's package of a library in `ALWAYS` holds besides and Qt asks for: libglib2.0-0."""
SETTINGS = ("/usr/lib/locale/C.utf8", "/etc/fonts", "/usr/share/fontconfig")
"""Files that come with them: libc-bin's locale, and fontconfig's settings, which find no fonts in there."""

HOME = "/home/somebody"
NOBODY = 65534
KNOWN = re.compile(r"^\s*(?P<name>\S+) \([^)]*\) => (?P<path>/\S+)$", re.MULTILINE)
NEEDED = re.compile(r"(?P<path>/\S+) \(0x[0-9a-f]+\)$", re.MULTILINE)
MACHINE = slice(18, 20)
"""Where a program's file says for which processor it is."""


class EmptyRoot:
    """Made at `folder`, anew; `place` says where the program lies inside."""

    def __init__(self, folder: Path, program: Path, place: str) -> None:
        self.folder = folder
        if folder.exists():
            shutil.rmtree(folder)
        for library in closure(paths_of([*C_RUNTIME, *ALWAYS, *BESIDE])):
            self._add(library)
        for files in filter(os.path.isdir, SETTINGS):
            shutil.copytree(files, self.inside(files), symlinks=True)
        shutil.copytree(program, self.inside(place), symlinks=True)
        for writable in (HOME, "/tmp"):
            self.inside(writable).mkdir(parents=True)
            self._give_away(self.inside(writable))

    def inside(self, place: str) -> Path:
        """The file that is called `place` in there."""
        return self.folder / place.lstrip("/")

    def command(self, words: Sequence[str]) -> list[str]:
        """What starts these words in there, as somebody without any rights."""
        if os.geteuid() == 0:
            return [tool("chroot"), f"--userspec={NOBODY}:{NOBODY}", str(self.folder), *words]
        return [tool("unshare"), "--user", "--map-root-user", tool("chroot"), str(self.folder), *words]

    def _add(self, library: Path) -> None:
        """At its own path: without a cache the loader knows only its own folders."""
        target = self.inside(str(library))
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(library, target)  # what a link stands for, under its name

    def _give_away(self, folder: Path) -> None:
        if os.geteuid() == 0:
            os.chown(folder, NOBODY, NOBODY)


def paths_of(libraries: Iterable[str]) -> list[Path]:
    """Where the loader finds them. Raises CannotGoOn for one that is not here."""
    listed = subprocess.run([tool("ldconfig"), "-p"], check=True, capture_output=True, text=True).stdout
    ours = machine(Path(sys.executable))
    known = {
        found["name"]: Path(found["path"])
        for found in reversed(list(KNOWN.finditer(listed)))
        if machine(Path(found["path"])) == ours
    }
    lacking = [name for name in libraries if name not in known]
    if lacking:
        raise CannotGoOn(f"The system lacks {', '.join(lacking)}: python3 dev.py setup")
    return [known[name] for name in libraries]


def tool(name: str) -> str:
    """The whole name of a command of the system, an administrator's too."""
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    if found is None:
        raise CannotGoOn(f"The system lacks the command {name}.")
    return found


def machine(file: Path) -> bytes:
    """The processor that a program or library is for."""
    with file.open("rb") as opened:
        return opened.read(MACHINE.stop)[MACHINE]


def closure(libraries: Iterable[Path]) -> set[Path]:
    """The libraries with all that they need, the loader included."""
    listed = subprocess.run(["ldd", *map(str, libraries)], check=True, capture_output=True, text=True).stdout
    return {*libraries, *(Path(found["path"]) for found in NEEDED.finditer(listed))}
