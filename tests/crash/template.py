"""The small workshop as a file, made once per process and copied for each crash."""

from __future__ import annotations

import json
import tempfile
from functools import cache
from pathlib import Path

from app import bootstrap
from app.lifecycle.core import Core
from tests.crash.runs import A_DAY, MOMENT, repeatable
from tests.crash.story import tell
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


@cache
def overnight() -> bytes:
    """The same, in which since yesterday one clock has been running and another has stood."""
    with tempfile.TemporaryDirectory() as folder, repeatable("overnight", moment=MOMENT - A_DAY):
        path = Path(folder, "overnight.hatt")
        path.write_bytes(sample())
        core = bootstrap.open_core(path)
        try:
            _left_lying(core)
        finally:
            core.close()
        return path.read_bytes()


def _left_lying(core: Core) -> None:
    code = json.loads(tell(core, '{"do": "job.create", "product": "CARD-02", "quantity": 2}'))["result"][
        "code"
    ]
    for do, said in (
        ("job.start", {"job": code}),
        ("work.start", _piece(code, "F001")),
        ("work.start", _piece(code, "F002") | {"person": "Malee"}),
        ("work.pause", _piece(code, "F002") | {"person": "Malee", "reason": "Lunch"}),
    ):
        answer = json.loads(tell(core, json.dumps({"do": do, **said})))
        assert "result" in answer, answer


def _piece(code: str, number: str) -> dict[str, object]:
    return {"tokens": [{"ticket": code, "number": number}]}
