"""What can go wrong on a packet's way; each has a code, and a sentence in the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Failure(StrEnum):
    """Why a packet failed, one meaning each."""

    BASE = "ERR_PACKET_BASE"
    NO_PRESS = "ERR_PACKET_NO_PRESS"
    NOTHING = "ERR_PACKET_NOTHING"
    PRINTING = "ERR_PACKET_PRINTING"
    PRINT_UNSURE = "ERR_PACKET_PRINT_UNSURE"
    PRINTER = "ERR_PACKET_PRINTER"
    NO_PRINTER = "ERR_PACKET_NO_PRINTER"
    NO_PAPER = "ERR_PACKET_NO_PAPER"
    TEMPLATES_MISSING = "ERR_PACKET_TEMPLATES_MISSING"
    TEMPLATES_TOO_MUCH = "ERR_PACKET_TEMPLATES_TOO_MUCH"
    TEMPLATE = "ERR_PACKET_TEMPLATE"
    TEMPLATE_UNDEFINED = "ERR_PACKET_TEMPLATE_UNDEFINED"
    TEMPLATE_SLOW = "ERR_PACKET_TEMPLATE_SLOW"
    TEMPLATE_LARGE = "ERR_PACKET_TEMPLATE_LARGE"
    TEMPLATE_ENDED = "ERR_PACKET_TEMPLATE_ENDED"
    TEMPLATE_INCLUDE = "ERR_PACKET_TEMPLATE_INCLUDE"
    TEMPLATE_NAMES = "ERR_PACKET_TEMPLATE_NAMES"
    FILE_GONE = "ERR_PACKET_FILE_GONE"
    FILE_CHANGED = "ERR_PACKET_FILE_CHANGED"
    FILE_BROKEN = "ERR_PACKET_FILE_BROKEN"
    FILE_CODES = "ERR_PACKET_FILE_CODES"
    DISK_FULL = "ERR_PACKET_DISK_FULL"
    DISK = "ERR_PACKET_DISK"
    TARGET_GONE = "ERR_PACKET_TARGET_GONE"
    TARGET_FULL = "ERR_PACKET_TARGET_FULL"
    TARGET = "ERR_PACKET_TARGET"
    INTERNAL = "ERR_PACKET_INTERNAL"


class PacketFailed(Exception):
    """A stage could not be done; the packet stays where it was before it."""

    def __init__(self, code: Failure, **params: object) -> None:
        super().__init__(f"{code} {params}")
        self.code = code
        self.params: Mapping[str, object] = params
