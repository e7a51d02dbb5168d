"""The style sheet: what Fusion and the palette can't say. A template over the tokens, kept small."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from string import Template

from app.views.theme import scale
from app.views.theme.tokens import Colours

# Kinds of button, label and frame are told apart by the property `kind`, set once when the widget is made.
TEMPLATE = """
QToolTip { background: $tooltip; color: $tooltip_text; border: none; padding: ${TIGHT}px ${SMALL}px; }

QPushButton {
    background: $card; color: $text; border: 1px solid $border; border-radius: ${RADIUS}px;
    padding: 5px 14px; min-height: 24px;
}
QPushButton:hover { background: $hover; border-color: $outline; }
QPushButton:pressed { background: $sunken; }
QPushButton:focus { border: 2px solid $focus; padding: 4px 13px; }
QPushButton:disabled { background: $disabled_fill; color: $disabled_text; border-color: $disabled_fill; }
QPushButton[kind="primary"] {
    background: $accent; color: $on_accent; border-color: $accent; font-weight: 600;
}
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:pressed { background: $accent_pressed; }
QPushButton[kind="primary"]:focus { border: 2px solid $focus_on_accent; }
QPushButton[kind="primary"]:disabled {
    background: $disabled_fill; color: $disabled_text; border-color: $disabled_fill;
}
QPushButton[kind="danger"] {
    background: $danger; color: $on_danger; border-color: $danger; font-weight: 600;
}
QPushButton[kind="danger"]:hover { background: $danger_hover; border-color: $danger_hover; }
QPushButton[kind="danger"]:focus { border: 2px solid $focus_on_accent; }
QPushButton[kind="danger"]:disabled {
    background: $disabled_fill; color: $disabled_text; border-color: $disabled_fill;
}
QPushButton[kind="warning"] { background: $card; color: $danger; }
QPushButton[kind="warning"]:disabled { background: $disabled_fill; color: $disabled_text; }
QPushButton[kind="link"] {
    background: transparent; color: $accent_ink; border: 1px solid transparent; padding: 0px; min-height: 0px;
    text-decoration: underline; text-align: left;
}
QPushButton[kind="link"]:hover { color: $accent_hover; }
QPushButton[kind="link"]:focus { border: 1px solid $focus; }
QPushButton[kind="chip"] { border-radius: 15px; padding: 2px 8px; min-height: 24px; }
QPushButton[kind="chip"]:checked { background: $selected; color: $accent_ink; border-color: $accent; }
QPushButton[kind="chip"]:focus { border: 2px solid $focus; padding: 1px 7px; }

QPushButton[reach="dense"] { padding: 3px 8px; }
QPushButton[reach="dense"]:focus { padding: 2px 7px; }

QPushButton[reach="touch"] { min-height: 46px; padding: 0 18px; border-radius: 12px; }
QPushButton[reach="touch"]:focus { padding: 0 17px; }
QPushButton[kind="chip"][reach="touch"] { border-radius: 24px; min-width: 24px; }
QPushButton[kind="chip"][reach="touch"]:focus { padding: 0 17px; }

QToolButton {
    background: transparent; color: $text; border: 1px solid transparent;
    border-radius: ${SMALL_RADIUS}px; padding: 5px;
}
QToolButton:hover { background: $hover; }
QToolButton:pressed { background: $sunken; }
QToolButton:focus { border: 2px solid $focus; padding: 4px; }
QToolButton[kind="inline"] { padding: 2px; }
QToolButton[kind="inline"]:focus { padding: 1px; }

QLineEdit, QPlainTextEdit {
    background: $card; color: $text; border: 1px solid $outline; border-radius: ${RADIUS}px;
    padding: 5px 10px; selection-background-color: $accent; selection-color: $on_accent;
}
QPlainTextEdit { padding: 5px 8px; }
QLineEdit { min-height: 24px; }
QLineEdit:hover, QPlainTextEdit:hover { border-color: $muted; }
QLineEdit:focus, QPlainTextEdit:focus { border: 2px solid $focus; padding: 4px 9px; }
QPlainTextEdit:focus { padding: 4px 7px; }
QLineEdit:disabled, QPlainTextEdit:disabled { background: $disabled_fill; color: $disabled_text; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] { border-color: $danger; }
QLineEdit[reach="touch"] { min-height: 38px; border-radius: 24px; padding: 4px 18px; }
QLineEdit[reach="touch"]:focus { padding: 3px 17px; }
QLineEdit[kind="search"] { border-color: $border; padding-left: ${TIGHT}px; }
QLineEdit[kind="search"]:focus { border-color: $focus; padding-left: 3px; }

QProgressBar {
    background: $track; border: none; border-radius: 3px; min-height: 6px; max-height: 6px;
}
QProgressBar::chunk { background: $accent; border-radius: 3px; }

QFrame[kind="card"], QFrame[kind="panel"] {
    background: $card; border: 1px solid $border; border-radius: ${RADIUS}px;
}
QFrame[kind="now"] { background: $selected; border: 1px solid $accent; border-radius: 12px; }
QFrame[kind="now"][idle="true"] { background: $card; border-color: $border; }
QFrame[kind="rule"] { background: $border; border: none; max-height: 1px; min-height: 1px; }
QFrame[kind="popup"] { background: $card; border: 1px solid $outline; }
QFrame[kind="rail"] { background: $rail; border: none; }
QFrame[kind="rail"] QLabel { background: transparent; color: $rail_muted; }
QFrame[kind="rail"] QLabel[kind="name"] { color: $rail_selected_text; }

QLabel { background: transparent; }
QLabel[kind="muted"] { color: $muted; }
QLabel[kind="error"] { color: $danger; }

QAbstractScrollArea[kind="bare"] { background: transparent; border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QTableView[kind="list"] {
    background: $card; color: $text; border: 1px solid $border; border-radius: ${RADIUS}px; padding: 2px;
    selection-background-color: transparent; selection-color: $text;
}
QListView[kind="cards"] { background: transparent; border: none; }
QTableView[kind="list"]:focus { border-color: $outline; }
QCalendarWidget QTableView { border: none; background: $card; }
QComboBox QLineEdit, QComboBox QLineEdit:focus, QComboBox QLineEdit:disabled {
    border: none; background: transparent; padding: 0; min-height: 0;
}
QComboBox QAbstractItemView, QAbstractItemView[kind="choices"], QListView[kind="results"] {
    background: $card; color: $text; border: 1px solid $outline; outline: none;
    selection-background-color: $selected; selection-color: $text;
}
QListWidget[kind="choices"], QListView[kind="results"] { border-radius: ${RADIUS}px; padding: 2px; }
QListView[kind="boxes"] {
    border: 1px solid $outline; border-radius: ${RADIUS}px; padding: 2px;
    outline: none; selection-color: $text;
}
QComboBox QAbstractItemView::item, QAbstractItemView[kind="choices"]::item, QListView[kind="boxes"]::item {
    min-height: 32px; padding: 0 ${SMALL}px;
}
QComboBox QAbstractItemView::item:selected, QAbstractItemView[kind="choices"]::item:selected,
QListView[kind="boxes"]::item:selected {
    background: $selected; color: $text; border-radius: ${SMALL_RADIUS}px;
}
QCheckBox::indicator, QListView::indicator { width: ${TICK}px; height: ${TICK}px; }
QHeaderView { background: $card; border: none; }
QMenuBar { background: $surface; color: $text; }
QMenuBar::item { padding: ${TIGHT}px ${SMALL}px; background: transparent; border-radius: ${TIGHT}px; }
QMenuBar::item:selected { background: $selected; color: $text; }
QMenu {
    background: $card; color: $text; border: 1px solid $border; padding: ${TIGHT}px;
    icon-size: ${MENU_ICON}px;
}
QMenu::item { padding: 6px 20px; border-radius: ${TIGHT}px; }
QMenu::icon, QMenu::indicator { left: ${SMALL}px; }
QMenu::item:selected { background: $selected; color: $text; }
QMenu::item:disabled { color: $disabled_text; background: transparent; }
QMenu::separator { height: 1px; background: $border; margin: ${TIGHT}px ${SMALL}px; }

QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $scroll; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $scroll_hover; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""

SIZES = {name: getattr(scale, name) for name in ("TIGHT", "SMALL", "MEDIUM", "RADIUS", "SMALL_RADIUS")}


GROWING = {"TICK": 14, "MENU_ICON": scale.BUTTON_ICON}
"""What grows with the text."""


def sheet_of(colours: Colours, scaled: Callable[[int], int]) -> str:
    """The style sheet of one scheme; `scaled`: how large a size is beside the text as it is now."""
    tokens = {field.name: getattr(colours, field.name) for field in fields(colours) if field.name != "tones"}
    sizes = SIZES | {name: scaled(size) for name, size in GROWING.items()}
    return Template(TEMPLATE).substitute(tokens, **sizes)
