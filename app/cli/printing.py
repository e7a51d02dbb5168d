"""`print`: what goes with jobs, from the command line: into a PDF file, or on a printer."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Any

from app.cli import output
from app.clock import SystemClock
from app.domain.paper import LABEL_SIZES, Paper
from app.domain.paper.kinds import PaperKind
from app.domain.refusals import Refused
from app.lifecycle.desk import Desk
from app.lifecycle.packets.port import Press, PrinterFailed
from app.lifecycle.queries import paper, tickets
from app.messages import Language, Messages
from app.messages.commandline import PRINTED, PRINTED_INTO
from app.messages.marks import Sentence
from app.models.faults import explained

DONE, REFUSED = 0, 1


def print_papers(desk: Desk, arguments: argparse.Namespace, messages: Messages) -> int:
    """Prints what can be printed, and says of the rest why not; 1 when there is a rest. Raises KnownError."""
    from app.printing.press import QtPress, without_a_window  # noqa: PLC0415 - Qt, only for who prints

    _kept = without_a_window()
    language = getattr(arguments, "lang", Language.ENGLISH)
    press, job = QtPress(), _Job(arguments, messages)
    papers = {code: made for code in dict.fromkeys(arguments.tickets) if (made := job.gather(desk, code))}
    if arguments.pdf is None:
        for code, each in papers.items():
            job.send(press, code, each, language)
    elif papers:
        with explained(arguments.pdf, (OSError,)):
            printed = press.book(papers.values(), arguments.pdf, language)
        job.tell({"ok": True, "pages": printed.pages, "codes": printed.codes, "file": str(arguments.pdf)})
        job.say(PRINTED_INTO, count=printed.pages, file=str(arguments.pdf))
    return REFUSED if job.failed else DONE


class _Job:
    """What is answered: sentences for people, objects for programs."""

    def __init__(self, arguments: argparse.Namespace, messages: Messages) -> None:
        self._arguments = arguments
        self._messages = messages
        self.failed = False

    def gather(self, desk: Desk, code: str) -> Paper | None:
        """The paper of one ticket; None where there is none, which is told."""
        size = LABEL_SIZES[self._arguments.size or next(iter(LABEL_SIZES))]
        kind, now = PaperKind(self._arguments.kind), SystemClock().now()
        try:
            return paper.made(desk, kind, tickets.find(desk, code), size, now)
        except Refused as refused:
            self._fail(output.refusal(refused, self._messages), code)
            return None

    def send(self, press: Press, code: str, given: Paper, language: str) -> None:
        """Prints one on the printer."""
        try:
            press.send(given, self._arguments.printer, language)
        except PrinterFailed as failed:
            self._fail(output.trouble(failed, self._messages), code)
            return
        self.tell({"ok": True, "ticket": code, "codes": given.codes})
        self.say(PRINTED, code=code)

    def tell(self, answer: Mapping[str, Any]) -> None:
        """An answer for a program, if one waits for it."""
        if self._arguments.json:
            output.write_json(answer)

    def say(self, sentence: Sentence, **params: object) -> None:
        """An answer for people."""
        if not self._arguments.json:
            output.write(self._messages.sentence(sentence, params))

    def _fail(self, answer: Mapping[str, Any], code: str) -> None:
        self.failed = True
        self.tell({**answer, "ticket": code})
        output.complain(f"{answer['code']}: {answer['message']}")
