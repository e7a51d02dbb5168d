"""The line that says how far the packets are that are made now, with a way to stop them all."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot

from app.domain.packets.states import PacketAction
from app.views.context import Context
from app.views.packet import texts
from app.views.packet.deeds import PacketDeeds
from app.views.widgets.progress_line import ProgressLine, Telling

TELLING = Telling(texts.MAKING, texts.MAKING_AT, texts.STOP_ALL, "stop_packets")


class PackingLine(ProgressLine):
    """Follows the window's packer."""

    def __init__(self, context: Context, deeds: PacketDeeds) -> None:
        super().__init__(TELLING, context.theme, context.messages)
        context.packing.progressed.connect(self._follow)
        self._is_told = False
        context.packing.ended.connect(self._end)
        self.stopped.connect(deeds.stop_all)
        deeds.sent.connect(partial(self._be_busy, True))
        deeds.done.connect(partial(self._be_busy, False))
        deeds.failed.connect(partial(self._be_busy, False))
        if not context.packing.is_idle():
            self._follow(*context.packing.at)

    @Slot(int, int)
    def _follow(self, done: int, total: int) -> None:
        if not self._is_told:
            self._is_told = True
            self.begin("")
        self.show_progress(done, total)

    @Slot()
    def _end(self) -> None:
        self._is_told = False
        self.end()

    def _be_busy(self, busy: bool, key: str, *_told: object) -> None:
        if key == PacketAction.STOP:
            self.stop.set_busy(busy)
