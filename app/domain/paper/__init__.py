"""What a workshop holds in its hands, as values: everything that stands on the paper, and nothing of how."""

from __future__ import annotations

from app.domain.paper.cards import Step, WorkCard
from app.domain.paper.head import Company, Job, Name
from app.domain.paper.labels import LABEL_SIZES, Label, LabelSheet, LabelSize
from app.domain.paper.standing import Place, StatusPage
from app.domain.paper.travellers import Batch, BatchTraveller

Paper = WorkCard | LabelSheet | BatchTraveller | StatusPage

__all__ = [
    "LABEL_SIZES",
    "Batch",
    "BatchTraveller",
    "Company",
    "Job",
    "Label",
    "LabelSheet",
    "LabelSize",
    "Name",
    "Paper",
    "Place",
    "StatusPage",
    "Step",
    "WorkCard",
]
