"""One window a person and workspace: opening the same file again rings, and the open window comes forward.

It is a local socket of this machine and this user; nothing of it reaches a network.
"""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QDir, QObject, Signal, Slot

from app.paths import user_state
from app.presence import Turn

PATIENCE_MS = 400


class Doorbell(QObject):
    """Hangs while the window is open. `rung`: somebody wants this window."""

    rung = Signal()

    def __init__(self, workspace: Path, parent: QObject) -> None:
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415 - as below

        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        name = _name(workspace)
        if not ring(workspace):  # listening would take the place of whoever is there, without a word
            QLocalServer.removeServer(name)  # of one that was killed
            self._server.listen(name)

    def take_down(self) -> None:
        """Nobody is here any more."""
        self._server.close()

    @Slot()
    def _answer(self) -> None:
        socket = self._server.nextPendingConnection()
        if socket is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.disconnectFromServer()
            self.rung.emit()


def turn(workspace: Path) -> Turn:
    """Waits while somebody else opens the workspace, until their bell hangs; then it is one's own turn.

    It is light: Qt's network is loaded after the first sight only.
    """
    return Turn(user_state() / "opening" / f"{_name(workspace)}.lock")


def ring(workspace: Path) -> bool:
    """Whether somebody answered: the workspace is open already, and its window comes forward."""
    name = _name(workspace)
    if os.name == "posix" and not Path(QDir.tempPath(), name).exists():
        return False  # where Qt hangs it
    from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415 - most starts find no bell

    socket = QLocalSocket()
    socket.connectToServer(name)
    answered = socket.waitForConnected(PATIENCE_MS)
    socket.abort()
    return answered


def _name(workspace: Path) -> str:
    of = f"{user_state()}\n{workspace.resolve()}"  # a place of each person's own; not all have a user's name
    digest = QCryptographicHash.hash(of.encode(), QCryptographicHash.Algorithm.Sha256).toHex().toStdString()
    return f"hatthasilpa-{digest[:24]}"
