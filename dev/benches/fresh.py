"""A module of the benches in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from places import BUILD, ROOT


def told_by(module: str, *words: str) -> dict[str, float]:
    """What it tells as a line of JSON. Its bytecode is kept, as that of an installed program is."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "dev"))),
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(BUILD / "bench" / "bytecode"),
        "QT_QPA_PLATFORM": "offscreen",
    }
    line = [sys.executable, "-m", module, *words]
    done = subprocess.run(line, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    told: dict[str, float] = json.loads(done.stdout)
    return told
