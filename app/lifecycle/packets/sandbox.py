"""The sandbox in which texts of templates are filled in; it runs in a process of its own (see `child`)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from jinja2 import (
    FunctionLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment

from app.domain.packets.blanks import known_names
from app.domain.packets.failures import Failure, PacketFailed
from app.domain.packets.names import safe_name

_LONGEST_REPEAT = 100_000
_LARGEST_POWER = 1_000


class TooLong(Exception):
    """A template's time is over."""


class _Sandbox(SandboxedEnvironment):
    """Nothing of the program can be reached from it, and no sum or text in it grows without bounds."""

    intercepted_binops = frozenset({"*", "**"})

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Does what was written, unless the outcome would be huge."""
        sizes = [each for each in (left, right) if isinstance(each, int | float)]
        limit = _LARGEST_POWER if operator == "**" else _LONGEST_REPEAT
        if (operator == "**" or len(sizes) == 1) and any(abs(each) > limit for each in sizes):
            raise SecurityError(f"{operator} with more than {limit} is refused")
        return super().call_binop(context, operator, left, right)


class Sheets:
    """The templates of one folder with the values for them; `names` are its files, `longest` is how many
    characters one may become."""

    def __init__(self, folder: Path, names: Collection[str], values: Mapping[str, Any], longest: int) -> None:
        self._folder = folder
        self._names = frozenset(names)
        self._values = values
        self._longest = longest
        self._sandbox = _Sandbox(
            autoescape=True,
            undefined=StrictUndefined,
            keep_trailing_newline=True,
            loader=FunctionLoader(self._source),
        )

    def filled(self, name: str, *, text: bool) -> tuple[str, str | None]:
        """A file's filled-in name, and its filled-in `text` where it is one. Raises PacketFailed with file
        and line."""

        def rendered(template: Callable[[], Template]) -> str:
            try:
                return self._bounded(template())
            except Exception as error:  # noqa: BLE001 - whatever is wrong in a template, its packet fails
                raise _failed(name, error) from None

        def part(written: str) -> str:
            return safe_name(rendered(lambda: self._sandbox.from_string(written)))

        made = PurePosixPath(*(part(each) for each in PurePosixPath(name).parts)).as_posix()
        return made, rendered(lambda: self._sandbox.get_template(name)) if text else None

    def _bounded(self, template: Template) -> str:
        """What the template becomes. Raises SecurityError when that is too much."""
        parts, size = [], 0
        for part in template.generate(**self._values):
            size += len(part)
            if size > self._longest:
                raise SecurityError(f"it becomes longer than {self._longest} characters")
            parts.append(part)
        return "".join(parts)

    def _source(self, name: str) -> tuple[str, str, None] | None:
        if name not in self._names:
            return None
        text = text_of((self._folder / name).read_bytes())
        return None if text is None else (text, name, None)


def text_of(data: bytes) -> str | None:
    """The text that a file holds; None for what is none."""
    if b"\0" in data:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _failed(name: str, error: Exception) -> PacketFailed:
    file, line = _place(name, error)
    where = {"file": file, "at_line": line}
    match error:
        case TooLong():
            return PacketFailed(Failure.TEMPLATE_SLOW, **where)
        case MemoryError():
            return PacketFailed(Failure.TEMPLATE_LARGE, **where)
        case TemplateNotFound():
            return PacketFailed(Failure.TEMPLATE_INCLUDE, **where, other=str(error.message))
        case UndefinedError():
            reason = _reason(error)
            return PacketFailed(Failure.TEMPLATE_UNDEFINED, **where, reason=reason, known=known_names())
        case RecursionError():
            return PacketFailed(Failure.TEMPLATE, **where, reason="it calls itself without end")
    return PacketFailed(Failure.TEMPLATE, **where, reason=_reason(error))


def _place(name: str, error: Exception) -> tuple[str, int]:
    """The template, and the line in it, that an error comes from."""
    if isinstance(error, TemplateSyntaxError):
        return error.name or name, error.lineno
    place, line = name, 1
    traceback = error.__traceback__
    while traceback is not None:
        file = traceback.tb_frame.f_code.co_filename
        if not file.startswith(("/", "<")) and not file.endswith(".py"):  # a template's own name
            place, line = file, traceback.tb_lineno
        traceback = traceback.tb_next
    return place, line


def _reason(error: Exception) -> str:
    said = error.message if isinstance(error, TemplateError) else str(error)
    return (said or type(error).__name__).strip()[:300]
