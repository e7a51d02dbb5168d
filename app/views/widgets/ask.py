"""Asking a person: one port for every question. Screens build no dialog, and tests answer by script."""

from __future__ import annotations

from typing import Protocol

from app.values import frozen
from app.views.widgets.actions import Weight


@frozen
class Choice:
    """One way on. `needs_reason` asks for words where the question takes them."""

    key: str
    label: str
    weight: Weight = Weight.PRIMARY
    needs_reason: bool = True


@frozen
class Question:
    """A question in the person's language, every text of it.

    `dismiss` is the way out; `reason` labels a field for words, if any, of one line where they are a `name`;
    `details` are lines that explain.
    """

    title: str
    text: str
    choices: tuple[Choice, ...]
    dismiss: str
    details: tuple[str, ...] = ()
    reason: str = ""
    name: bool = False


@frozen
class Answer:
    """The key of the choice, and the words that were written."""

    choice: str
    text: str = ""


class Ask(Protocol):
    """Puts a question to the person in front of the program."""

    def ask(self, question: Question) -> Answer | None:
        """The answer; None when the person took the way out."""
        ...


YES = "yes"


def confirm(port: Ask, title: str, text: str, yes: Choice | str, dismiss: str) -> bool:
    """Whether the person agrees; `yes` is the label of the button that does it, or the whole choice."""
    choice = yes if isinstance(yes, Choice) else Choice(YES, yes)
    return port.ask(Question(title, text, (choice,), dismiss)) is not None


def choose(port: Ask, title: str, text: str, choices: tuple[Choice, ...], dismiss: str) -> str | None:
    """The key of what the person chose; None for the way out."""
    answer = port.ask(Question(title, text, choices, dismiss))
    return answer.choice if answer is not None else None


def ask_reason(port: Ask, question: Question) -> str | None:
    """The words that the person wrote; None for the way out. The question needs a `reason`."""
    answer = port.ask(question)
    return answer.text if answer is not None else None


def tell(port: Ask, title: str, text: str, dismiss: str, details: tuple[str, ...] = ()) -> None:
    """Says something that must be read before going on."""
    port.ask(Question(title, text, (), dismiss, details))
