"""A terminal with a furnished workshop."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.clock import SystemClock
from tests.cli.terminal import Terminal
from tests.lifecycle.shop import furnished
from tests.lifecycle.workspaces import copied


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """The people, routings and products of `tests.lifecycle.shop`, and no tickets: made here and now."""
    return Terminal(copied(tmp_path / "shop.hatt", furnished, SystemClock))
