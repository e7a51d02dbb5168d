"""What the frozen program holds: all of ours, of Qt only what is used, everybody's licence.

The spec is read as PyInstaller reads it, without PyInstaller. Whether the program then starts where nothing
else is, `HATTHASILPA_FREEZE=1` asks: it takes minutes.
"""

from __future__ import annotations

import os
import plistlib
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import icons
import pytest
from freezing import build, contents, debian, marks, packing, root
from places import ROOT
from problems import CannotGoOn
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.desktop import sign
from app.paths import resources
from tests.house.project import locked, tools

PACKAGING = ROOT / "packaging"
SPEC = PACKAGING / "hatthasilpa.spec"
QT_OF_OURS = {"QtCore", "QtGui", "QtWidgets", "QtSvg", "QtPrintSupport", "QtNetwork"}
WITHOUT_TEXT = {"pyside6-essentials", "shiboken6"}
"""Under the LGPL, whose text stands in packaging/licences."""


class Reader:
    """What the spec asks PyInstaller for."""

    def __init__(self) -> None:
        self.asked: dict[str, list[dict[str, Any]]] = {}

    def names(self) -> dict[str, Any]:
        steps = ("Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE")
        return {"SPECPATH": str(PACKAGING), **{step: self._step(step) for step in steps}}

    def _step(self, name: str) -> Callable[..., Any]:
        def note(*parts: Any, **options: Any) -> Any:
            self.asked.setdefault(name, []).append({"parts": parts, **options})
            return type(name, (), {"binaries": [], "datas": [], "pure": [], "scripts": []})()

        return note


def read_on(system: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, list[dict[str, Any]]]:
    """The spec, as it is on that system."""
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(sys, "path", list(sys.path))
    reader = Reader()
    exec(compile(SPEC.read_text("utf-8"), str(SPEC), "exec"), reader.names())
    return reader.asked


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    return read_on(sys.platform, monkeypatch)["Analysis"][0]


def test_every_module_is_named(asked: dict[str, Any]) -> None:
    modules = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts) for path in (ROOT / "app").rglob("*.py")
    }
    assert set(asked["hiddenimports"]) == {name.removesuffix(".__init__") for name in modules}
    assert asked["parts"][0] == [str(ROOT / "app" / "__main__.py")]


def test_every_resource_lies_where_the_frozen_program_looks(
    asked: dict[str, Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for source, place in asked["datas"]:
        (tmp_path / place).mkdir(parents=True, exist_ok=True)
        shutil.copy(source, tmp_path / place)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    found = resources.__wrapped__()
    assert found == tmp_path / "resources"
    assert files_in(found) == {path for path in files_in(ROOT / "resources") if path.suffix != ".py"}


def files_in(folder: Path) -> set[Path]:
    files = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder) for path in files}


def test_budoux_finds_its_thai(asked: dict[str, Any]) -> None:
    places = {f"{place}/{Path(source).name}" for source, place in asked["datas"]}
    assert {"budoux/skip_nodes.json", "budoux/models/th.json"} <= places


def test_qt_brings_only_what_is_used(asked: dict[str, Any]) -> None:
    assert contents.qt_modules() <= QT_OF_OURS
    left_out = {name for name in asked["excludes"] if name.startswith("PySide6.")}
    assert {"PySide6.QtQuick", "PySide6.QtQml", "PySide6.QtSql", "PySide6.QtTest"} <= left_out
    assert left_out.isdisjoint(f"PySide6.{name}" for name in contents.qt_modules())


def test_qt_is_loaded_in_our_way_before_pyinstaller_asks_for_it(asked: dict[str, Any]) -> None:
    (beforehand,) = map(Path, asked["runtime_hooks"])
    assert "import app.views.binding" in beforehand.read_text("utf-8")


def test_the_standard_sqlite_stays_away(asked: dict[str, Any]) -> None:
    assert {"sqlite3", "readline"} <= set(asked["excludes"])


def test_no_start_waits_for_what_only_pyinstaller_would_do_something_for(asked: dict[str, Any]) -> None:
    """For each of these that comes along it has a part of its own, which runs at every start."""
    assert {"multiprocessing", "setuptools"} <= set(asked["excludes"])


@pytest.mark.parametrize("name", sorted(locked("runtime.txt").keys() - WITHOUT_TEXT))
def test_every_library_brings_its_licence(asked: dict[str, Any], name: str) -> None:
    assert f"licences/{name}" in {place for _, place in asked["datas"]}


def test_the_licences_of_all_others_come_along(asked: dict[str, Any]) -> None:
    own = {Path(source).name for source, place in asked["datas"] if place == "licences"}
    assert {"LICENSE", "LGPL-3.0.txt", "GPL-3.0.txt", "Apache-2.0.txt", "MIT.txt", "Python.txt"} <= own
    told = (PACKAGING / "licences" / "README.txt").read_text("utf-8").casefold()
    assert [name for name in locked("runtime.txt") if name.partition("-")[0] not in told] == []
    assert f"qt {locked('runtime.txt')['shiboken6']}" in told


COLLECTED = [
    ("PySide6/Qt/lib/libQt6Widgets.so.6", "linux", True),
    ("PySide6/Qt/lib/libQt6Quick.so.6", "linux", False),
    ("libQt6Quick.so.6", "linux", False),
    ("PySide6/QtWidgets.abi3.so", "linux", True),
    ("PySide6/Qt/plugins/platforms/libqxcb.so", "linux", True),
    ("PySide6/Qt/plugins/platforms/libqvnc.so", "linux", False),
    ("PySide6/Qt/plugins/tls/libqopensslbackend.so", "linux", False),
    ("PySide6/Qt/translations/qtbase_de.qm", "linux", False),
    ("libpython3.11.so.1.0", "linux", True),
    ("libxcb-cursor.so.0", "linux", True),
    ("libX11.so.6", "linux", False),
    ("libglib-2.0.so.0", "linux", False),
    ("libstdc++.so.6", "linux", False),
    ("apsw/__init__.cpython-311-x86_64-linux-gnu.so", "linux", True),
    ("resources/fonts/sarabun/Sarabun-Bold.ttf", "linux", True),
    (r"PySide6\Qt6Widgets.dll", "win32", True),
    (r"PySide6\Qt6Quick.dll", "win32", False),
    (r"PySide6\QtWidgets.pyd", "win32", True),
    (r"PySide6\opengl32sw.dll", "win32", False),
    (r"PySide6\plugins\platforms\qwindows.dll", "win32", True),
    (r"PySide6\plugins\imageformats\qtiff.dll", "win32", False),
    (r"PySide6\plugins\styles\qmodernwindowsstyle.dll", "win32", True),
    ("python311.dll", "win32", True),
    ("VCRUNTIME140.dll", "win32", True),
    ("libcrypto-3.dll", "win32", True),
    ("PySide6/Qt/lib/QtWidgets.framework/Versions/A/QtWidgets", "darwin", True),
    ("PySide6/Qt/lib/QtQuick.framework/Versions/A/QtQuick", "darwin", False),
    ("PySide6/Qt/lib/QtQuick.framework/Versions/A/Resources/Info.plist", "darwin", False),
    ("QtQuick", "darwin", False),
    ("QtWidgets", "darwin", True),
    ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", "darwin", True),
    ("libcrypto.3.dylib", "darwin", True),
]


@pytest.mark.parametrize(("place", "system", "is_kept"), COLLECTED)
def test_what_was_collected_is_sifted(place: str, system: str, *, is_kept: bool) -> None:
    assert bool(contents.wanted([(place, "somewhere", "BINARY")], system)) is is_kept


def test_windows_has_one_program_for_the_desktop_and_one_for_a_console(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(marks, "BUILD", tmp_path)
    programs = {each["name"]: each for each in read_on("win32", monkeypatch)["EXE"]}
    assert {name: each["console"] for name, each in programs.items()} == {
        "Hatthasilpa": False,
        "hatthasilpa-console": True,
    }
    assert marks.release() in Path(programs["Hatthasilpa"]["version"]).read_text("utf-8")
    assert Path(programs["Hatthasilpa"]["icon"]).name == "hatthasilpa.ico"


def test_macos_knows_the_program_and_its_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("APPLE_SIGNING_IDENTITY", "Somebody")
    asked = read_on("darwin", monkeypatch)
    (bundle,) = asked["BUNDLE"]
    told = plistlib.loads(plistlib.dumps(bundle["info_plist"]))
    kinds = told["UTExportedTypeDeclarations"][0]
    assert kinds["UTTypeTagSpecification"]["public.filename-extension"] == ["hatt"]
    assert told["CFBundleDocumentTypes"][0]["LSItemContentTypes"] == [kinds["UTTypeIdentifier"]]
    assert Path(bundle["icon"]).name == kinds["UTTypeIconFile"]
    signed = plistlib.loads(Path(asked["EXE"][0]["entitlements_file"]).read_bytes())
    assert signed["com.apple.security.cs.disable-library-validation"] is True


def test_nobody_signs_without_being_told_who(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("APPLE_SIGNING_IDENTITY", raising=False)
    (program,) = read_on("darwin", monkeypatch)["EXE"]
    assert (program["codesign_identity"], program["entitlements_file"]) == (None, None)


def test_a_version_has_four_numbers_for_windows() -> None:
    assert marks.numbers_of("1.12.3") == (1, 12, 3, 0)


def test_a_module_that_is_missing_stops_the_build() -> None:
    report = (
        "missing module named nt - imported by os (delayed), app.files (optional)\n"
        "missing module named pysqlite3 - imported by peewee (optional)\n"
        "excluded module named sqlite3 - imported by peewee (optional)\n"
    )
    elsewhere = "fcntl" if os.name == "nt" else "msvcrt"
    report += f"missing module named {elsewhere} - imported by app.presence (conditional)\n"
    build.refuse_gaps(report.replace(", app.files (optional)", ""))
    with pytest.raises(CannotGoOn, match=r"lacks what app imports: nt$"):
        build.refuse_gaps(report)


def test_the_icons_are_those_of_the_drawing(qtbot: QtBot) -> None:
    for path, content in icons.drawn().items():
        committed = path.read_bytes()
        assert content[:4] == committed[:4]
        assert close(QImage.fromData(content), QImage.fromData(committed)), (
            f"{path.name}: python3 dev.py icons"
        )


def test_the_window_carries_the_drawing(qtbot: QtBot) -> None:
    shown = sign().pixmap(icons.WINDOW).toImage()
    assert close(shown.convertToFormat(QImage.Format.Format_ARGB32), icons.picture(icons.WINDOW))


def close(left: QImage, right: QImage) -> bool:
    """The same picture, though another machine may round a colour otherwise."""
    assert not left.isNull()
    if left == right or left.size() != right.size():
        return left == right
    pairs = zip(bytes(left.constBits()), bytes(right.constBits()), strict=True)
    return max(abs(one - other) for one, other in pairs) <= 2


@pytest.mark.skipif(shutil.which("makensis") is None, reason="needs NSIS: apt-get install nsis")
def test_the_installer_compiles_without_a_warning(tmp_path: Path) -> None:
    payload = tmp_path / "payload"
    payload.mkdir()
    (payload / "Hatthasilpa.exe").write_bytes(b"no program")
    made = packing.installer(payload, tmp_path / "workshop-setup.exe")
    assert made.read_bytes().startswith(b"MZ")


def test_the_installer_speaks_both_languages() -> None:
    script = (PACKAGING / "windows" / "hatthasilpa.nsi").read_text("utf-8")
    said = re.findall(r"^LangString (\w+) \$\{LANG_(\w+)\} \"(.+)\"$", script, re.MULTILINE)
    english = {name for name, language, _ in said if language == "ENGLISH"}
    thai = {name for name, language, text in said if language == "THAI" and re.search("[ก-๙]", text)}
    assert english == thai == set(re.findall(r"\$\(([A-Z_0-9]+)\)", script))
    assert f'!define CONSOLE "{marks.CONSOLE}"' in script


@pytest.mark.skipif(sys.platform != "linux", reason="Debian's packages are made on Linux")
def test_the_debian_package_asks_for_what_does_not_go_along() -> None:
    needed = debian.needed()
    assert "libgl1" in needed
    assert "libxkbcommon-x11-0" in needed
    assert "libxcb-cursor0" not in needed
    assert all(source.is_file() for source in debian.PLACES)


@pytest.mark.skipif(sys.platform != "linux", reason="an empty root is made on Linux")
def test_an_empty_root_holds_no_python(tmp_path: Path) -> None:
    program = tmp_path / "program"
    program.mkdir()
    (program / "hatthasilpa").touch()
    made = root.EmptyRoot(tmp_path / "root", program, "/opt/ช่าง")
    names = {path.name for path in (tmp_path / "root").rglob("*") if path.is_file()}
    assert {"libc.so.6", "libGL.so.1", "hatthasilpa"} <= names
    assert [name for name in names if "python" in name.lower()] == []
    assert made.command(["/opt/ช่าง/hatthasilpa"])[-1] == "/opt/ช่าง/hatthasilpa"


def test_the_workflows_build_try_and_pack() -> None:
    workflows = sorted((ROOT / ".github" / "workflows").glob("package-*.yml"))
    assert [path.stem for path in workflows] == ["package-linux", "package-macos", "package-windows"]
    for path in workflows:
        text = path.read_text("utf-8")
        told = re.findall(r"run: python3? dev\.py (\w+)", text)
        assert told == ["freeze", "try", "pack"], path.name


def test_what_freezes_is_pinned() -> None:
    assert [str(each.specifier)[:2] for each in tools("packaging").values()] == ["=="] * len(
        tools("packaging")
    )


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.skipif(
    "HATTHASILPA_FREEZE" not in os.environ, reason="takes minutes: HATTHASILPA_FREEZE=1 asks for it"
)
def test_the_frozen_program_works_where_nothing_else_is() -> None:
    for task in ("freeze", "try"):
        done = subprocess.run(
            [sys.executable, "dev.py", task], cwd=ROOT, check=False, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stdout + done.stderr
