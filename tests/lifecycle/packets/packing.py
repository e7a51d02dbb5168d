"""The tests' language for packets: a workshop with an office that makes them, and a press of cardboard."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.domain.packets.values import PacketStatus
from app.domain.paper import Paper
from app.lifecycle.packets.office import carry_all
from app.lifecycle.packets.pipeline import never
from app.lifecycle.packets.port import Press, Printed, PrinterFailed
from app.lifecycle.packets.renderer import Renderer
from app.lifecycle.queries.packets import record
from tests.lifecycle.shop import ENGLISH, Shop, said

TEMPLATES = Path(__file__).resolve().parents[2] / "fixtures" / "templates"
LINE = re.compile(r"\[\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z\] (.+)")
CHANGED = re.compile(r"Status changed: (\w+) → (\w+)")
WAY = ["created", "planned", "generated", "validated", "packaged", "deployed", "done"]


@dataclass(slots=True)
class Cardboard:
    """A press that writes the smallest file that looks like a PDF, and remembers what it has printed."""

    sent: list[tuple[str, str]] = field(default_factory=list)
    wrong_codes: bool = False
    jammed: bool = False
    torn: bool = False
    printerless: bool = False

    def pdf(self, paper: Paper, to: Path, language: str) -> Printed:
        """One page."""
        to.write_bytes(b"%PDF-1.7\n" + " ".join(paper.codes).encode() + (b"" if self.torn else b"\n%%EOF\n"))
        return Printed(1, ("another code",) if self.wrong_codes else paper.codes)

    def send(self, paper: Paper, printer: str, language: str) -> None:
        """Prints, unless something is in the way."""
        if self.jammed or self.printerless:
            raise PrinterFailed(printer)
        self.sent.append((printer, type(paper).__name__))

    def printers(self) -> Sequence[str]:
        """One, unless there is none."""
        return () if self.printerless else ("Desk",)


@dataclass(slots=True)
class Office:
    """Whoever makes packets in a workshop."""

    shop: Shop
    press: Press | None = field(default_factory=Cardboard)
    renderer: Renderer = field(default_factory=Renderer)

    @property
    def folder(self) -> Path:
        """Where the workspace is."""
        return Path(self.shop.core.workspace.path).parent

    def make(self, ticket: str, **fields: Any) -> str:
        """The code of a new packet of the ticket."""
        return str(self.shop.do("packet.create", ticket=ticket, **fields).result["code"])

    def run(self, code: str, kind: str = "packet.run", **fields: Any) -> Mapping[str, Any]:
        """Sets the packet going, lets it come as far as it can, and tells its record."""
        self.shop.do(kind, packet=code, **fields)
        return self.carried(code)

    def carried(self, code: str, is_unwanted: Callable[[], bool] = never) -> Mapping[str, Any]:
        """The record of the packet after it has come as far as it can."""
        self.carry([code], is_unwanted)
        return self.record(code)

    def carry(self, codes: Sequence[str], is_unwanted: Callable[[], bool] = never) -> None:
        """Brings each packet as far as it can come."""
        carry_all(self.shop.core, codes, self.renderer, self.press, is_unwanted)

    def record(self, code: str) -> Mapping[str, Any]:
        """One packet as `show` says it; a failure has its sentence."""
        found = record(self.shop.core.desk, code)
        assert found is not None
        if found["failure"]:
            params = {name: str(each).replace("{", "") for name, each in found["failure"]["params"].items()}
            said(ENGLISH.packet_failure(found["failure"]["code"], params))
        return found

    def failure(self, code: str) -> tuple[str, str]:
        """At which stage the packet failed, and why."""
        found = self.record(code)
        assert found["status"] == PacketStatus.FAILED
        return found["failure"]["at"], found["failure"]["code"]

    def templates(self, name: str, files: Mapping[str, str | bytes]) -> str:
        """A folder of templates beside the workspace."""
        for file, content in files.items():
            place = self.folder / "templates" / name / file
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content if isinstance(content, bytes) else content.encode())
        return name


def log_of(found: Mapping[str, Any]) -> list[str]:
    """What stands in the log, each line with its instant."""
    lines = Path(found["log"]).read_text("utf-8").splitlines()
    matches = [LINE.fullmatch(line) for line in lines]
    assert all(matches), lines
    return [match[1] for match in matches if match]


def way_in_log(found: Mapping[str, Any]) -> list[str]:
    """The states through which the log says that the packet went; each follows from the one before."""
    steps = [match for line in log_of(found) if (match := CHANGED.fullmatch(line))]
    way = [steps[0][1]] if steps else []
    for step in steps:
        assert step[1] == way[-1], log_of(found)
        way.append(step[2])
    return way


def names(found: Mapping[str, Any]) -> list[str]:
    """The files of a packet."""
    return [each["name"] for each in found["files"]]


def text_of(found: Mapping[str, Any], name: str) -> str:
    """What stands in a finished file."""
    return Path(found["paths"]["output"], name).read_text("utf-8")


def json_of(found: Mapping[str, Any], name: str) -> Any:
    """What a finished file of JSON holds."""
    return json.loads(text_of(found, name))
