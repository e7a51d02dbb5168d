"""What the systems are told about the program beside its files: names, version, icon, the files it opens."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from places import BUILD, ROOT

PACKAGING = ROOT / "packaging"
PROGRAM = "Hatthasilpa"
CONSOLE = "hatthasilpa-console"
"""The second program on Windows, where one with windows can't write to a console."""

IDENTIFIER = "org.hatthasilpa.planner"
FILE_TYPE = "org.hatthasilpa.workspace"
SUFFIX = "hatt"
SUMMARY = "Production planning for workshops where pieces are made by hand"
RIGHTS = "Hatthasilpa contributors, MIT licence"
OLDEST_MACOS = "13.0"  # as the wheels of PySide6 6.11

VERSION = re.compile(r'^__version__ = "(?P<version>[^"]+)"', re.MULTILINE)
STRIPPED = sys.platform == "linux"
"""Whether symbols for debuggers are taken out: Python's own library is four times as large with them."""


def release() -> str:
    """The version of the checkout, as 0.2.0, read without importing it."""
    found = VERSION.search((ROOT / "app" / "__init__.py").read_text("utf-8"))
    assert found is not None
    return found["version"]


def numbers_of(version: str) -> tuple[int, ...]:
    """Windows counts a version in four numbers."""
    return tuple([*(int(part) for part in re.findall(r"\d+", version)), 0, 0, 0][:4])


def executable() -> str:
    """What the program with windows is called in its folder."""
    return "hatthasilpa" if sys.platform == "linux" else PROGRAM


def icon() -> str | None:
    """The icon that goes into the program; on Linux its package brings it."""
    suffix = {"win32": "ico", "darwin": "icns"}.get(sys.platform)
    return str(PACKAGING / "icons" / f"hatthasilpa.{suffix}") if suffix else None


def identity() -> str | None:
    """Who signs on macOS, as the keychain names them; None signs for this machine only."""
    return os.environ.get("APPLE_SIGNING_IDENTITY") or None


def entitlements() -> str | None:
    """What a signed program asks macOS for."""
    return str(PACKAGING / "macos" / "entitlements.plist") if identity() else None


def apple_properties() -> Mapping[str, Any]:
    """The Info.plist: one kind of document, both languages, dark mode as the system has it."""
    return {
        "CFBundleDisplayName": PROGRAM,
        "CFBundleShortVersionString": release(),
        "CFBundleVersion": release(),
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["en", "th"],
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "Hatthasilpa workspace",
                "CFBundleTypeRole": "Editor",
                "CFBundleTypeIconFile": "hatthasilpa.icns",
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [FILE_TYPE],
            }
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": FILE_TYPE,
                "UTTypeDescription": "Hatthasilpa workspace",
                "UTTypeIconFile": "hatthasilpa.icns",
                "UTTypeConformsTo": ["public.data"],
                "UTTypeTagSpecification": {"public.filename-extension": [SUFFIX]},
            }
        ],
        "LSApplicationCategoryType": "public.app-category.business",
        "LSMinimumSystemVersion": OLDEST_MACOS,
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": RIGHTS,
        "NSPrincipalClass": "NSApplication",
        "NSRequiresAquaSystemAppearance": False,
        "NSSupportsAutomaticGraphicsSwitching": True,
    }


def windows_version() -> str | None:
    """A file with what Windows shows under Properties, in the form that PyInstaller reads; None elsewhere."""
    if sys.platform != "win32":
        return None
    path = BUILD / "freeze" / "version.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(version_resource(release()), "utf-8")
    return str(path)


def version_resource(version: str) -> str:
    """Windows wants it twice: as numbers, and as words beside others."""
    numbers = numbers_of(version)
    words = {
        "CompanyName": "Hatthasilpa contributors",
        "FileDescription": PROGRAM,
        "FileVersion": version,
        "InternalName": PROGRAM,
        "LegalCopyright": RIGHTS,
        "OriginalFilename": f"{PROGRAM}.exe",
        "ProductName": PROGRAM,
        "ProductVersion": version,
    }
    strings = ", ".join(f"StringStruct({name!r}, {text!r})" for name, text in words.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3f, flags=0, "
        "OS=0x40004, fileType=1, subtype=0, date=(0, 0)), kids=["
        f"StringFileInfo([StringTable('040904B0', [{strings}])]), "
        "VarFileInfo([VarStruct('Translation', [0x0409, 1200])])])\n"
    )


def files_of(folder: Path) -> int:
    """How many bytes a folder holds, each file counted once."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
