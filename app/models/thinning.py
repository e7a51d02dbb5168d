"""Which backups are let go: all of 48 hours are kept, then 14 daily, 8 weekly and 24 monthly ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

_STAMP = re.compile(r"-(\d{8}T\d{12})Z$")
_ALL_OF = timedelta(hours=48)
_KEPT = ((14, "%Y-%m-%d"), (8, "%G-%V"), (24, "%Y-%m"))


def to_discard(backups: Sequence[Path], now: datetime) -> list[Path]:
    """The backups that the rule does not keep; the newest of each day, week and month is kept."""
    dated = sorted(((when, path) for path in backups if (when := made_at(path))), reverse=True)
    kept = {path for when, path in dated if now - when <= _ALL_OF}
    for count, period in _KEPT:
        newest: dict[str, Path] = {}
        for when, path in dated:
            newest.setdefault(when.strftime(period), path)
        kept |= set(list(newest.values())[:count])
    return [path for _, path in dated if path not in kept]


def made_at(path: Path) -> datetime | None:
    """When a backup was made, from its name; None when the name doesn't say."""
    match = _STAMP.search(path.stem)
    try:
        return datetime.strptime(match[1], "%Y%m%dT%H%M%S%f").replace(tzinfo=UTC) if match else None
    except ValueError:
        return None
