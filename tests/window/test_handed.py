"""A file that the system hands over, as macOS does after a double click."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from tests.house.project import ROOT


def test_a_file_that_the_system_hands_over_is_opened_at_the_start_and_afterwards(
    workshop: Path, tmp_path: Path
) -> None:
    second = shutil.copy(workshop, tmp_path / "second.hatt")
    line = [sys.executable, "-m", "tests.window.handed", str(workshop), str(second)]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    titles, left = json.loads(done.stdout)
    assert titles == ["workshop — Hatthasilpa", "second — Hatthasilpa"]
    assert left == "."  # nothing waits to be opened once more
