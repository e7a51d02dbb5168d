"""`dev.py setup`: what a right stamp saves, and what an interruption or a vanished Python costs."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from environment import Environment
from places import python_of
from problems import CannotGoOn


@dataclass(frozen=True, slots=True)
class Quick(Environment):
    """Makes and fills the folder without a network, and keeps a diary."""

    diary: list[str] = field(default_factory=list)

    def create(self) -> None:
        python = python_of(self.folder)
        python.parent.mkdir(parents=True)
        python.symlink_to(sys.executable)
        self.diary.append("created")

    def install(self) -> None:
        assert self.unfinished.exists()
        self.diary.append("installed")


class Interrupted(Quick):
    def install(self) -> None:
        raise KeyboardInterrupt


@pytest.fixture
def environment(tmp_path: Path) -> Quick:
    requirements = tmp_path / "dev.txt"
    requirements.write_text("one==1\n")
    return Quick(tmp_path / "env", requirements)


def test_the_first_setup_creates_and_installs(environment: Quick) -> None:
    assert not environment.is_ready()
    environment.make_ready()
    assert environment.is_ready()
    assert environment.diary == ["created", "installed"]


def test_other_requirements_are_installed_into_the_same_environment(environment: Quick) -> None:
    environment.make_ready()
    environment.requirements.write_text("one==2\n")
    assert not environment.is_ready()
    environment.make_ready()
    assert environment.is_ready()
    assert environment.diary == ["created", "installed", "installed"]


def test_an_interrupted_setup_is_begun_again(environment: Quick) -> None:
    with pytest.raises(KeyboardInterrupt):
        Interrupted(environment.folder, environment.requirements).make_ready()
    leftover = environment.folder / "half-copied"
    leftover.touch()
    assert not environment.is_ready()
    environment.make_ready()
    assert environment.is_ready()
    assert not leftover.exists()


def test_an_environment_whose_python_vanished_is_made_again(environment: Quick) -> None:
    environment.make_ready()
    python_of(environment.folder).unlink()
    python_of(environment.folder).symlink_to(environment.folder / "gone")
    assert not environment.is_ready()
    environment.make_ready()
    assert environment.is_ready()


def test_an_environment_that_was_moved_is_made_again(environment: Quick, tmp_path: Path) -> None:
    environment.make_ready()
    moved = Quick(tmp_path / "elsewhere", environment.requirements)
    environment.folder.rename(moved.folder)
    assert not moved.is_ready()
    moved.make_ready()
    assert moved.is_ready()
    assert moved.diary == ["created", "installed"]


def test_nothing_of_the_old_environment_stays_beside_the_new_one(environment: Quick) -> None:
    environment.make_ready()
    environment.unfinished.touch()
    environment.make_ready()
    assert sorted(path.name for path in environment.folder.parent.iterdir()) == ["dev.txt", "env"]


def test_a_failing_pip_ends_with_a_way_out(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    requirements = tmp_path / "dev.txt"
    requirements.write_text("a-package-without-a-hash==1\n")
    unhashed = Environment(tmp_path / "env", requirements)
    python = python_of(unhashed.folder)
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    with pytest.raises(CannotGoOn, match="again"):
        unhashed.install()
    assert "hash" in capfd.readouterr().err
