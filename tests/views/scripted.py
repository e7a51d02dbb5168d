"""Answers of a person, given from a script: the `ask` port for tests."""

from __future__ import annotations

from app.views.widgets.ask import Answer, Question


class ScriptedAsk:
    """Gives the answers in order and keeps the questions; a question too many fails the test."""

    def __init__(self, *answers: Answer | None) -> None:
        self._answers = list(answers)
        self.questions: list[Question] = []
        self._agrees = False

    def agree(self) -> None:
        """Takes the first way on from now on, as at the end of a test."""
        self._agrees = True

    def ask(self, question: Question) -> Answer | None:
        self.questions.append(question)
        if self._agrees:
            return Answer(question.choices[0].key)
        assert self._answers, f"nobody expected to be asked {question.title!r}"
        return self._answers.pop(0)
