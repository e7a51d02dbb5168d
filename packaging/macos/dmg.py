"""What dmgbuild is told: the program beside Applications, to be dragged there. `dev.py pack` says which."""

from __future__ import annotations

from pathlib import Path

_app = Path(defines["app"])  # type: ignore[name-defined]  # noqa: F821 - dmgbuild runs this with what pack gave

format = "ULMO"  # noqa: A001 - LZMA: the smallest that the oldest macOS of ours opens
filesystem = "HFS+"
files = [str(_app)]
symlinks = {"Applications": "/Applications"}
icon = str(_app / "Contents" / "Resources" / "hatthasilpa.icns")
icon_locations = {_app.name: (160, 190), "Applications": (440, 190)}
window_rect = ((200, 200), (600, 400))
default_view = "icon-view"
icon_size = 112
text_size = 13
