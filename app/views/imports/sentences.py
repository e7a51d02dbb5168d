"""A problem of a sheet in words: what is wrong and what to do, with or without its place."""

from __future__ import annotations

from app.lifecycle.importing import Place
from app.messages import Messages
from app.messages.sheets import SHEET_PLACES


def sentence(problem: Place, messages: Messages) -> str:
    """What is wrong, and what to do instead."""
    params = {"row": problem.row, "column": problem.column, "header": problem.header, **problem.params}
    return messages.sheet_problem(problem.code, params)


def placed(problem: Place, messages: Messages) -> str:
    """The sentence with the place where the problem stands, as far as that is known."""
    said = sentence(problem, messages)
    if problem.row is None:
        return said
    kind = "row" if problem.column is None else "column" if problem.header is None else "cell"
    place = {"row": problem.row, "column": problem.column, "header": problem.header, "problem": said}
    return messages.text(SHEET_PLACES[kind], **place)
