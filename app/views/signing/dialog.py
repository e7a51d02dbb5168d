"""The dialog over a locked window. It can't be left but by signing in, or by closing the program."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.decision import Person
from app.domain.refusals import Code, Refused
from app.lifecycle import signing
from app.lifecycle.core import Core
from app.lifecycle.desk import Desk
from app.lifecycle.pins import SECOND
from app.lifecycle.signing import Seatable
from app.views.context import Context
from app.views.runner import Problem
from app.views.signing import texts
from app.views.signing.names import Names
from app.views.signing.pad import PinPad
from app.views.theme.scale import ICON, LARGE, MEDIUM, SMALL, WIDE, Text
from app.views.widgets.banner import Banner, Gravity
from app.views.widgets.dialog import GrowingDialog
from app.views.widgets.label import PlainLabel
from app.views.widgets.scanner import KEY_OF, Wedge
from app.views.widgets.sheets import touch_button

SECOND_MS = 1000
SIGN = 2 * ICON


class SignInDialog(GrowingDialog):
    """`signed_in(Person)`: who it is. `quit_wanted()`: nobody signs in any more.

    `desk` tells everybody's name, also where whoever sat here may not see them.
    """

    signed_in = Signal(object)
    quit_wanted = Signal()

    def __init__(self, context: Context, desk: Desk, locked_by: Person | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = desk
        self._locked_by = locked_by
        self._until = 0  # when another PIN is taken
        self._busy = False
        messages, theme = context.messages, context.theme
        self.names = Names(signing.seatable(desk), messages)
        self.pad = PinPad(theme, messages)
        self.told = PlainLabel(theme, kind="muted")
        self.banner = Banner(theme, Gravity.ERROR)
        self.quit = touch_button(messages.text(texts.QUIT), "sign_in_quit")
        for button in (self.quit, self.pad.enter):
            button.setAutoDefault(False)  # Enter belongs to the field in which it is pressed
        self.wedge = Wedge(self, in_fields=True)
        self._waiting = QTimer(self)
        self._waiting.setInterval(SECOND_MS)
        self._arrange()
        self._connect()
        if locked_by is not None:
            self.names.choose(locked_by.id)
        self._show_chosen(self.names.current())
        self.names.field.setFocus()

    # nobody leaves but by the door

    def reject(self) -> None:
        """Escape begins anew."""
        self.pad.clear()
        self.names.field.clear()
        self.names.field.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Its cross is that of the program."""
        event.ignore()
        self.quit_wanted.emit()

    # who it is

    @Slot(object)
    def _show_chosen(self, chosen: Seatable | None) -> None:
        """What is asked of somebody: a PIN, or nothing."""
        self.pad.clear()
        self.banner.hide()
        messages, needs_pin = self._context.messages, False
        if chosen is None:
            self.told.say(messages.text(texts.CHOOSE))
        else:
            refused = signing.without_pin(self._desk, chosen.person, by_badge=False)
            needs_pin = refused is not None and refused.code is Code.PIN_NEEDED
            no_pin = messages.text(texts.NO_PIN, person=chosen.person.name)
            self.told.say(no_pin if refused is None else self._context.why(refused))
        self._open_pad(needs_pin and not self._busy)
        self.pad.enter.setEnabled(chosen is not None and not self._busy)

    @Slot()
    def _go_on(self) -> None:
        """Somebody is chosen: to the PIN, or in."""
        chosen = self.names.current()
        if chosen is None:
            return
        if self.pad.field.isEnabled():
            self.pad.field.setFocus()
        else:
            self._let_in(chosen.person, by_badge=False)

    @Slot(str)
    def _hear_typed(self, typed: str) -> None:
        """Enter on what is nobody's name: perhaps a badge that was typed."""
        if not self._take_badge(typed):
            self._say(self._context.messages.text(texts.NOBODY, typed=typed.strip()))

    @Slot(str)
    def _hear_scanned(self, code: str) -> None:
        """A quick burst is a badge, unless it can only be a PIN."""
        pin, in_pin = "".join(KEY_OF.get(each, each) for each in code), self.pad.field.hasFocus()
        self.pad.clear()
        self.names.field.clear()
        if in_pin and pin.isdecimal() and self._badge(code) is None:
            self._try(pin)
        elif not self._take_badge(code):
            refused = self._refused_badge(code)
            if refused is not None:
                self._say(self._context.why(refused))

    def _take_badge(self, code: str) -> bool:
        person = self._badge(code)
        if person is None:
            return False
        self.names.choose(person.id)
        if signing.without_pin(self._desk, person, by_badge=True) is None:
            self._let_in(person, by_badge=True)
        else:
            self._go_on()
        return True

    def _badge(self, code: str) -> Person | None:
        try:
            return signing.with_badge(self._desk, code.strip())
        except Refused:
            return None

    def _refused_badge(self, code: str) -> Refused | None:
        try:
            signing.with_badge(self._desk, code.strip())
        except Refused as refused:
            return refused
        return None

    # whether it is

    def _let_in(self, person: Person, *, by_badge: bool) -> None:
        refused = signing.without_pin(self._desk, person, by_badge=by_badge)
        if refused is None:
            self.signed_in.emit(person)
        else:
            self._say(self._context.why(refused))

    @Slot(str)
    def _try(self, pin: str) -> None:
        chosen = self.names.current()
        if chosen is None or self._busy or not self.pad.enter.isEnabled():
            return
        if not self.pad.field.isEnabled():
            self._let_in(chosen.person, by_badge=False)
            return
        self._set_busy(True)
        work = partial(_sign_in, chosen.person, pin)
        self._context.runner.run(work, self._hear_right, self._hear_wrong)

    def _hear_right(self, person: Person) -> None:
        self._set_busy(False)
        self.signed_in.emit(person)

    def _hear_wrong(self, problem: Problem) -> None:
        self._set_busy(False)
        self._say(self._why(problem))
        self.pad.field.setFocus()
        if isinstance(problem, Refused) and "until" in problem.params:
            self._until = problem.params["until"]
            self._waiting.start()
            self._count_down()

    def _why(self, problem: Problem) -> str:
        """What was wrong; when another PIN is taken is counted down beside the keys."""
        if isinstance(problem, Refused) and problem.code is Code.PIN_WRONG and "until" in problem.params:
            return self._context.messages.text(texts.WRONG, person=problem.params["person"])
        return self._context.why(problem)

    @Slot()
    def _count_down(self) -> None:
        left = -(-(self._until - self._context.now()) // SECOND)
        self._open_pad(left <= 0)
        self.pad.enter.setEnabled(left <= 0)
        if left > 0:
            self.told.say(self._context.messages.sentence(texts.WAIT, {"count": left}))
            return
        self._waiting.stop()
        self._show_chosen(self.names.current())
        self.pad.field.setFocus()

    def _open_pad(self, is_open: bool) -> None:
        """The keyboard never falls from a closed pad onto the button that closes the program."""
        if not is_open and self.pad.field.hasFocus():
            self.names.field.setFocus()
        self.pad.set_open(is_open)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._show_chosen(self.names.current())

    def _say(self, sentence: str) -> None:
        self.banner.say(sentence)
        self.banner.show()

    # setting up

    def _connect(self) -> None:
        self.names.chosen.connect(self._show_new)
        self.names.wanted.connect(self._go_on)
        self.names.typed.connect(self._hear_typed)
        self.pad.entered.connect(self._try)
        self.wedge.scanned.connect(self._hear_scanned)
        self.quit.clicked.connect(self.quit_wanted)
        self._waiting.timeout.connect(self._count_down)

    @Slot(object)
    def _show_new(self, chosen: Seatable | None) -> None:
        """Somebody else may try at once."""
        self._waiting.stop()
        self._show_chosen(chosen)

    def _arrange(self) -> None:
        context, messages = self._context, self._context.messages
        by = self._locked_by
        title = messages.text(texts.TITLE) if by is None else messages.text(texts.LOCKED_BY, person=by.name)
        self.setObjectName("sign_in_dialog")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.banner.hide()
        sign = QLabel()
        sign.setPixmap(context.theme.icon("lock", "muted", SIGN).pixmap(context.theme.icon_size(SIGN)))
        head = QHBoxLayout()
        head.setSpacing(MEDIUM)
        head.addWidget(sign)
        head.addWidget(PlainLabel(context.theme, title, step=Text.TITLE), 1)
        right = QVBoxLayout()
        right.setSpacing(SMALL)
        right.addWidget(self.pad)
        right.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(WIDE)
        both.addWidget(self.names, 1)
        both.addLayout(right)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, LARGE, WIDE, LARGE)
        whole.setSpacing(MEDIUM)
        whole.addLayout(head)
        whole.addWidget(PlainLabel(context.theme, messages.text(texts.HINT), kind="muted"))
        whole.addWidget(self.banner)
        whole.addWidget(self.told)
        whole.addLayout(both, 1)
        whole.addWidget(self.quit, 0, Qt.AlignmentFlag.AlignLeft)


def _sign_in(person: Person, pin: str, core: Core) -> Person:
    return signing.sign_in(core, person.id, pin)
