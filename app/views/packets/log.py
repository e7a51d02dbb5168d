"""The log of a packet as people read it: what became of it and when, in their words.

The file itself is for whoever looks for a fault: it has every stage, code and duration in English.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from app.clock import instant_of
from app.domain.packets.states import STAGE_NAMES
from app.domain.packets.values import PacketStatus
from app.messages import Messages
from app.messages.packets import PACKET_STATUS
from app.views.packets import texts

MOST = 12
_STAGES: Mapping[str, PacketStatus] = {name: status for status, name in STAGE_NAMES.items()}
_TOLD_OTHERWISE = re.compile(r"(Stage (started|completed): |Planned: |Status changed: \w+ → failed$)")


def said(lines: Sequence[str], messages: Messages) -> str:
    """The last of the lines, each with the time of day here, and not of the day in Greenwich."""
    told = [each for each in (_line(line, messages) for line in lines) if each is not None]
    return "\n".join([messages.text(texts.LOG_EARLIER)] * (len(told) > MOST) + told[-MOST:])


def _line(line: str, messages: Messages) -> str | None:
    """One line in people's words; None for what another one tells as well."""
    stamp, _, text = line.partition("] ")
    try:
        at = instant_of(datetime.fromisoformat(stamp.removeprefix("[")))
    except ValueError:  # whatever somebody wrote into it
        return line
    if _TOLD_OTHERWISE.match(text):
        return None
    return messages.text(texts.LOG_LINE, time=messages.time(at), text=_words(text, messages))


def _words(text: str, messages: Messages) -> str:
    for pattern, say in _WORDS.items():
        found = pattern.match(text)
        if found is not None:
            return say(found, messages)
    return text


def _changed(found: re.Match[str], messages: Messages) -> str:
    return messages.text(PACKET_STATUS.get(found[1], found[1]))


def _failed(found: re.Match[str], messages: Messages) -> str:
    status = _STAGES.get(found[1])
    return messages.text(PACKET_STATUS[PacketStatus.FAILED] if status is None else texts.LOG_FAILED[status])


def _saying(sentence: str) -> Callable[[re.Match[str], Messages], str]:
    return lambda _, messages: messages.text(sentence)


def _delivered(found: re.Match[str], messages: Messages) -> str:
    return messages.text(texts.LOG_DELIVERED, place=found[1])


_WORDS: Mapping[re.Pattern[str], Callable[[re.Match[str], Messages], str]] = {
    re.compile(r"Status changed: \w+ → (\w+)$"): _changed,
    re.compile(r"Stage failed: (\w+): "): _failed,
    re.compile(r"Stage stopped: (\w+)$"): _saying(texts.LOG_STOPPED),
    re.compile(r"Deployed: (.+) \(\d+ new\)$"): _delivered,
    re.compile(r"Packet created: "): _saying(texts.LOG_CREATED),
    re.compile(r"Files removed$"): _saying(texts.LOG_REMOVED),
}
