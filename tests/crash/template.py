"""The small workshop as a file, made once per process and copied for each crash."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from app import bootstrap
from tests.crash.runs import repeatable
from tests.lifecycle.workspaces import small_workshop


@cache
def sample() -> bytes:
    """The bytes of a closed workspace that holds the small workshop."""
    with tempfile.TemporaryDirectory() as folder, repeatable("sample"):
        path = Path(folder, "sample.hatt")
        bootstrap.new_workspace(path)
        core = bootstrap.open_core(path)
        try:
            small_workshop(core)
        finally:
            core.close()
        return path.read_bytes()
