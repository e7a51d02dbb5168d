"""A finished file takes the place of another, which stays under a second name."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.files import swap


def lay(folder: Path) -> tuple[Path, Path, Path]:
    new, path, kept = folder / "work.new", folder / "work", folder / "work.kept"
    new.write_text("new")
    path.write_text("old")
    return new, path, kept


def forbid_links(*arguments: object) -> None:
    raise OSError("no second names here")


@pytest.mark.parametrize("with_links", [True, False])
def test_the_new_file_is_there_and_the_old_one_is_kept(
    with_links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new, path, kept = lay(tmp_path)
    if not with_links:
        monkeypatch.setattr(os, "link", forbid_links)
    swap(new, path, kept)
    assert (path.read_text(), kept.read_text(), new.exists()) == ("new", "old", False)


def test_a_file_that_cannot_be_replaced_stays_and_leaves_no_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new, path, kept = lay(tmp_path)
    new.unlink()
    with pytest.raises(FileNotFoundError):
        swap(new, path, kept)
    assert (path.read_text(), kept.exists()) == ("old", False)


def test_its_name_never_stands_for_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new, path, kept = lay(tmp_path)
    replaced, there = os.replace, list[bool]()

    def look(*arguments: Path) -> None:
        there.append(path.exists())
        replaced(*arguments)
        there.append(path.exists())

    monkeypatch.setattr(os, "replace", look)
    swap(new, path, kept)
    assert there == [True, True]
