"""`pip install .` gives a command `hatthasilpa` that works from any folder, with all modules and resources.

The environment is new and empty. The libraries that the program needs are not downloaded but lent to it by a
.pth file, from the environment that runs this test; this checkout is not on its path.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path

import pytest
from places import python_of

from tests.house.project import ROOT

pytestmark = pytest.mark.slow

SOURCES = ["app", "resources", "pyproject.toml", "setup.py", "README.md", "LICENSE"]
WHERE = "import app, app.paths; print(app.__file__); print(app.paths.resources())"
NEITHER = {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"}


@dataclass(frozen=True, slots=True)
class Installed:
    """The empty environment after `pip install`, and an empty folder to work in."""

    folder: Path
    anywhere: Path

    def run(self, *command: str) -> str:
        """The output of one of its commands, which must succeed."""
        program = python_of(self.folder).with_name(command[0])
        environment = {name: value for name, value in os.environ.items() if name not in NEITHER}
        done = subprocess.run(
            [program, *command[1:]],
            cwd=self.anywhere,
            env=environment,
            check=False,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    root = tmp_path_factory.mktemp("installed")
    sources = copied_sources(root / "sources")
    environment = root / "env"
    venv.create(environment, with_pip=False)
    lend_libraries(environment)
    # No isolation: the locked setuptools builds, and nothing is downloaded.
    options = ["--quiet", "--no-deps", "--no-index", "--no-build-isolation", "--disable-pip-version-check"]
    pip = [sys.executable, "-m", "pip", "--python", str(python_of(environment)), "install", *options]
    subprocess.run([*pip, str(sources)], check=True)
    (root / "anywhere").mkdir()
    return Installed(environment, root / "anywhere")


def copied_sources(folder: Path) -> Path:
    """A copy to build in: setuptools leaves folders behind where it builds."""
    folder.mkdir()
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder)
    return folder


def lend_libraries(environment: Path) -> None:
    """Let it find the packages of the environment that runs this test."""
    paths = {"base": str(environment), "platbase": str(environment)}
    packages = Path(sysconfig.get_path("purelib", "venv", vars=paths))
    (packages / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")


def test_the_command_answers_from_any_folder(installed: Installed) -> None:
    assert "job.create" in installed.run("hatthasilpa", "commands")


def test_it_finds_its_thai_from_any_folder(installed: Installed) -> None:
    code = "from app.messages import Language, Messages; print(Messages(Language.THAI).language)"
    assert installed.run("python", "-I", "-c", code) == "th\n"


def test_it_makes_a_workspace_where_it_is_told(installed: Installed) -> None:
    installed.run("hatthasilpa", "new", "workshop.hatt")
    assert (installed.anywhere / "workshop.hatt").is_file()
    installed.run("hatthasilpa", "check", "-w", "workshop.hatt")


def test_the_package_holds_every_module_and_every_resource(installed: Installed) -> None:
    module, resources = map(Path, installed.run("python", "-I", "-c", WHERE).splitlines())
    assert installed.folder in module.parents
    assert resources == module.parent / "resources"
    assert contents(module.parent) == contents(ROOT / "app") | {
        Path("resources", path) for path in contents(ROOT / "resources")
    }


def test_the_version_is_the_program_s_own(installed: Installed) -> None:
    code = (
        "import app, importlib.metadata as packages; print(app.__version__, packages.version('hatthasilpa'))"
    )
    ours, the_package_s = installed.run("python", "-I", "-c", code).split()
    assert ours == the_package_s


def contents(folder: Path) -> set[Path]:
    """Every file below, without what Python compiles."""
    files = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder) for path in files}
