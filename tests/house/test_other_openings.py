"""Whoever opens a workspace file past SQLite drops its locks when he closes it, and work is lost.

So every module that opens files by itself is named here, with why none of them is an open workspace. The
store is not among them: what it has to know of a file it asks SQLite.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.house.project import ROOT

READS_AND_WRITES = {"read_bytes", "read_text", "write_bytes", "write_text"}
COPIES = {"copy", "copy2", "copyfile", "copyfileobj", "copytree", "move"}
PACKS = {"ZipFile", "Workbook", "FileIO"}
OURS = "what lies in the program's own folders"
NEW = "a file that is being built, under a name of its own"
PACKETS = "what the program made itself, in a folder of one packet, or copies of it"
ASKED = "asks before whether it is a database that is open"
ALLOWED: Mapping[str, str] = {
    "app/cli/lines.py": ASKED,
    "app/files.py": NEW,
    "app/lifecycle/incoming.py": ASKED,
    "app/lifecycle/packets/checks.py": PACKETS,
    "app/lifecycle/packets/dirs.py": PACKETS,
    "app/lifecycle/packets/files.py": PACKETS,
    "app/lifecycle/packets/log.py": PACKETS,
    "app/lifecycle/packets/making.py": PACKETS,
    "app/lifecycle/packets/page.py": OURS,
    "app/lifecycle/packets/pipeline.py": PACKETS,
    "app/lifecycle/packets/sandbox.py": "in a process of its own, what templates.py has asked about",
    "app/lifecycle/packets/templates.py": ASKED,
    "app/lifecycle/queries/packet_lists.py": PACKETS,
    "app/log.py": OURS,
    "app/messages/language.py": OURS,
    "app/presence.py": "the small files of the seats, in a folder of their own",
    "app/printing/devices.py": NEW,
    "app/sample/planning.py": OURS,
    "app/sample/story.py": OURS,
    "app/sheets/archive.py": "packs and unpacks in memory",
    "app/sheets/reading.py": ASKED,
    "app/sheets/workbooks.py": "unpacks in memory",
    "app/support.py": NEW,
    "app/views/lists/out/files.py": NEW,
    "app/views/theme/icons.py": OURS,
}


def opens(call: ast.Call) -> bool:
    """Whether a call opens a file in another way than SQLite does."""
    called = call.func
    if isinstance(called, ast.Name):
        return called.id in {"open", *PACKS}
    if not isinstance(called, ast.Attribute):
        return False
    of = called.value.id if isinstance(called.value, ast.Name) else ""
    if called.attr == "open":
        mode = call.args[0] if call.args else None
        return of in {"os", "io", "codecs"} or (
            isinstance(mode, ast.Constant) and isinstance(mode.value, str)
        )
    return called.attr in READS_AND_WRITES | PACKS or (of == "shutil" and called.attr in COPIES)


def openings(source: str) -> int:
    """In how many places a module opens files."""
    return sum(isinstance(node, ast.Call) and opens(node) for node in ast.walk(ast.parse(source)))


def test_only_these_modules_open_files_past_sqlite() -> None:
    paths = {path.relative_to(ROOT).as_posix(): path for path in (ROOT / "app").rglob("*.py")}
    assert {name for name, path in paths.items() if openings(path.read_text("utf-8"))} == set(ALLOWED)


@pytest.mark.parametrize("name", [name for name, why in ALLOWED.items() if why is ASKED])
def test_who_opens_what_somebody_has_named_asks_before(name: str) -> None:
    assert "if is_open_database(" in Path(ROOT, name).read_text("utf-8")


@pytest.mark.parametrize(
    "written",
    [
        "open(path)",
        "path.open('rb')",
        "os.open(path, os.O_RDONLY)",
        "path.read_bytes()",
        "shutil.copy(path, other)",
        "zipfile.ZipFile(path)",
    ],
)
def test_every_way_of_opening_a_file_is_seen(written: str) -> None:
    assert openings(written) == 1


@pytest.mark.parametrize("written", ["dialog.open()", "values.copy()", "backup.copy(workspace, new)"])
def test_what_opens_no_file_is_let_be(written: str) -> None:
    assert openings(written) == 0
