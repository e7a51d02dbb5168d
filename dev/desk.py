"""The commands of dev.py: what each is called, what it needs, and what it starts."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import checks
import locking
import system_libraries
from environment import Environment
from freezing import build, packing, trial
from places import BUILD, ENVIRONMENT, PYTHON, REQUIREMENTS
from problems import CannotGoOn


@dataclass(frozen=True, slots=True)
class Task:
    """One command: `act` gets the words behind its name and gives the exit code."""

    help: str
    act: Callable[[Sequence[str]], int]


def main(arguments: Sequence[str]) -> int:
    """Run one command; 2 for a command that doesn't exist, 130 when stopped by Ctrl+C."""
    parser = argparse.ArgumentParser(prog="dev.py", description="Everything a developer of Hatthasilpa does.")
    commands = parser.add_subparsers(dest="task", required=True, metavar="COMMAND")
    for name, task in TASKS.items():
        commands.add_parser(name, help=task.help, add_help=False)
    chosen, rest = parser.parse_known_args(arguments)
    return guarded(TASKS[chosen.task], rest)


def guarded(task: Task, words: Sequence[str]) -> int:
    """Problems end as a sentence."""
    try:
        return task.act(words)
    except CannotGoOn as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def set_up() -> None:
    """Nothing to do the second time."""
    system_libraries.provide()
    environment = Environment(ENVIRONMENT, REQUIREMENTS)
    if not environment.is_ready():
        environment.make_ready()


def setup(words: Sequence[str]) -> int:
    refuse(words)
    set_up()
    print("Ready.")
    return 0


def run(words: Sequence[str]) -> int:
    """The program on a fresh sample workshop: in a window, or as a tour where there is no display."""
    set_up()
    if system_libraries.has_display():
        return checks.call([str(PYTHON), "-m", "app", "--demo", *words], on_screen=True)
    print(
        "There is no display here, so the main job runs without one; its pictures go to build/tour.",
        flush=True,
    )
    return checks.call([str(PYTHON), "-m", "app", "--tour", "--pictures", str(BUILD / "tour"), *words])


def test(words: Sequence[str]) -> int:
    set_up()
    return checks.test(words)


def lint(words: Sequence[str]) -> int:
    refuse(words)
    set_up()
    return checks.lint()


def pictures(words: Sequence[str]) -> int:
    set_up()
    return checks.call([str(PYTHON), "dev/pictures.py", str(BUILD / "pictures"), *words])


def bench(words: Sequence[str]) -> int:
    set_up()
    return checks.call([str(PYTHON), "dev/bench.py", *words])


def messages(words: Sequence[str]) -> int:
    refuse(words)
    set_up()
    return checks.call([str(PYTHON), "dev/messages.py", "update"])


def lock(words: Sequence[str]) -> int:
    refuse(words)
    return locking.lock()


def icons(words: Sequence[str]) -> int:
    refuse(words)
    set_up()
    return checks.call([str(PYTHON), "dev/icons.py"])


def freeze(words: Sequence[str]) -> int:
    refuse(words)
    return build.freeze()


def try_frozen(words: Sequence[str]) -> int:
    refuse(words)
    return trial.try_it()


def pack(words: Sequence[str]) -> int:
    refuse(words)
    return packing.pack()


def refuse(words: Sequence[str]) -> None:
    """A command that takes no words says so instead of leaving them unheard."""
    if words:
        raise CannotGoOn(f"This command takes no further words, and got: {' '.join(words)}")


TASKS: Mapping[str, Task] = {
    "setup": Task("make .venv with the locked packages, and Qt's system libraries", setup),
    "run": Task("start the program on a fresh sample workshop", run),
    "test": Task(
        "lint, types, import contracts, messages and all tests; or: test [pytest's arguments]", test
    ),
    "pictures": Task(
        "write every screen and dialog to build/pictures; or: pictures VARIANT [SCENE ...]", pictures
    ),
    "bench": Task("measure the main paths beside raw statements", bench),
    "lint": Task("everything of test but the tests", lint),
    "messages": Task("collect the texts into the catalogue and compile it", messages),
    "icons": Task("draw the program's icon for every system", icons),
    "freeze": Task("build the program that needs no Python, into dist", freeze),
    "try": Task("start what was frozen where there is nothing else, and let it work", try_frozen),
    "pack": Task("make of what was frozen what this system installs", pack),
    "lock": Task("pin the requirements of pyproject.toml again (needs uv)", lock),
}
