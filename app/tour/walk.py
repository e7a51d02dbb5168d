"""The steps of the tour: plan, start, work, cancel, restore, the Job Ticket panel, the proof of the books."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton

from app import bootstrap
from app.desktop import Fittings, build, sample_workspace, theme_in_use, watched
from app.domain.tickets.states import Action
from app.domain.words import TicketStatus
from app.lifecycle.queries.pieces import PieceLine
from app.messages import Language, Messages
from app.messages.marks import Plural
from app.paths import resources
from app.tour import texts
from app.tour.hand import Album, Hand, ReadyAnswer, Stumbled
from app.views.context import JOBS, TICKETS
from app.views.imports.dialog import ImportDialog
from app.views.lists.view import ListView
from app.views.shell.waiting import settle, wait_until
from app.views.tickets import texts as ticket_texts

SHEET = "orders-week-48.csv"
DONE, STUMBLED = 0, 1
PANEL_ACTIONS = (Action.START, Action.PAUSE, Action.RESUME, Action.COMPLETE, Action.CANCEL, Action.RESTORE)


def run(language: Language, pictures: Path | None) -> int:
    """Does the tour on a sample of its own and tells it in a language; returns the exit code."""
    if not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    messages, album = Messages(language), Album(pictures)
    try:
        with watched() as faults, sample_workspace() as path:
            _walk(path, messages, album)
            _expect(not faults.found, "; ".join(faults.found))
    except (Stumbled, TimeoutError) as error:
        sys.stderr.write(messages.text(texts.STUMBLED, what=error) + "\n")
        return STUMBLED
    if pictures is not None:
        _say(messages.sentence(texts.PICTURES, {"count": album.count, "folder": str(pictures)}))
    return DONE


def _walk(path: Path, messages: Messages, album: Album) -> None:
    answers = ReadyAnswer(theme_in_use(), album)
    answers.reason = messages.text(texts.REASON)
    window = build(path, None, messages.language, Fittings(ask=answers, backups=False))
    answers.window = window
    tour = Tour(Hand(window, album), messages)
    try:
        window.show()
        settle()
        tour.walk()
    finally:
        window.close()
        window.deleteLater()
        settle()
    if found := bootstrap.prove(path):
        raise Stumbled(", ".join(each.code for each in found))
    _say(messages.text(texts.WHOLE))


class Tour:
    """Tells each step after it was done, and stumbles over whatever is not as the workshop means it."""

    def __init__(self, hand: Hand, messages: Messages) -> None:
        self._hand = hand
        self._messages = messages

    def walk(self) -> None:
        """The whole way."""
        self._tell(texts.MADE)
        self._hand.picture("jobs")
        first, last = self._import()
        self._start(first)
        self._work(first)
        self._cancel_and_restore(last)
        self._show_panel(first)

    def _import(self) -> tuple[str, str]:
        """The codes of the first and the last job that the sheet ordered."""
        hand, window = self._hand, self._hand.window
        window.import_sheet(resources() / "sample" / SHEET)
        dialog = hand.open_dialog(ImportDialog)
        wait_until(lambda: not dialog.state.is_reading, "the sheet to be read")
        preview = dialog.state.preview
        _expect(preview is not None and not preview.problems, f"{SHEET} has problems")
        assert preview is not None
        hand.picture_of(dialog, "import")
        self._tell_count(texts.SHEET_READ, len(preview.lines), sheet=SHEET)
        before = set(self._listed())
        dialog.foot.button.click()
        hand.wait()
        new = [code for code in self._listed() if code not in before]
        _expect(len(new) == len(preview.lines), f"{len(new)} jobs came of {len(preview.lines)} orders")
        for code in new:
            self._expect_planned(code)
        hand.picture("planned")
        self._tell(texts.IMPORTED, first=new[-1], last=new[0])
        return new[-1], new[0]

    def _start(self, code: str) -> None:
        hand = self._hand
        hand.choose("jobs_table", code)
        hand.press("job_action_start")
        pieces = hand.pieces(code)
        _expect(len(pieces) == hand.ticket(code).line.quantity, f"{code} has {len(pieces)} pieces")
        hand.picture("started")
        named = {"first": pieces[0].number, "last": pieces[-1].number, "serial": pieces[0].serial}
        self._tell_count(texts.STARTED, len(pieces), code=code, **named)

    def _work(self, code: str) -> None:
        """Every step for every piece, to the end."""
        hand = self._hand
        while live := [piece for piece in hand.pieces(code) if piece.active]:
            self._complete_step()
            self._tell_count(texts.WORKED, len(live), code=code, step=self._step(live[0]))
        hand.press("job_action_complete")
        _expect(hand.ticket(code).line.progress == 100, f"{code} has not all pieces finished")
        self._expect_status(code, TicketStatus.COMPLETED)
        hand.picture("completed")
        self._tell(texts.COMPLETED, code=code)

    def _cancel_and_restore(self, code: str) -> None:
        hand = self._hand
        hand.choose("jobs_table", code)
        hand.press("job_action_start")
        self._complete_step()
        hand.press("job_action_cancel")
        kept = hand.pieces(code)
        self._expect_status(code, TicketStatus.CANCELLED)
        _expect(bool(kept) and not any(piece.active for piece in kept), f"{code} kept no quiet pieces")
        hand.picture("cancelled")
        self._tell_count(texts.CANCELLED, len(kept), code=code)
        hand.press("job_action_restore")
        self._expect_status(code, TicketStatus.PLANNED)
        _expect(hand.pieces(code) == kept, f"the restore changed the pieces of {code}")
        self._tell(texts.RESTORED, code=code)
        hand.press("job_action_start")
        new = [piece for piece in hand.pieces(code) if piece not in kept]
        _expect({piece.run for piece in new} == {2}, f"{code} has no second attempt")
        hand.picture("started-again")
        self._tell_count(texts.AGAIN, len(new), code=code, run=2)

    def _show_panel(self, code: str) -> None:
        hand, window = self._hand, self._hand.window
        for language in Language:
            window.speak(language)
            window.go(TICKETS, hand.id(code))
            settle()
            for action in PANEL_ACTIONS:
                button = hand.find(QAbstractButton, f"action_{action}")
                _expect(
                    not button.isEnabled() and bool(button.toolTip()),
                    f"{action} is enabled, or does not say why not",
                )
            hand.picture(f"ticket-{language}")
            banner = Messages(language).text(ticket_texts.BANNER)
            self._tell(texts.PANEL, code=code, banner=banner)
        window.speak(self._messages.language)

    # looking and telling

    def _complete_step(self) -> None:
        self._hand.find(ListView, "pieces_table").selectAll()
        settle()
        self._hand.press("complete_step")

    def _listed(self) -> list[str]:
        """The codes in the list of jobs, as they stand."""
        self._hand.window.go(JOBS)
        settle()
        model = self._hand.find(ListView, "jobs_table").model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def _expect_planned(self, code: str) -> None:
        self._expect_status(code, TicketStatus.PLANNED)
        _expect(not self._hand.pieces(code), f"{code} has pieces before its start")
        _expect(self._hand.shown(code)["job_owner_id"] is None, f"{code} has an owner")

    def _expect_status(self, code: str, status: TicketStatus) -> None:
        found = self._hand.ticket(code).line.status
        _expect(found is status, f"{code} is {found}, not {status}")

    def _step(self, piece: PieceLine) -> str:
        thai = piece.node_name_th if self._messages.language is Language.THAI else None
        return thai or piece.node_name

    def _tell(self, sentence: str, **params: object) -> None:
        _say(self._messages.text(sentence, **params))

    def _tell_count(self, sentence: Plural, count: int, **params: object) -> None:
        _say(self._messages.sentence(sentence, {"count": count, **params}))


def _expect(is_so: bool, otherwise: str) -> None:
    if not is_so:
        raise Stumbled(otherwise)


def _say(sentence: str) -> None:
    sys.stdout.write(sentence + "\n")
    sys.stdout.flush()
