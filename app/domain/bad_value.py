"""The refusal of a value that somebody gave."""

from __future__ import annotations

import json
import re

from app.domain.refusals import Code, Refused

MOST_SHOWN = 80  # letters of a refused value
HALF = re.compile("[\ud800-\udfff]")  # half a character, as a system hands over what is no UTF-8
_NO_TEXT = ("integer", "flag", "object")  # where text is expected nowhere, it is told by its quotes


def bad(name: str, value: object, variant: str, **params: object) -> Refused:
    """The refusal of a field's value; the variant says what was expected."""
    text = isinstance(value, str) and variant in _NO_TEXT
    return Refused(
        Code.BAD_VALUE,
        {"field": name, "value": shown(json.dumps(value, ensure_ascii=False) if text else value), **params},
        details={"field": name},
        variant=variant,
    )


def shown(value: object) -> str:
    """The value as it was written, not too long."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return HALF.sub("�", text if len(text) <= MOST_SHOWN else text[: MOST_SHOWN - 1] + "…")
