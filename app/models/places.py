"""Where packets have their files: three bases, a folder for each packet in them, and nothing outside."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from app.domain.packets.names import is_packet_code
from app.models.loading.packets import PacketSettings
from app.values import frozen

WORK_VARIABLE = "JOB_WORK_BASE"
OUTPUT_VARIABLE = "JOB_OUTPUT_BASE"
LOG_VARIABLE = "JOB_LOG_BASE"
LOCK = ".lock"


@frozen
class Bases:
    """The folders in which all packets have theirs, and the one with the folders of templates."""

    work: Path
    output: Path
    logs: Path
    templates: Path
    wrong: Mapping[
        str, str
    ]  # variables of the environment that name no folder told in full, with what they say


@frozen
class Dirs:
    """The places of one packet."""

    work: Path
    output: Path
    log: Path

    @property
    def plan(self) -> Path:
        """The list of what is to be made."""
        return self.work / "plan.json"

    @property
    def lock(self) -> Path:
        """What the program has that works on the packet."""
        return self.work.with_name(f"{self.work.name}{LOCK}")

    @property
    def files(self) -> Path:
        """What was made."""
        return self.work / "files"

    @property
    def manifest(self) -> Path:
        """The list of what was made."""
        return self.work / "manifest.json"

    @property
    def printing(self) -> Path:
        """What has gone to a printer."""
        return self.work / "printing.json"

    @property
    def archive(self) -> Path:
        """The archive beside the finished files."""
        return self.output / f"{self.output.name}.zip"


def bases(workspace: Path, settings: PacketSettings, environ: Mapping[str, str] = os.environ) -> Bases:
    """Where packets of the workspace are kept: as the environment says, else the settings, else beside it.

    Where the environment says it wrong, nothing may be made there; it is told in `wrong`.
    """
    beside = workspace.absolute().parent
    said = {
        name: environ[name] for name in (WORK_VARIABLE, OUTPUT_VARIABLE, LOG_VARIABLE) if environ.get(name)
    }
    given = {name: whole for name, text in said.items() if (whole := _whole(text)) is not None}

    def base(variable: str, setting: str | None, name: str) -> Path:
        return (given.get(variable) or Path(setting or beside / name)).absolute()

    return Bases(
        base(WORK_VARIABLE, settings.work, "work"),
        base(OUTPUT_VARIABLE, settings.output, "output"),
        base(LOG_VARIABLE, settings.logs, "logs"),
        Path(settings.templates or beside / "templates").absolute(),
        {name: text for name, text in said.items() if name not in given},
    )


def _whole(text: str) -> Path | None:
    """The folder that is told in full, from the home folder on too; None for one that depends on where the
    program was started."""
    try:
        path = Path(text).expanduser()
    except RuntimeError:  # nobody is called so
        return None
    return path if path.is_absolute() and ".." not in path.parts else None


def dirs(where: Bases, code: str) -> Dirs:
    """The places of the packet. Raises ValueError for what is no code of a packet."""
    if not is_packet_code(code):
        raise ValueError(f"{code!r} is no packet's code")
    return Dirs(where.work / code, where.output / code, where.logs / f"{code}.log")
