"""What the frozen program is made of, read from the checkout; `packaging/hatthasilpa.spec` asks for it here.

Runs in the environment of `requirements/packaging.txt`, and in the developers' own for the tests.
"""

from __future__ import annotations

import ast
import importlib.util
import re
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path, PurePosixPath

from places import ROOT

Pair = tuple[str, str]
"""A file, and the folder of the frozen program that it goes into: as PyInstaller wants its data."""

APP = ROOT / "app"
RESOURCES = ROOT / "resources"
PACKAGING = ROOT / "packaging"
LICENCES = "licences"
NOT_DATA = {".py", ".pyc"}
LOCKED = re.compile(r"^([a-z0-9-]+)==", re.MULTILINE)
A_LICENCE = re.compile(r"licen[cs]e|copying|notice", re.IGNORECASE)

BUDOUX = ("skip_nodes.json", "models/th.json")
"""What budoux reads at its import, and its Thai; its Chinese and Japanese stay away."""

UNUSED = (
    "bz2",
    "concurrent.futures.process",
    "curses",
    "_distutils_hack",
    "lzma",
    "multiprocessing",
    "pydoc",
    "readline",  # under the GPL
    "setuptools",
    "sqlite3",  # closing a file, a second SQLite in the process drops the locks that the first one holds
    "ssl",  # nothing here asks the network
    "tkinter",
    "unittest",
    "_uuid",
    "xmlrpc",
)
"""Modules that libraries import where they can and do without where they can't, and those for which alone
PyInstaller would do something at each start of the program, whether it uses them or not."""

BELOW = {"DBus", "OpenGL", "WaylandClient", "XcbQpa"}
"""Libraries of Qt that those of the program, and the plugins below, are linked with."""

PLUGINS: Mapping[str, frozenset[str] | None] = {
    "iconengines": frozenset({"qsvgicon"}),
    "imageformats": frozenset({"qgif", "qico", "qjpeg", "qsvg"}),
    "platforminputcontexts": frozenset(
        {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"}
    ),
    "platforms": frozenset({"qcocoa", "qoffscreen", "qwayland", "qwindows", "qxcb"}),
    "platformthemes": frozenset({"qgtk3", "qxdgdesktopportal"}),
    "printsupport": None,
    "styles": None,
    "wayland-decoration-client": None,
    "wayland-graphics-integration-client": frozenset({"qt-plugin-wayland-egl"}),
    "wayland-shell-integration": frozenset({"xdg-shell"}),
    "xcbglintegrations": None,
}
"""Plugins of Qt by their folders; None: all in there. Whatever folder is not named here stays away."""

QT_LIBRARY = re.compile(r"^(?:lib)?Qt6?(?P<name>[A-Z]\w*?)(?:\.so[.\d]*|\.dll|\.framework)?$")
SOFTWARE_GRAPHICS = re.compile(r"^(?:opengl32sw|d3dcompiler_\d+)\.dll$", re.IGNORECASE)
FROM_THE_SYSTEM = re.compile(r"^lib[^/]*\.so[.\d]*$")
CARRIED = re.compile(
    r"^lib(?:python3[.\d]*|crypto|ffi|xcb-(?:cursor|icccm|image|keysyms|render-util|util))\.so[.\d]*$"
)
"""What goes along on Linux of the machine that builds: what Python itself needs and not every system has, and
the helpers of X11 that desktops often lack. The rest is the system's own, as `system_libraries` lists it."""


def data() -> list[Pair]:
    """Every file that is no module: resources, budoux's Thai, licences."""
    return [*resources(), *budoux_data(), *licences()]


def resources() -> list[Pair]:
    """The whole folder, put where `app.paths.resources()` looks first when frozen."""
    files = (path for path in sorted(RESOURCES.rglob("*")) if path.is_file() and path.suffix not in NOT_DATA)
    return [(str(path), path.relative_to(ROOT).parent.as_posix()) for path in files]


def budoux_data() -> list[Pair]:
    """budoux's files, where it looks for them: beside its modules."""
    found = importlib.util.find_spec("budoux")
    assert found is not None
    assert found.origin is not None
    home = Path(found.origin).parent
    return [(str(home / name), str(PurePosixPath("budoux", name).parent)) for name in BUDOUX]


def licences() -> list[Pair]:
    """Ours, that of every library that goes along, Python's, the freezer's, and the texts that they name."""
    pairs = [(str(ROOT / "LICENSE"), LICENCES)]
    pairs += [(str(path), LICENCES) for path in sorted((PACKAGING / LICENCES).iterdir())]
    for each in installed():
        pairs += [(text, f"{LICENCES}/{each.name.lower()}") for text in licence_files(each)]
    return pairs + [(str(text), f"{LICENCES}/python") for text in python_licences()]


def installed() -> Iterator[Distribution]:
    """What goes along of what the locks name: the program's libraries, and PyInstaller's own starter."""
    for name in [*LOCKED.findall((ROOT / "requirements" / "runtime.txt").read_text("utf-8")), "pyinstaller"]:
        try:
            yield distribution(name)
        except PackageNotFoundError:
            continue  # it is for another system, or is not needed where only the spec is read


def licence_files(of: Distribution) -> list[str]:
    """The licence texts that a library brought along. Qt brings none: packaging/licences has them."""
    own = (each for each in of.files or () if each.parts[0].endswith(".dist-info"))
    return [str(each.locate()) for each in own if A_LICENCE.search(each.name)]


def python_licences() -> list[Path]:
    """This Python's own, where it keeps it: on Windows it also speaks of the libraries that come with it."""
    places = {Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix)}
    return [path for path in (place / "LICENSE.txt" for place in sorted(places)) if path.is_file()]


def modules() -> list[str]:
    """Every module of the program, also those that only a late import names."""
    return [".".join(module_parts(path)) for path in sorted(APP.rglob("*.py"))]


def module_parts(path: Path) -> tuple[str, ...]:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return parts[:-1] if parts[-1] == "__init__" else parts


@cache
def qt_modules() -> frozenset[str]:
    """The modules of PySide6 that the program imports anywhere, as `QtWidgets`."""
    return frozenset(name for path in APP.rglob("*.py") for name in qt_names(path))


def qt_names(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        yield from (name.split(".")[1] for name in names if name.startswith("PySide6.Qt"))


def excluded() -> list[str]:
    """The modules that are not to come along, though something imports them or Qt would bring them."""
    found = importlib.util.find_spec("PySide6")
    assert found is not None
    assert found.origin is not None
    home = Path(found.origin).parent
    present = {path.name.partition(".")[0] for path in home.glob("Qt*.*") if path.is_file()}
    used = qt_modules()
    return [*UNUSED, *(f"PySide6.{name}" for name in sorted(present - used))]


def wanted(entries: Iterable[tuple[str, str, str]], system: str) -> list[tuple[str, str, str]]:
    """Of what PyInstaller collected (place, source, kind): what the program needs."""
    libraries = {name.removeprefix("Qt") for name in qt_modules()} | BELOW
    return [each for each in entries if is_wanted(each[0].replace("\\", "/"), libraries, system)]


def is_wanted(place: str, libraries: set[str], system: str) -> bool:
    """Whether the file at this place of the frozen program belongs into it."""
    path = PurePosixPath(place)
    if "PySide6" in path.parts and "translations" in path.parts:
        return False  # Qt's sentences stand in our own catalogue
    if "plugins" in path.parts:
        return is_wanted_plugin(path)
    if SOFTWARE_GRAPHICS.match(path.name):
        return False
    named = next(filter(None, (QT_LIBRARY.match(part) for part in reversed(path.parts))), None)
    if named is not None:
        return named["name"] in libraries
    if system == "linux" and len(path.parts) == 1 and FROM_THE_SYSTEM.match(place):
        return CARRIED.match(place) is not None
    return True


def is_wanted_plugin(path: PurePosixPath) -> bool:
    folder = path.parent.name
    if folder not in PLUGINS:
        return False
    chosen = PLUGINS[folder]
    return chosen is None or path.name.removeprefix("lib").partition(".")[0] in chosen
