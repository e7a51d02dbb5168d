"""The tour, as `dev.py run` makes it where there is no display."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.messages import Language
from tests.house.project import ROOT

pytestmark = pytest.mark.slow

STEPS = 17


@pytest.mark.parametrize("language", list(Language))
def test_the_tour_tells_every_step_and_leaves_its_pictures(tmp_path: Path, language: Language) -> None:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    done = subprocess.run(
        [sys.executable, "-m", "app", "--tour", "--lang", language, "--pictures", str(tmp_path / "new")],
        cwd=ROOT,
        env={**environment, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == STEPS + 1
    pictures = sorted((tmp_path / "new").iterdir())
    assert str(len(pictures)) in done.stdout.splitlines()[-1]
    assert all(each.stat().st_size > 1000 for each in pictures)
