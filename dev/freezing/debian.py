"""The .deb: the frozen folder under /opt, a command, a menu entry, and what must be there for Qt to start."""

from __future__ import annotations

import platform
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from places import BUILD, ROOT
from problems import CannotGoOn
from system_libraries import ALWAYS, WITH_A_DISPLAY

from freezing import build
from freezing.contents import CARRIED
from freezing.marks import PROGRAM, SUMMARY, files_of, release

LINUX = ROOT / "packaging" / "linux"
BRAND = ROOT / "resources" / "brand"
HOME = "opt/hatthasilpa"
ICONS = "usr/share/icons/hicolor"
PLACES: Mapping[Path, str] = {
    LINUX / "hatthasilpa.desktop": "usr/share/applications/hatthasilpa.desktop",
    LINUX / "hatthasilpa-open.desktop": "usr/share/applications/hatthasilpa-open.desktop",
    LINUX / "hatthasilpa.xml": "usr/share/mime/packages/hatthasilpa.xml",
    BRAND / "hatthasilpa.svg": f"{ICONS}/scalable/apps/hatthasilpa.svg",
    BRAND / "hatthasilpa.png": f"{ICONS}/256x256/apps/hatthasilpa.png",
    ROOT / "LICENSE": "usr/share/doc/hatthasilpa/copyright",
}
PRINTERS = "libcups2"
"""Without it there is no paper, but there is still PDF."""
ALWAYS_THERE = ("libgcc-s1", "libstdc++6", "zlib1g")
FOR_THE_CARRIED = ("libxcb-render0", "libxcb-shm0")
"""What the helpers of X11 that go along are linked with, and their own packages would bring."""


def package(frozen: Path) -> Path:
    """Writes it into `dist/`, with nothing in it that belongs to whoever builds."""
    tree = BUILD / "deb"
    if tree.exists():
        shutil.rmtree(tree)
    shutil.copytree(frozen, tree / HOME, symlinks=True)
    for source, place in PLACES.items():
        (tree / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, tree / place)
    command = tree / "usr/bin/hatthasilpa"
    command.parent.mkdir(parents=True)
    command.symlink_to(f"/{HOME}/{build.program().name}")
    architecture = told(["dpkg", "--print-architecture"])
    (tree / "DEBIAN").mkdir()
    (tree / "DEBIAN" / "control").write_text(control(architecture, files_of(tree) // 1024), "utf-8")
    output = build.DIST / f"hatthasilpa_{release()}_{architecture}.deb"
    told(["dpkg-deb", "--root-owner-group", "-Zzstd", "--build", str(tree), str(output)])
    return output


def control(architecture: str, kilobytes: int) -> str:
    """What dpkg reads first."""
    return (
        f"Package: hatthasilpa\nVersion: {release()}\nArchitecture: {architecture}\n"
        f"Maintainer: Hatthasilpa contributors <nobody@localhost>\nSection: misc\nPriority: optional\n"
        f"Installed-Size: {kilobytes}\nDepends: {', '.join(needed())}\nRecommends: {PRINTERS}\n"
        f"Description: {SUMMARY}\n"
        f" {PROGRAM} plans and follows a workshop's work, in English and Thai, without a network.\n"
    )


def needed() -> list[str]:
    """The packages of the libraries that don't go along; the C library not older than where it was built."""
    libraries = {**ALWAYS, **WITH_A_DISPLAY}
    packages = [package for library, package in libraries.items() if not CARRIED.match(library)]
    version = platform.libc_ver()[1]
    return [f"libc6 (>= {version})", *ALWAYS_THERE, *FOR_THE_CARRIED, *packages]


def told(command: list[str]) -> str:
    """What a tool of Debian's answers; raises CannotGoOn when it can't."""
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        raise CannotGoOn(done.stderr.strip())
    return done.stdout.strip()
