"""How packets are called and look."""

from __future__ import annotations

from app.lifecycle.queries.packet_lists import PacketLine
from app.messages import Messages
from app.messages.packets import PACKET_KIND, PACKET_STATUS
from app.views.packet import texts
from app.views.theme.marks import Look, look

IN_WORK, UNDELIVERED = "in_progress", "packet_undelivered"


def kind_of(line: PacketLine, messages: Messages) -> str:
    """What the packet holds, in a few words."""
    if line.template is not None:
        return messages.text(texts.FOLDER_KIND, name=line.template)
    return messages.text(PACKET_KIND[line.kind])


def status_of(line: PacketLine, messages: Messages) -> str:
    """Its state; of one that is on its way, or that is finished and did not arrive, that."""
    if line.running:
        return messages.text(texts.RUNNING)
    return messages.text(texts.NOT_DELIVERED if line.undelivered else PACKET_STATUS[line.status])


def look_of(line: PacketLine) -> Look:
    """How its state looks."""
    if line.running:
        return look(IN_WORK)
    return look(UNDELIVERED if line.undelivered else f"packet_{line.status}")
