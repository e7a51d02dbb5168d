"""Libraries of the system that Qt loads on Linux and pip can't bring: found missing, installed, or named."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping

from problems import CannotGoOn

ALWAYS: Mapping[str, str] = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",  # for QtNetwork, by which one start finds another
}
WITH_A_DISPLAY: Mapping[str, str] = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
BUILD_TOOLS: Mapping[str, str] = {"objdump": "binutils", "strip": "binutils"}


def has_display() -> bool:
    """Windows and macOS always have one; on Linux the session says so."""
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def provide(*, for_building: bool = False) -> None:
    """Make sure that Qt can start, or be packed, here; raises CannotGoOn with the line to run."""
    packages = missing_packages(for_building=for_building)
    if not packages:
        return
    if not shutil.which("apt-get"):
        raise CannotGoOn(
            "Install your system's packages for these libraries, by Debian's names: " + " ".join(packages)
        )
    line = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    if os.geteuid() != 0:
        raise CannotGoOn(
            "Qt needs libraries of the system. Run this, then try again:\n  sudo " + " ".join(line)
        )
    apt_get(["apt-get", "update", "--quiet"])
    apt_get(line)


def missing_packages(*, for_building: bool = False) -> list[str]:
    """Debian's names of what is not here; empty on other systems than Linux."""
    if sys.platform != "linux":
        return []
    wanted = {**ALWAYS, **WITH_A_DISPLAY} if has_display() or for_building else ALWAYS
    packages = [package for library, package in wanted.items() if not loads(library)]
    tools = BUILD_TOOLS if for_building else {}
    packages += sorted({package for tool, package in tools.items() if not shutil.which(tool)})
    if importlib.util.find_spec("ensurepip") is None:  # Debian keeps the module venv in a package of its own
        packages.append(f"python3.{sys.version_info.minor}-venv")
    return packages


def loads(library: str) -> bool:
    """Ask the loader itself: it knows every folder that Qt will look in."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def apt_get(line: list[str]) -> None:
    """Run as root, without questions."""
    print("$ " + " ".join(line), flush=True)
    if subprocess.run(line, check=False, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}).returncode:
        raise CannotGoOn("apt-get failed (see above). Mend it, then try again.")
