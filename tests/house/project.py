"""What the repository says of itself, read for the house's tests."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>\S+)(?P<rest>.*)$", re.MULTILINE)


@cache
def pyproject() -> dict[str, Any]:
    """pyproject.toml as it is."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def dependencies() -> dict[str, Requirement]:
    """What the program needs to run, by normalised name."""
    return by_name(pyproject()["project"]["dependencies"])


def tools(group: str = "dev") -> dict[str, Requirement]:
    """What is needed besides to work on it, or for what else the group says."""
    return by_name(pyproject()["dependency-groups"][group])


def by_name(lines: Iterable[str]) -> dict[str, Requirement]:
    requirements = map(Requirement, lines)
    return {canonicalize_name(requirement.name): requirement for requirement in requirements}


def locked(file: str) -> dict[str, str]:
    """The versions of a lock in requirements/, by normalised name."""
    text = (ROOT / "requirements" / file).read_text("utf-8")
    return {found["name"]: found["version"] for found in PIN.finditer(text)}
