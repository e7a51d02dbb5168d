"""The workspaces that these tests work in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crash.conftest import shared_memory
from tests.lifecycle.shop import Shop, workshop
from tests.lifecycle.workspaces import copied
from tests.models.lively import NAME, lively

__all__ = ["shared_memory"]


@pytest.fixture
def shut(shared_memory: Path) -> Path:
    """A closed workspace with a history, alone in its folder."""
    return copied(shared_memory / NAME, lively)


@pytest.fixture
def shop() -> Iterator[Shop]:
    """An open, furnished workshop; what a test leaves in it must hold together."""
    with workshop() as made:
        yield made
