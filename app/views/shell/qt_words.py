"""The words of Qt's own dialogs and menus in the language that is spoken: Qt brings none for Thai."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTranslator

from app.messages import Messages
from app.messages.marks import N_

WORDS = frozenset(
    {
        # buttons
        N_("&OK"),
        N_("&Cancel"),
        N_("&Close"),
        N_("&Open"),
        N_("&Save"),
        N_("&Yes"),
        N_("&No"),
        N_("Apply"),
        N_("Cancel"),
        N_("Close"),
        N_("Open"),
        N_("OK"),
        N_("Save"),
        N_("&Options >>"),
        N_("&Options <<"),
        N_("&Print"),
        N_("Print"),
        # menus of fields
        N_("&Undo"),
        N_("&Redo"),
        N_("Cu&t"),
        N_("&Copy"),
        N_("Copy &Link Location"),
        N_("&Paste"),
        N_("Delete"),
        N_("Select All"),
        # files
        N_("&Look in:"),
        N_("Files of &type:"),
        N_("Look in:"),
        N_("Directory:"),
        N_("File &name:"),
        N_("Files of type:"),
        N_("Name"),
        N_("Size"),
        N_("Type"),
        N_("Date Modified"),
        N_("Back"),
        N_("Forward"),
        N_("Parent Directory"),
        N_("Create New Folder"),
        N_("Create a New Folder"),
        N_("List View"),
        N_("Detail View"),
        N_("Computer"),
        N_("Go back"),
        N_("Go forward"),
        N_("Go to the parent directory"),
        N_("Change to list view mode"),
        N_("Change to detail view mode"),
        N_("&Rename"),
        N_("&Delete"),
        N_("Show &hidden files"),
        N_("&New Folder"),
        N_("New Folder"),
        N_("Find Directory"),
        N_("Recent Places"),
        N_("Remove"),
        N_("Sidebar"),
        N_("%1 already exists.\nDo you want to replace it?"),
        N_("%1\nFile not found.\nPlease verify the correct file name was given."),
        N_("%1\nDirectory not found.\nPlease verify the correct directory name was given."),
        # printing
        N_("All Pages"),
        N_("Current Page"),
        N_("Double Sided Printing"),
        N_("Even Pages"),
        N_("Odd Pages"),
        N_("Local file"),
        N_("Long side binding"),
        N_("Short side binding"),
        N_("Off"),
        N_("Output Settings"),
        N_("Page &Set:"),
        N_("Preview"),
        N_("Selection"),
        N_("Type:"),
        N_("Write PDF file"),
        N_("Properties"),
        N_("Paper"),
        N_("Page size:"),
        N_("Width:"),
        N_("Height:"),
        N_("Paper source:"),
        N_("Orientation"),
        N_("Portrait"),
        N_("Landscape"),
        N_("Reverse landscape"),
        N_("Reverse portrait"),
        N_("Margins"),
        N_("top margin"),
        N_("left margin"),
        N_("right margin"),
        N_("bottom margin"),
        N_("Page Layout"),
        N_("Page order:"),
        N_("Pages per sheet:"),
        N_("Page Setup"),
        N_("Advanced"),
        N_("Printer"),
        N_("&Name:"),
        N_("P&roperties"),
        N_("Location:"),
        N_("Output &file:"),
        N_("Copies"),
        N_("Copies:"),
        N_("Print range"),
        N_("Print all"),
        N_("Pages from"),
        N_("to"),
        N_("Pages"),
        N_("Collate"),
        N_("Reverse"),
        N_("Color"),
        N_("Grayscale"),
        N_("Color Mode"),
        N_("Duplex Printing"),
        N_("None"),
        N_("Long side"),
        N_("Short side"),
        N_("Print to File (PDF)"),
        N_("Options"),
    }
)


class QtWords(QTranslator):
    """Answers Qt from the program's one catalogue; what it does not know stays as Qt says it."""

    def __init__(self, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self.messages = messages

    def isEmpty(self) -> bool:
        """Never: an empty one would not be asked."""
        return False

    def translate(
        self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """The words in the language that is spoken; None, which Qt's stubs forbid, leaves them to Qt."""
        return self.messages.text(sourceText) if sourceText in WORDS else None
