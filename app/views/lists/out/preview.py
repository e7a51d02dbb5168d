"""What a list will look like on paper, before it is printed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import QDialog, QGraphicsView, QHBoxLayout, QVBoxLayout, QWidget

from app.messages import Messages
from app.views.lists.out import texts
from app.views.lists.out.dialogs import ChooseTarget
from app.views.lists.out.paper import ListPaper, printer
from app.views.theme.scale import LARGE, MEDIUM, WIDE
from app.views.theme.theme import Theme
from app.views.widgets.actions import Action, ActionBar, Weight

WIDTH, HEIGHT = 980, 700
LARGER, SMALLER, PDF, PRINT, CLOSE = "larger", "smaller", "pdf", "print", "close"
ACTIONS = (
    Action(LARGER, texts.LARGER, "plus"),
    Action(SMALLER, texts.SMALLER, "minus"),
    Action(PDF, texts.SAVE_PDF, "file-text"),
    Action(CLOSE, texts.CLOSE),
    Action(PRINT, texts.PRINT_NOW, "printer", Weight.PRIMARY),
)
PDF_KIND = {".pdf": texts.PDF_FILES}


class PreviewDialog(QDialog):
    """Prints through the system's dialog, or into a PDF."""

    def __init__(
        self,
        paper: ListPaper,
        name: str,
        chooser: ChooseTarget,
        theme: Theme,
        messages: Messages,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._paper = paper
        self._name = name
        self._theme = theme
        self._chooser = chooser
        self._messages = messages
        self._printer = printer()
        self.preview = QPrintPreviewWidget(self._printer)
        self.actions_ = ActionBar(ACTIONS, theme, messages, "preview_", trailing=True)
        self.setObjectName("print_preview")
        self.setWindowTitle(messages.text(texts.PREVIEW))
        self.setAccessibleName(messages.text(texts.PREVIEW))
        self.preview.setAccessibleName(messages.text(texts.PREVIEW))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(WIDTH, HEIGHT)
        self._arrange()
        self.preview.paintRequested.connect(self._paint)
        self.actions_.triggered.connect(self._act)

    def save_pdf(self) -> None:
        """Asks for a name and writes the pages there."""
        target = self._chooser.choose(self, self._messages, texts.SAVE_PDF, f"{self._name}.pdf", PDF_KIND)
        if target is not None:
            device = printer()
            device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            device.setOutputFileName(str(target))
            self._paper.paint(device)

    def _arrange(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, LARGE, WIDE, LARGE)
        whole.setSpacing(MEDIUM)
        whole.addWidget(self.preview, 1)
        line = QHBoxLayout()
        line.addWidget(self.actions_, 1)
        whole.addLayout(line)
        self._lay_out_pages(self._theme)

    def _lay_out_pages(self, theme: Theme) -> None:
        """A whole page is seen at first, on the window's own ground: Qt's grey belongs to no scheme."""
        for view in self.preview.findChildren(QGraphicsView):
            view.setFrameShape(QGraphicsView.Shape.NoFrame)
            view.setBackgroundBrush(theme.colour("sunken"))
        self.preview.fitInView()

    @Slot(QPrinter)
    def _paint(self, device: QPrinter) -> None:
        self._paper.paint(device)

    @Slot(str)
    def _act(self, key: str) -> None:
        {
            LARGER: self.preview.zoomIn,
            SMALLER: self.preview.zoomOut,
            PDF: self.save_pdf,
            PRINT: self._print,
            CLOSE: self.accept,
        }[key]()

    def _print(self) -> None:
        dialog = QPrintDialog(self._printer, self)
        if dialog.exec():
            self.preview.print_()
        dialog.deleteLater()
