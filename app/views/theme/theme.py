"""The theme in use: one object, handed to whoever paints. Another scheme repaints the running program."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPixmap
from PySide6.QtWidgets import QApplication

from app.views.theme import fonts
from app.views.theme.fonts import Fonts
from app.views.theme.icons import Icons
from app.views.theme.palette import BOXED, palette_of, palette_of_boxes
from app.views.theme.qss import sheet_of
from app.views.theme.scale import ICON, Text
from app.views.theme.tokens import SCHEMES, Colours, Scheme, Shade, Tone


class Theme(QObject):
    """Colours, fonts and icons of the scheme in use. `changed` follows a new scheme."""

    changed = Signal()

    def __init__(self, app: QApplication, resources: Path, scheme: Scheme = Scheme.LIGHT) -> None:
        super().__init__()
        self._app = app
        self.scheme = scheme
        self.fonts = fonts.load(resources / "fonts")
        self.icons = Icons(resources / "icons")
        app.setFont(self.fonts.font())
        self.hold_still()
        self._dress()

    @property
    def colours(self) -> Colours:
        """The colours of the scheme in use."""
        return SCHEMES[self.scheme]

    def use_fonts(self, fonts: Fonts) -> None:
        """Text of another size; what is made from now on has it."""
        before, self.fonts = self.enlargement(), fonts
        self._app.setFont(self.font())
        if self.enlargement() != before:
            self._dress_in_sheet()

    def use(self, scheme: Scheme) -> None:
        """Switches the whole program to a scheme; nothing happens when it is in use already."""
        if scheme is self.scheme:
            return
        self.scheme = scheme
        self._dress()
        self.changed.emit()

    def hold_still(self) -> None:
        """Nothing moves but what people move: menus and lists are there at once, on every system."""
        for effect in Qt.UIEffect:
            self._app.setEffectEnabled(effect, False)

    def colour(self, token: str) -> QColor:
        """The colour of a token, by its field name in `Colours`."""
        return QColor(getattr(self.colours, token))

    def shade(self, tone: Tone) -> Shade:
        """The colours of a tone in the scheme in use."""
        return self.colours.tones[tone]

    def font(self, step: Text = Text.BODY) -> QFont:
        """The font of a step of type."""
        return self.fonts.font(step)

    def enlargement(self) -> float:
        """How much larger than usual the text is: what must hold words grows with it."""
        return self.fonts.enlargement

    def scaled(self, pixels: int) -> int:
        """A size that grows with the text, as that of whatever is drawn beside words."""
        return round(pixels * self.enlargement())

    def icon_size(self, size: int = ICON, gap: int = 0) -> QSize:
        """The room of an icon with an empty `gap` after it, as a button is told of it."""
        return QSize(self.scaled(size) + gap, self.scaled(size))

    def icon(self, name: str, token: str = "text", size: int = ICON, gap: int = 0) -> QIcon:
        """An icon for a button or action, tinted with a token; a `gap` keeps words away from it. Its size is
        that beside text of the usual size, as in all that follow.
        """
        colour, pixels = getattr(self.colours, token), self.scaled(size)
        return self.icons.icon(name, colour, self.colours.disabled_text, pixels, gap)

    def tick(self, size: int = ICON) -> QIcon:
        """The icon of an action that can be on: a tick while it is, else nothing."""
        return self.icons.tick(self.colours.text, self.colours.disabled_text, self.scaled(size))

    def pixmap(self, name: str, colour: str, size: int = ICON, ratio: float = 1.0) -> QPixmap:
        """An icon to paint, in a `#rrggbb` colour."""
        return self.icons.pixmap(name, colour, self.scaled(size), ratio)

    def _dress(self) -> None:
        self._app.setPalette(palette_of(self.colours))
        for each in BOXED:
            self._app.setPalette(palette_of_boxes(self.colours), each)  # type: ignore[arg-type]  # it is text
        self._dress_in_sheet()

    def _dress_in_sheet(self) -> None:
        self._app.setStyleSheet(sheet_of(self.colours, self.scaled))


def system_scheme() -> Scheme:
    """The scheme that the person's desktop asks for; light where it does not say."""
    asked = QApplication.styleHints().colorScheme()
    return Scheme.DARK if asked is Qt.ColorScheme.Dark else Scheme.LIGHT
