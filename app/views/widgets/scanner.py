"""A scanner that types: a quick burst of characters with Enter at its end, whatever has the keyboard.

Under a Thai keyboard layout the same keys give Thai characters. A code of ours always holds a dash, which is
one of them, so a text with any Thai character in it was typed so, and every character is the key's again.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

# The keys of the Latin layout, and what Kedmanee gives for each: plain, then with Shift.
_LATIN = "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./"
_THAI = "_ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ"
_LATIN_SHIFT = '~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?'
_THAI_SHIFT = '%+๑๒๓๔ู฿๕๖๗๘๙๐"ฎฑธํ๊ณฯญฐ,ฅฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ'

KEY_OF = dict(zip(_THAI + _THAI_SHIFT, _LATIN + _LATIN_SHIFT, strict=True))
_FIRST_THAI, _LAST_THAI = "\u0e01", "\u0e5b"

QUICK_MS = 50
"""No hand types two characters in so short a time."""
SLOW_MS = 120
"""So slow may a scanner be where nobody types words."""
SHORTEST = 4


def as_typed(text: str) -> str:
    """A code as its keys stand on the Latin layout."""
    if not any(_FIRST_THAI <= character <= _LAST_THAI for character in text):
        return text
    return "".join(KEY_OF.get(character, character) for character in text)


class Wedge(QObject):
    """Listens wherever the keyboard is within a page. `scanned(code)`: a burst came to its end.

    A burst whose first character took the keyboard into a field, as in a list that searches for what is
    typed, goes on there; that character is taken back.
    """

    scanned = Signal(str)

    def __init__(
        self,
        page: QWidget,
        now_ms: Callable[[], int] | None = None,
        *,
        in_fields: bool = False,
        no_words: bool = False,
        is_off: Callable[[], bool] = bool,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._in_fields = in_fields  # what is typed quickly into a field is a code, too
        self._no_words = no_words  # nothing is typed here but numbers: a slow scanner is known, too
        self._is_off = is_off  # somebody else listens
        self._led_into: QLineEdit | None = None
        self._timer = QElapsedTimer()
        self._timer.start()
        self.now_ms = now_ms or self._timer.elapsed
        self._burst = ""
        self._last = 0
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)
        self._follow(None, app.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes the characters of a burst but its first, and the Enter at its end. A held key is no burst."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or self._is_off():
            return False
        if event.isAutoRepeat():
            return False
        now = self.now_ms()
        passed = now - self._last
        quick = passed <= (SLOW_MS if self._no_words else QUICK_MS)
        self._last = now
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._end(quick and not (self._is_number() and passed > QUICK_MS))
        if not quick and self._led_into is not None:
            self._led_into.removeEventFilter(self)
            self._led_into = None
            return False
        if not event.text().isprintable() or not event.text():
            self._burst = self._burst if event.key() == Qt.Key.Key_Shift else ""
            return False
        self._burst = (self._burst + event.text() if quick else event.text()).lstrip()
        return len(self._burst) > 1 and not self._is_number()

    def _is_number(self) -> bool:
        """Whether a hand may have typed it where only numbers are."""
        return self._no_words and self._burst.isdigit()

    def _end(self, quick: bool) -> bool:
        burst, self._burst = self._burst.strip(), ""
        if not quick or len(burst) < SHORTEST:
            return False
        if self._led_into is not None:
            self._led_into.backspace()
        self.scanned.emit(as_typed(burst))
        return True

    @Slot(QWidget, QWidget)
    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        """What is typed into a field is the field's."""
        if before is not None:
            before.removeEventFilter(self)
        begun, self._led_into = self._burst, None
        self._burst = ""
        if now is None:
            return
        if self._goes_on(begun) and isinstance(now, QLineEdit) and self._page.isAncestorOf(now):
            self._burst, self._led_into = begun, now
            now.installEventFilter(self)
            return
        if isinstance(now, QLineEdit | QPlainTextEdit) and not self._in_fields:
            return
        if now.property("words"):  # it knows itself what a scanner types
            return
        if now is self._page or self._page.isAncestorOf(now):
            now.installEventFilter(self)

    def _goes_on(self, begun: str) -> bool:
        return bool(begun) and self.now_ms() - self._last <= QUICK_MS
