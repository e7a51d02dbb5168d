"""The kinds of paper, as they are chosen and stored."""

from __future__ import annotations

from enum import StrEnum


class PaperKind(StrEnum):
    """What can be printed of a job."""

    WORK_CARD = "work_card"
    PIECE_LABELS = "piece_labels"
    BATCH_TRAVELLER = "batch_traveller"
    STATUS_PAGE = "status_page"
