"""What a new file needs to know → answers: from options, from a person at a terminal, or left to be written."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import typer

from packet.problems import Problem, UsageError, did_you_mean


@dataclass(frozen=True, slots=True)
class Question:
    """`name` is the option's, too. `usual` is taken where nobody answers; `known` are the only answers there are, if any."""

    name: str
    words: str
    usual: str = ""
    known: Sequence[str] = ()


def answers(questions: Sequence[Question], given: Mapping[str, str]) -> Mapping[str, str]:
    """An answer to each question, "" where it is left to be written. Raises `UsageError` for an option that cannot be one."""
    checked(questions, given)
    return {question.name: (given[question.name].strip() if question.name in given else _asked(question)) for question in questions}


def checked(questions: Sequence[Question], given: Mapping[str, str]) -> dict[str, str]:
    """What options answer, without blanks around it. Raises `UsageError` for what cannot be an answer."""
    for question in questions:
        if (answer := given.get(question.name)) is not None and (complaint := _complaint(question, answer)):
            raise UsageError(Problem("bad-answer", f"--{question.name}: {complaint}"))
    return {name: answer.strip() for name, answer in given.items()}


def _asked(question: Question) -> str:
    """Without a terminal nobody is asked, so that no script hangs."""
    if not sys.stdin.isatty():
        return question.usual
    while True:
        try:
            answer = str(typer.prompt(question.words, default=question.usual, show_default=bool(question.usual), err=True)).strip()
        except typer.Abort:
            raise KeyboardInterrupt from None
        if not answer or not (complaint := _complaint(question, answer)):
            return answer
        typer.echo(f"  {complaint}", err=True)


def _complaint(question: Question, answer: str) -> str:
    """Why this is no answer, or ""."""
    if not answer.isprintable() or not any(map(str.isalnum, answer)):
        return "write at least one letter, on one line"
    if question.known and answer not in question.known:
        return f"there is no {question.name} {answer!r}: {did_you_mean(answer, question.known)}"
    if question.name == "email" and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", answer):
        return f"{answer!r} is not an e-mail address"
    return ""


def ask_name(kind: str) -> str:
    """The name of a new file, from the terminal; a `UsageError` where there is none."""
    if not sys.stdin.isatty():
        hint = f"packet new {kind} NAME; for a workspace of that name: packet new ./{kind}"
        raise UsageError(Problem("which-name", f"the new {kind} needs a name", hint=hint))
    try:
        return str(typer.prompt(f"Name of the {kind}", err=True))
    except typer.Abort:
        raise KeyboardInterrupt from None
