"""How each kind of document is made, into an empty folder; one function a kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from app import qr
from app.domain.packets.failures import Failure, PacketFailed
from app.domain.packets.kinds import ON_PAPER
from app.domain.packets.names import safe_name
from app.domain.packets.values import TEMPLATE, Kind
from app.domain.paper import LABEL_SIZES, Paper
from app.domain.refusals import Refused
from app.lifecycle.desk import Desk
from app.lifecycle.packets import job
from app.lifecycle.packets.dirs import within
from app.lifecycle.packets.page import page
from app.lifecycle.packets.port import Press
from app.lifecycle.packets.renderer import Renderer
from app.lifecycle.packets.templates import Folder
from app.lifecycle.queries import paper
from app.models.loading.packets import LoadedPacket
from app.values import frozen

LABELS = LABEL_SIZES["a4-3x8"]


@frozen
class Made:
    """A file that was made; of paper also how many pages it has, and what its codes should say and do."""

    name: str
    kind: str
    pages: int | None = None
    wanted: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()


@frozen
class Making:
    """What is needed to make the documents of one packet."""

    desk: Desk
    packet: LoadedPacket
    templates: Path
    press: Press | None
    renderer: Renderer
    is_unwanted: Callable[[], bool]

    def planned(self) -> list[str]:
        """The names of what will be made; of templates, as they are called before they are filled in."""
        return [*(self._name(kind) for kind in self.packet.kinds), *self._folder_names()]

    def make(self, folder: Path) -> Iterator[Made]:
        """Makes all in the folder. Raises PacketFailed, Unwanted, OSError."""
        for kind in self.packet.kinds:
            yield self._on_paper(kind, folder) if kind in ON_PAPER else self._page(folder)
        if self.packet.template is not None:
            values = job.values(self.desk, self.packet)
            folder_ = Folder(self.templates, self.packet.template)
            for name, content in folder_.finished(values, self.renderer, self.is_unwanted):
                _write(folder, name, content)
                yield Made(name, TEMPLATE)

    def paper(self, kind: Kind) -> Paper:
        """What stands on the paper. Raises PacketFailed where there is nothing for it."""
        try:
            made: Paper = _PAPERS[kind](self.desk, self.packet.known.ticket)
        except Refused as refused:
            raise PacketFailed(Failure.NOTHING, packet_kind=kind) from refused
        return made

    def _on_paper(self, kind: Kind, folder: Path) -> Made:
        if self.press is None:
            raise PacketFailed(Failure.NO_PRESS, packet_kind=kind)
        what, name = self.paper(kind), self._name(kind)
        try:
            printed = self.press.pdf(what, folder / name, self.packet.language)
        except OSError:
            raise
        except Exception as error:
            raise PacketFailed(Failure.PRINTING, packet_kind=kind, reason=str(error)[:200]) from error
        return Made(name, kind, printed.pages, what.codes, printed.codes)

    def _page(self, folder: Path) -> Made:
        assert self.packet.expires_at is not None
        values, name = job.values(self.desk, self.packet), self._name(Kind.STATIC_HTML)
        made = page(values, self.packet.language, self.packet.expires_at, qr.svg(self._code()))
        _write(folder, name, made)
        return Made(name, Kind.STATIC_HTML)

    def _name(self, kind: Kind) -> str:
        if kind is Kind.STATIC_HTML:
            return f"{safe_name(self._code())}.html"
        return f"{safe_name(self._code())}-{kind}.pdf"

    def _folder_names(self) -> list[str]:
        return [] if self.packet.template is None else Folder(self.templates, self.packet.template).names()

    def _code(self) -> str:
        (code,) = self.desk.db.execute_sql(
            "SELECT code FROM ticket WHERE id = ?", (self.packet.known.ticket,)
        ).fetchone()
        return str(code)


_PAPERS: Mapping[Kind, Callable[[Desk, int], Any]] = {
    Kind.WORK_CARD: paper.work_card,
    Kind.PIECE_LABELS: lambda desk, ticket: paper.labels(desk, ticket, LABELS),
    Kind.BATCH_TRAVELLER: paper.batch_traveller,
}


def _write(folder: Path, name: str, content: bytes) -> None:
    place = within(folder, name)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
