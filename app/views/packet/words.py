"""How packets are called and look."""

from __future__ import annotations

from app.lifecycle.queries.packet_lists import PacketLine
from app.messages import Messages
from app.messages.packets import PACKET_KIND, PACKET_STATUS
from app.views.packet import texts
from app.views.theme.marks import Look, look

IN_WORK = "in_progress"


def kind_of(line: PacketLine, messages: Messages) -> str:
    """What the packet holds, in a few words."""
    if line.template is not None:
        return messages.text(texts.FOLDER_KIND, name=line.template)
    return messages.text(PACKET_KIND[line.kind])


def status_of(line: PacketLine, messages: Messages) -> str:
    """Its state; of one that is on its way, that."""
    return messages.text(texts.RUNNING if line.running else PACKET_STATUS[line.status])


def look_of(line: PacketLine) -> Look:
    """How its state looks."""
    return look(IN_WORK if line.running else f"packet_{line.status}")
