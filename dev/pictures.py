"""Writes a picture of every screen, dialog and state, in every variant: `python3 dev.py pictures`, then look.

Each variant is a process of its own: Qt reads the scale of the screen when it starts.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

from places import ROOT


@dataclass(frozen=True, slots=True)
class Variant:
    """How the window is shown: its size in logical pixels, how many pixels of the screen make one, and how
    large text is, in per cent.
    """

    name: str
    language: str = "en"
    scheme: str = "light"
    width: int = 1280
    height: int = 800
    scale: int = 1
    text: int = 100


VARIANTS = (
    Variant("light"),
    Variant("dark", scheme="dark"),
    Variant("thai", language="th"),
    Variant("thai-dark", language="th", scheme="dark"),
    Variant("wide", width=1920, height=1080),
    Variant("double", scale=2),
    Variant("large", text=150),
    Variant("largest-thai", language="th", width=1920, height=1080, text=200),
)
PRINTED = "print"
SCALE = "QT_SCALE_FACTOR"  # Qt reads it when it starts
PLATFORM = "QT_QPA_PLATFORM"
DOTS = 96
"""On an inch of screen, as Qt takes it to be."""


def main(arguments: Sequence[str]) -> int:
    """`FOLDER` takes everything, `FOLDER VARIANT [SCENE ...]` one variant, `FOLDER print` what is printed;
    1 when any of them failed."""
    if not os.environ.get(PLATFORM, "").startswith("offscreen"):  # else it may have a screen of its own
        os.environ[PLATFORM] = "offscreen"
    folder = Path(arguments[0])
    if arguments[1:] == [PRINTED]:
        return take_printed(folder / PRINTED)
    if len(arguments) > 1:
        known = {each.name: each for each in VARIANTS}
        if arguments[1] not in known:
            print(f"There is no {arguments[1]}. There are: {', '.join(known)}.")
            return 1
        return _take_to_scale(known[arguments[1]], folder, arguments[2:])
    if folder.exists():
        rmtree(folder)
    failed = [each.name for each in VARIANTS if start(each, folder)]
    if take_printed(folder / PRINTED):
        failed.append(PRINTED)
    print(f"Failed: {', '.join(failed)}" if failed else f"The pictures are in {folder}: look at them.")
    return 1 if failed else 0


def start(variant: Variant, folder: Path, names: Sequence[str] = ()) -> int:
    """Takes one variant in a process of its own."""
    with TemporaryDirectory() as place:
        screen = _screen(variant, Path(place))
        environment = {**os.environ, SCALE: str(variant.scale), PLATFORM: f"offscreen:configfile={screen}"}
        command = [sys.executable, __file__, str(folder), variant.name, *names]
        return subprocess.run(command, check=False, cwd=ROOT, env=environment).returncode


def _screen(variant: Variant, place: Path) -> Path:
    """A screen on which the window just fits: on the usual one of 800 pixels, menus and dialogs of a double
    scale would be squeezed into 400."""
    dots = {"logicalDpi": DOTS, "logicalBaseDpi": DOTS, "dpr": 1}
    size = {"width": variant.width * variant.scale, "height": variant.height * variant.scale}
    file = place / "screen.json"
    file.write_text(json.dumps({"screens": [{"name": variant.name, "x": 0, "y": 0, **size, **dots}]}))
    return file


def _take_to_scale(variant: Variant, folder: Path, names: Sequence[str]) -> int:
    """Takes it here where the scale of the screen is its own."""
    is_to_scale = os.environ.get(SCALE) == str(variant.scale)
    return (take if is_to_scale else start)(variant, folder, names)


def take_printed(folder: Path) -> int:
    """Takes every kind of paper here."""
    from printed import take as take_paper  # noqa: PLC0415 - as below

    return 0 if take_paper(folder) else 1


def take(variant: Variant, folder: Path, names: Sequence[str] = ()) -> int:
    """Takes one variant here; only these scenes if any is named."""
    from scenes import ALL_SCENES, play  # noqa: PLC0415 - Qt is for the process that takes pictures

    from app.tour.hand import Album  # noqa: PLC0415 - likewise

    known = [each.__name__ for each in ALL_SCENES]
    unknown = set(names) - set(known)
    if unknown:
        print(f"There is no {', '.join(sorted(unknown))}. There are: {', '.join(known)}.")
        return 1
    album = Album(folder / variant.name, numbered=False)
    faults = play(variant, album, names)
    print(f"{variant.name}: {album.count} pictures", *faults, sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
