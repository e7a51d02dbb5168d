"""From any value of paper to its pages."""

from __future__ import annotations

from app.domain.paper import BatchTraveller, LabelSheet, Paper, StatusPage, WorkCard
from app.messages import Messages
from app.printing import cards, labels, standing, travellers
from app.printing.page import Page


def pages(paper: Paper, messages: Messages) -> list[Page]:
    """What stands on the paper, page by page; at least one, unless there are no labels."""
    match paper:
        case WorkCard():
            return cards.pages(paper, messages)
        case LabelSheet():
            return labels.pages(paper, messages)
        case BatchTraveller():
            return travellers.pages(paper, messages)
        case StatusPage():
            return standing.pages(paper, messages)
