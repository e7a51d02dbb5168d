"""Which folders a service copies to other computers by itself, while somebody works in them."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

# What the services call their folders; the last one holds those of all on macOS, each called by its service.
_CALLED: Mapping[str, str] = {
    "OneDrive": r"onedrive([ -].*)?",
    "Dropbox": r"dropbox([ -]\(.*\)|-.*)?",
    "Google Drive": r"google ?drive(-.*)?|my drive|ไดรฟ์ของฉัน",
    "iCloud Drive": r"icloud ?drive|com~apple~clouddocs|mobile documents",
}
_ONEDRIVE_SAYS = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_ICLOUD = "Library/Mobile Documents/com~apple~CloudDocs"
_SHARED_WITH_ICLOUD = ("Documents", "Desktop")


def cloud_service(path: Path) -> str | None:
    """The service in whose folder the path lies; None where nobody but this computer touches it."""
    for place in dict.fromkeys((path.absolute(), path.resolve())):
        for part in place.parts:
            for service, called in _CALLED.items():
                if re.fullmatch(called, part.lower()):
                    return service
        for service, folder in _told():
            if place.is_relative_to(folder):
                return service
    return None


def _told() -> Iterator[tuple[str, Path]]:
    """Folders of any name, as the services tell where they are."""
    for name in _ONEDRIVE_SAYS:
        if os.environ.get(name):
            yield "OneDrive", Path(os.environ[name])
    if sys.platform == "darwin":
        for name in _SHARED_WITH_ICLOUD:
            link = Path.home() / _ICLOUD / name
            if link.is_symlink():
                yield "iCloud Drive", link.resolve()
