"""Folders of templates: any folder is a kind. Names and texts are filled in by a sandboxed engine that
escapes what it puts in; whatever is no text is copied."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, Template, TemplateError, TemplateSyntaxError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment

from app.domain.packets.failures import Failure, PacketFailed
from app.domain.packets.names import safe_name
from app.files import is_open_database

MOST_FILES = 500
MOST_BYTES = 200_000_000
LARGEST_TEXT = 20_000_000  # characters that a template may become
_LONGEST_REPEAT = 100_000
_LARGEST_POWER = 1_000
_DEEPEST = 12


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


class Folder:
    """One folder of templates. Raises PacketFailed where there is none, or too much in it."""

    def __init__(self, base: Path, name: str) -> None:
        self._path = base / name
        self._said = {"template": name, "folder": str(base)}
        if safe_name(name) != name or not self._path.is_dir():
            raise PacketFailed(Failure.TEMPLATES_MISSING, **self._said)
        self._sandbox = _Sandbox(
            autoescape=True,
            undefined=StrictUndefined,
            keep_trailing_newline=True,
            loader=FunctionLoader(self._source),
        )

    def names(self) -> list[str]:
        """The files, as they are called in the folder, with slashes. Raises PacketFailed."""
        found = sorted(self._walk(self._path, 0))
        if not found:
            raise PacketFailed(Failure.TEMPLATES_MISSING, **self._said)
        size = sum((self._path / each).stat().st_size for each in found)
        if len(found) > MOST_FILES or size > MOST_BYTES:
            limits = {"most_files": MOST_FILES, "most_megabytes": MOST_BYTES // 1_000_000}
            raise PacketFailed(Failure.TEMPLATES_TOO_MUCH, **self._said, **limits)
        return found

    def finished(self, values: Mapping[str, Any]) -> Iterator[tuple[str, bytes]]:
        """Each file with its filled-in name and content. Raises PacketFailed with file and line."""
        taken: dict[str, str] = {}
        for name in self.names():
            made = self._name(name, values)
            before = taken.setdefault(made.casefold(), name)
            if before != name:
                raise PacketFailed(Failure.TEMPLATE_NAMES, file=name, other=before, name=made)
            yield made, self._content(name, values)

    def _walk(self, folder: Path, depth: int) -> Iterator[str]:
        if depth > _DEEPEST:
            limits = {"most_files": MOST_FILES, "most_megabytes": MOST_BYTES // 1_000_000}
            raise PacketFailed(Failure.TEMPLATES_TOO_MUCH, **self._said, **limits)
        for each in sorted(folder.iterdir()):
            if each.is_symlink():  # it may lead anywhere
                continue
            if each.is_dir():
                yield from self._walk(each, depth + 1)
            elif each.is_file():
                if is_open_database(each):  # whoever reads that drops its locks
                    continue
                yield each.relative_to(self._path).as_posix()

    def _name(self, name: str, values: Mapping[str, Any]) -> str:
        def part(text: str) -> str:
            return safe_name(self._rendered(name, lambda: self._sandbox.from_string(text), values))

        return PurePosixPath(*(part(each) for each in PurePosixPath(name).parts)).as_posix()

    def _content(self, name: str, values: Mapping[str, Any]) -> bytes:
        data = (self._path / name).read_bytes()
        if _text(data) is None:
            return data
        return self._rendered(name, lambda: self._sandbox.get_template(name), values).encode()

    def _rendered(self, name: str, template: Any, values: Mapping[str, Any]) -> str:
        try:
            return _bounded(template(), values)
        except RecursionError as error:
            raise _failed(name, error, "it calls itself without end") from error
        except Exception as error:
            raise _failed(name, error, _reason(error)) from error

    def _source(self, name: str) -> tuple[str, str, None] | None:
        if name not in self.names():
            return None
        text = _text((self._path / name).read_bytes())
        return None if text is None else (text, name, None)


def _bounded(template: Template, values: Mapping[str, Any]) -> str:
    """What the template becomes. Raises SecurityError when that is too much."""
    parts, size = [], 0
    for part in template.generate(**values):
        size += len(part)
        if size > LARGEST_TEXT:
            raise SecurityError(f"it becomes longer than {LARGEST_TEXT} characters")
        parts.append(part)
    return "".join(parts)


def _text(data: bytes) -> str | None:
    """The text that a file holds; None for what is none."""
    if b"\0" in data:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _failed(name: str, error: BaseException, reason: str) -> PacketFailed:
    place, line = name, 1
    if isinstance(error, TemplateSyntaxError):
        place, line = error.name or name, error.lineno
    else:
        traceback = error.__traceback__
        while traceback is not None:
            file = traceback.tb_frame.f_code.co_filename
            if not file.startswith(("/", "<")) and not file.endswith(".py"):  # a template's own name
                place, line = file, traceback.tb_lineno
            traceback = traceback.tb_next
    return PacketFailed(Failure.TEMPLATE, file=place, at_line=line, reason=reason)


def _reason(error: Exception) -> str:
    said = error.message if isinstance(error, TemplateError) else str(error)
    return (said or type(error).__name__).strip()[:300]
