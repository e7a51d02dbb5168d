"""A finished file takes the place of another, which stays under a second name."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from app import files
from app.files import free_name, swap


def lay(folder: Path) -> tuple[Path, Path, Path]:
    new, path, kept = folder / "work.new", folder / "work", folder / "work.kept"
    new.write_text("new")
    path.write_text("old")
    return new, path, kept


def forbid_links(*arguments: object) -> None:
    raise OSError("no second names here")


def fail(monkeypatch: pytest.MonkeyPatch, which: int) -> None:
    """The disk fails at one of the syncs."""
    synced, numbers = os.fsync, count(1)

    def sync(handle: int) -> None:
        if next(numbers) == which:
            raise OSError(errno.EIO, "Input/output error")
        synced(handle)

    monkeypatch.setattr(os, "fsync", sync)


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


@pytest.mark.parametrize(("with_links", "syncs"), [(True, 2), (False, 3)])
def test_a_swap_on_a_disk_that_fails_is_taken_back(
    with_links: bool, syncs: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not with_links:
        monkeypatch.setattr(os, "link", forbid_links)
    for which in range(1, syncs + 1):
        new, path, kept = lay(tmp_path)
        with monkeypatch.context() as patch:
            fail(patch, which)
            with pytest.raises(OSError, match="Input/output error"):
                swap(new, path, kept)
        assert path.read_text() == "old", f"at sync {which}"
        assert {each.name for each in tmp_path.iterdir()} <= {"work", "work.new"}, f"at sync {which}"


def test_a_copy_that_is_cut_off_does_not_have_the_name_of_a_kept_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new, path, kept = lay(tmp_path)
    monkeypatch.setattr(os, "link", forbid_links)
    named: list[str] = []
    monkeypatch.setattr(files, "sync_file", lambda copied: named.append(copied.name))
    swap(new, path, kept)
    assert named == ["work.kept.tmp"]
    assert {each.name for each in tmp_path.iterdir()} == {"work", "work.kept"}


def test_a_large_file_is_copied_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new, path, kept = lay(tmp_path)
    path.write_bytes(old := os.urandom(3 * files._AT_ONCE + 1))
    monkeypatch.setattr(os, "link", forbid_links)
    swap(new, path, kept)
    assert kept.read_bytes() == old


def test_a_second_name_that_a_cut_off_swap_has_left_is_used_again(tmp_path: Path) -> None:
    new, path, kept = lay(tmp_path)
    os.link(path, kept)
    assert free_name(path, "kept") == kept
    swap(new, path, kept)
    assert (path.read_text(), kept.read_text()) == ("new", "old")
    assert free_name(path, "kept").name == "work.kept-2"


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


@pytest.fixture
def scanner(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], list[float]]:
    """A virus scanner on Windows holds each file for so many looks; what it gives is how long was waited."""
    waited: list[float] = []

    def begin(looks: int) -> list[float]:
        def held(work: Callable[..., Any]) -> Callable[..., Any]:
            def tried(*given: Any, **options: Any) -> Any:
                if len(waited) < looks:
                    raise PermissionError(errno.EACCES, "it is being used by another process")
                return work(*given, **options)

            return tried

        for name in ("replace", "unlink"):
            monkeypatch.setattr(Path, name, held(getattr(Path, name)))
        monkeypatch.setattr(sys, "platform", "win32")
        monkeypatch.setattr(time, "sleep", waited.append)
        return waited

    return begin


def renamed(path: Path) -> None:
    files.replace(path, path.with_name("renamed"))


@pytest.mark.parametrize("work", [renamed, files.remove])
def test_a_scanner_that_lets_go_within_a_second_is_waited_for(
    work: Callable[[Path], None], tmp_path: Path, scanner: Callable[[int], list[float]]
) -> None:
    _, path, _ = lay(tmp_path)
    waited = scanner(9)
    work(path)
    assert not path.exists()
    assert waited == [0.1] * 9


@pytest.mark.parametrize("work", [renamed, files.remove])
def test_a_scanner_that_does_not_let_go_is_told(
    work: Callable[[Path], None], tmp_path: Path, scanner: Callable[[int], list[float]]
) -> None:
    _, path, _ = lay(tmp_path)
    scanner(10)
    with pytest.raises(PermissionError):
        work(path)
    assert path.exists()
