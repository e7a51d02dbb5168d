"""What the window keeps between two starts; what somebody else wrote there must not keep it from starting."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.messages import Language
from app.views.shell.memory import FILE, MOST_WORKSPACES, Memory
from app.views.theme.tokens import Scheme

RUBBISH = [
    "",
    "nonsense",
    "en, th",
    "0",
    "-5",
    "100000",
    "٣",
    "@Invalid()",
    "@ByteArray(half",
    "%00",
    '"',
    "[x]",
]


def written(folder: Path, *lines: str) -> Memory:
    """A memory over a file that somebody has written."""
    folder.mkdir(exist_ok=True)
    (folder / FILE).write_text("\n".join(("[General]", *lines)), encoding="utf-8")
    return Memory(folder)


def test_what_was_kept_is_there_at_the_next_start(tmp_path: Path) -> None:
    memory = Memory(tmp_path)
    memory.keep_language(Language.THAI)
    memory.keep_scheme(Scheme.DARK)
    memory.keep_zoom(125)
    memory.write("jobs", 'a "view", with; signs = ก\nand a second line')
    memory.sync()
    again = Memory(tmp_path)
    assert (again.language(), again.scheme(), again.zoom()) == (Language.THAI, Scheme.DARK, 125)
    assert again.read("jobs") == 'a "view", with; signs = ก\nand a second line'


def test_nothing_is_kept_at_first(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "not there yet")
    assert (memory.language(), memory.scheme(), memory.zoom(), memory.workspace()) == (None,) * 4
    assert memory.workspaces() == []
    assert memory.read("jobs") == ""


@pytest.mark.parametrize("rubbish", RUBBISH)
def test_rubbish_counts_as_not_kept(tmp_path: Path, rubbish: str) -> None:
    keys = ("language", "scheme", "zoom", "workspace", "notes/jobs")
    memory = written(tmp_path, *(f"{key}={rubbish}" for key in keys))
    assert memory.language() is None
    assert memory.scheme() is None
    assert memory.zoom() is None
    assert memory.workspaces() == []
    assert isinstance(memory.read("jobs"), str)


def test_the_size_of_text_is_one_of_the_steps_that_can_be_chosen(tmp_path: Path) -> None:
    assert written(tmp_path / "one", "zoom=150").zoom() == 150
    assert written(tmp_path / "other", "zoom=151").zoom() is None


def test_the_last_workspaces_are_kept_the_last_one_first_as_long_as_they_are_there(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "memory")
    names = ["ร้านหนัง.hatt", "with, comma.hatt", "with; semicolon.hatt", "100 %.hatt"]
    paths = [tmp_path / name for name in (*names, *(f"{number}.hatt" for number in range(MOST_WORKSPACES)))]
    for path in paths:
        path.touch()
        memory.keep_workspace(path)
    assert memory.workspaces() == paths[: -MOST_WORKSPACES - 1 : -1]
    for path in paths[:4]:
        memory.keep_workspace(path)
    memory.sync()
    again = Memory(tmp_path / "memory")
    assert again.workspace() == paths[3]
    assert again.workspaces()[:4] == paths[3::-1]
    paths[3].unlink()
    assert again.workspace() == paths[2]


def test_a_workspace_that_is_opened_again_is_named_once(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "memory")
    first, second = tmp_path / "first.hatt", tmp_path / "second.hatt"
    for path in (first, second, first):
        path.touch()
        memory.keep_workspace(path)
    assert memory.workspaces() == [first, second]
