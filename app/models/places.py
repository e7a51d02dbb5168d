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
TEMPLATES_SETTING = "packet.set templates"
LOCK = ".lock"


@frozen
class Bases:
    """The folders in which all packets have theirs, and the one with the folders of templates."""

    work: Path
    output: Path
    logs: Path
    templates: Path
    wrong: Mapping[str, str]
    """Variables of the environment, and settings, that name no folder told in full, with what they say."""

    def wrong_for(self, *, templates: bool) -> Mapping[str, str]:
        """Those that matter to a packet with templates, or without."""
        return {name: text for name, text in self.wrong.items() if templates or name != TEMPLATES_SETTING}


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

    Where what counts says it wrong, nothing may be made there; it is told in `wrong`. A setting that was
    made on another system may name no folder on this one.
    """
    beside = workspace.absolute().parent
    wrong = dict[str, str]()

    def base(variable: str, setting: str | None, name: str) -> Path:
        said = environ.get(variable) if variable else None
        source, text = (variable, said) if said else (f"packet.set {name}", setting)
        whole = _whole(text) if text else beside / name
        if whole is None:
            wrong[source] = str(text)
        return (whole or beside / name).absolute()

    return Bases(
        base(WORK_VARIABLE, settings.work, "work"),
        base(OUTPUT_VARIABLE, settings.output, "output"),
        base(LOG_VARIABLE, settings.logs, "logs"),
        base("", settings.templates, "templates"),
        wrong,
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
