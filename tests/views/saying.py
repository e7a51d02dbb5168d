"""A language made up for tests: each sentence shouted, so that a widget which was not retranslated shows."""

from __future__ import annotations

from app.messages import Messages


class LoudMessages(Messages):
    """English in capitals."""

    def text(self, msgid: str, /, **params: object) -> str:
        return super().text(msgid, **params).upper()
