"""A letter or statement (Markdown with Jinja2) and facts → Markdown with every hole marked.

Jinja2 runs sandboxed and strict: an unknown variable is an error with file and line. A fact that is empty prints a mark that no
text contains; `prose.py` leaves out the paragraph around it, so that a letter never has a hole. Facts are escaped here, and only
here: they are data, not Markdown; the applicant's own sentences (`Prose`) may use Markdown and `[@key]`.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from packet.model.sources import TextFile
from packet.problems import Place, Problem, SourceError, did_you_mean

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

HOLE = "\ue000"
"""Stands where a fact is missing (a private-use letter; the store refuses none, so `filled` removes it from facts)."""


class Prose(str):
    """Text that the applicant wrote as Markdown."""

    __slots__ = ()


class Slot:
    """A fact that is missing: false in a condition, a hole where it is printed."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __bool__(self) -> bool:
        return False

    def __str__(self) -> str:
        return f"{HOLE}{self.name}{HOLE}"


def in_words(items: Iterable[object]) -> str:
    """`a`, `a and b`, `a, b, and c`."""
    words = [str(item) for item in items]
    if len(words) < 3:
        return " and ".join(words)
    return f"{', '.join(words[:-1])}, and {words[-1]}"


def with_article(words: str) -> str:
    """`a Research Intern`, `an Assistant Professor`."""
    return f"{'an' if words[:1].lower() in 'aeiou' else 'a'} {words}"


SPELLED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def spelled(count: int) -> str:
    """`three` for 3; from 13 on the figures."""
    return SPELLED[count] if 0 <= count < len(SPELLED) else str(count)


def _printed(value: Any) -> Any:
    if isinstance(value, Slot | Prose):
        return str(value)
    if value is None or value == "":
        return str(Slot("a fact"))
    return re.sub(r"([\\`*_\[\]<#&])", r"\\\1", str(value).replace(HOLE, ""))


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, finalize=_printed, keep_trailing_newline=True)
    environment.filters.update(in_words=in_words, with_article=with_article, spelled=spelled)
    return environment


def filled(template: TextFile, facts: Mapping[str, object], paragraphs: Mapping[str, str]) -> str:
    """The template with its facts; `paragraphs` replace its blocks by name. Raises `SourceError` with file and line."""
    from jinja2 import TemplateError, TemplateSyntaxError

    environment = _environment().overlay(loader=_loader(template, paragraphs))
    try:
        base = environment.get_template("base")
        if unknown := [name for name in paragraphs if name not in base.blocks]:
            raise SourceError(*(_no_block(template, name, list(base.blocks)) for name in unknown))
        own = {name: Prose(words) for name, words in paragraphs.items()}
        return environment.get_template("own").render({**facts, "paragraphs": own})
    except TemplateSyntaxError as error:
        place = Place(template.path, error.lineno)
        raise SourceError(Problem("template-syntax", error.message or "not valid Jinja2", place, "see Jinja2's template syntax")) from None
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, OverflowError, MemoryError, RecursionError) as error:
        raise SourceError(_fault(error, template, facts)) from None


def _loader(template: TextFile, paragraphs: Mapping[str, str]) -> Any:
    from jinja2 import FunctionLoader

    blocks = "".join(f'{{% block {name} %}}{{{{ paragraphs["{name}"] }}}}{{% endblock %}}' for name in paragraphs if name.isidentifier())
    sources = {"base": (template.text, template.path, lambda: True), "own": ('{% extends "base" %}' + blocks, None, lambda: True)}
    return FunctionLoader(lambda name: sources.get(name))


def _no_block(template: TextFile, name: str, known: list[str]) -> Problem:
    message = f"paragraphs: the letter has no block {name!r}"
    return Problem("unknown-paragraph", message, Place(template.path), did_you_mean(name, known))


def _fault(error: Exception, template: TextFile, facts: Mapping[str, object]) -> Problem:
    """What went wrong inside the template, at its line."""
    lines = [frame.lineno or 0 for frame in traceback.extract_tb(error.__traceback__) if frame.filename == template.path]
    place = Place(template.path, lines[-1] if lines else 0)
    named = re.match(r"'([\w-]+)' is undefined", str(error))
    if named:
        return Problem("undefined-variable", f"the variable {named[1]!r} is not known", place, did_you_mean(named[1], sorted(facts)))
    return Problem("template-error", f"the template cannot be filled: {error}", place, "known: " + ", ".join(sorted(facts)))
