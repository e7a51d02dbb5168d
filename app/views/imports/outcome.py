"""What is told after an import: how many jobs, the first and the last, and what should be known of them."""

from __future__ import annotations

from app.lifecycle.queries.tickets import ticket_id
from app.lifecycle.receipts import Receipt
from app.messages import Messages
from app.views.context import JOBS, Context
from app.views.imports import texts
from app.views.imports.verdict import listed
from app.views.widgets.ask import Choice, Question

SHOW = "show"
TOLD_WARNINGS = 4


def tell_imported(context: Context, receipt: Receipt, sheet: str) -> None:
    """Says what was made, and goes there if the person wants to."""
    answer = context.ask.ask(question(receipt, sheet, context.messages))
    if answer is not None:
        context.guide.go(JOBS, ticket_id(context.desk, receipt.result["first"]))


def question(receipt: Receipt, sheet: str, messages: Messages) -> Question:
    """The outcome in words, with a way to the jobs."""
    return Question(
        title=messages.text(texts.IMPORTED_TITLE),
        text=made_text(receipt, sheet, messages),
        choices=(Choice(SHOW, messages.text(texts.SHOW_JOBS), needs_reason=False),),
        dismiss=messages.text(texts.CLOSE),
        details=(
            *_products(receipt, messages),
            *_warnings(receipt, messages),
            messages.text(texts.CAN_BE_UNDONE),
        ),
    )


def made_text(receipt: Receipt, sheet: str, messages: Messages) -> str:
    """How many jobs were made, with the first and the last code."""
    made = receipt.result
    if made["created"] == 1:
        return messages.text(texts.IMPORTED_ONE, sheet=sheet, first=made["first"])
    total = f"{made['created']:,}"
    return messages.text(
        texts.IMPORTED_MANY, total=total, sheet=sheet, first=made["first"], last=made["last"]
    )


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
