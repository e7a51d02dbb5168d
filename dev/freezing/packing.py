"""`python3 dev.py pack`: from the frozen folder to what is handed out, in `dist/`.

Linux: a .tar.gz for anywhere, a .deb where Debian's tools are. Windows: an installer by NSIS. macOS: a .dmg.
"""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

from places import ROOT
from problems import CannotGoOn

from freezing import build, debian
from freezing.marks import PROGRAM, files_of, numbers_of, release

PACKAGING = ROOT / "packaging"
NSIS = r"C:\Program Files (x86)\NSIS"
"""Where its own installer puts it; on other systems it is on the path."""


def pack() -> int:
    """Writes what this system hands out, and says how large it is."""
    if not build.program().exists():
        raise CannotGoOn("There is no frozen program yet: python3 dev.py freeze")
    for path in {"win32": windows, "darwin": macos}.get(sys.platform, linux)():
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1e6:.0f} MB")
    return 0


def linux() -> list[Path]:
    """The folder as it is; and installed by Debian's hand, with menu entry, icon and kind of file."""
    archive = build.DIST / f"hatthasilpa-{release()}-linux-{platform.machine()}.tar.gz"
    with tarfile.open(archive, "w:gz", compresslevel=6) as opened:
        opened.add(build.frozen(), PROGRAM, filter=belonging_to_nobody)
    return [archive, debian.package(build.frozen())] if shutil.which("dpkg-deb") else [archive]


def belonging_to_nobody(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Who built it is nobody's business, and nobody's account where it is unpacked."""
    member.uid = member.gid = 0
    member.uname = member.gname = "root"
    return member


def windows() -> list[Path]:
    """The installer for one user, in two languages."""
    return [installer(build.frozen(), build.DIST / f"{PROGRAM}-{release()}-windows-x64-setup.exe")]


def installer(payload: Path, output: Path) -> Path:
    """Has NSIS compile it. Raises CannotGoOn when it finds anything wrong with its script."""
    makensis = shutil.which("makensis") or shutil.which("makensis", path=NSIS)
    if makensis is None:
        raise CannotGoOn("This needs NSIS (makensis).")
    given = {
        "VERSION": release(),
        "VERSION_FULL": ".".join(map(str, numbers_of(release()))),
        "PAYLOAD": payload,
        "OUTPUT": output,
        "RESOURCES": PACKAGING / "icons",
        "SIZE_KB": files_of(payload) // 1024,
    }
    defined = [f"-D{name}={value}" for name, value in given.items()]
    script = PACKAGING / "windows" / "hatthasilpa.nsi"
    command = [makensis, "-WX", "-V2", "-INPUTCHARSET", "UTF8", *defined, str(script)]
    if subprocess.run(command, check=False).returncode:
        raise CannotGoOn("NSIS could not make the installer (see above).")
    return output


def macos() -> list[Path]:
    """An image with the program beside Applications."""
    output = build.DIST / f"{PROGRAM}-{release()}-macos-{platform.machine()}.dmg"
    output.unlink(missing_ok=True)
    settings = PACKAGING / "macos" / "dmg.py"
    command = [str(build.PYTHON), "-m", "dmgbuild", "-s", str(settings), f"-Dapp={build.frozen()}"]
    if subprocess.run([*command, PROGRAM, str(output)], check=False).returncode:
        raise CannotGoOn("dmgbuild could not make the image (see above).")
    return [output]
