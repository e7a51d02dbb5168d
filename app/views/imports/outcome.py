"""What is told after an import: how many jobs, the first and the last, and what should be known of them."""

from __future__ import annotations

from app.domain.words import Line
from app.lifecycle.queries.orders import find
from app.lifecycle.queries.tickets import ticket_id
from app.lifecycle.receipts import Receipt
from app.messages import Messages
from app.views.context import JOBS, ORDERS, Context
from app.views.imports import texts
from app.views.imports.verdict import listed
from app.views.widgets.ask import Choice, Question

SHOW = "show"
TOLD_WARNINGS = 4


def tell_imported(context: Context, receipt: Receipt, sheet: str, line: Line) -> None:
    """Says what was made, and goes there if the person wants to."""
    answer = context.ask.ask(question(receipt, sheet, line, context.messages))
    if answer is None:
        return
    first = receipt.result["first"]
    if line is Line.CLASSIC:
        context.guide.go(ORDERS, find(context.desk, first))
    else:
        context.guide.go(JOBS, ticket_id(context.desk, first))


def question(receipt: Receipt, sheet: str, line: Line, messages: Messages) -> Question:
    """The outcome in words, with a way to the jobs or orders."""
    show = texts.SHOW_ORDERS if line is Line.CLASSIC else texts.SHOW_JOBS
    return Question(
        title=messages.text(texts.IMPORTED_TITLE),
        text=made_text(receipt, sheet, line, messages),
        choices=(Choice(SHOW, messages.text(show), needs_reason=False),),
        dismiss=messages.text(texts.CLOSE),
        details=(
            *_products(receipt, messages),
            *_warnings(receipt, messages),
            messages.text(texts.CAN_BE_UNDONE),
        ),
    )


def made_text(receipt: Receipt, sheet: str, line: Line, messages: Messages) -> str:
    """How many jobs or orders were made, with the first and the last code."""
    one, many = _MADE[line]
    made = receipt.result
    if made["created"] == 1:
        return messages.text(one, sheet=sheet, first=made["first"])
    total = f"{made['created']:,}"
    return messages.text(many, total=total, sheet=sheet, first=made["first"], last=made["last"])


_MADE = {
    Line.HATTHASILPA: (texts.IMPORTED_ONE, texts.IMPORTED_MANY),
    Line.CLASSIC: (texts.IMPORTED_ONE_ORDER, texts.IMPORTED_MANY_ORDERS),
}


def _products(receipt: Receipt, messages: Messages) -> tuple[str, ...]:
    made = receipt.result["products"]
    return (messages.text(texts.PRODUCTS_MADE, skus=listed(made)),) if made else ()


def _warnings(receipt: Receipt, messages: Messages) -> tuple[str, ...]:
    said = list(dict.fromkeys(messages.warning(each.code, each.params) for each in receipt.warnings))
    more = len(said) - TOLD_WARNINGS
    if more <= 0:
        return tuple(said)
    rest = messages.plural(texts.MORE_WARNINGS.one, texts.MORE_WARNINGS.many, more)
    return (*said[:TOLD_WARNINGS], rest)
