"""A letter or statement (Markdown with Jinja2) and facts → Markdown with every hole marked.

Jinja2 runs sandboxed and strict: an unknown variable is an error with file and line. A fact that is empty prints a mark that no
text contains; `prose.py` leaves out the paragraph around it, so that a letter never has a hole. Facts are escaped here, and only
here: they are data, not Markdown; the applicant's own sentences (`Prose`) may use Markdown and `[@key]`.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from packet.compose.in_text import in_text
from packet.model.sources import TextFile
from packet.problems import Place, Problem, SourceError, did_you_mean

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

HOLE = "\ue000"
"""Stands where a fact is missing (a private-use letter; the store refuses none, so `filled` removes it from facts)."""


GUARD = "\ue001"
"""Stands between `[` and `@` in a fact: Markdown has no escape that would keep it from being a citation later."""


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


_VOWEL = re.compile(r"(?!uni|eu|one\b)[aeiou]|hono|hour|heir", re.IGNORECASE)
"""Words that begin with the sound of a vowel."""


def with_article(words: str) -> str:
    """`a Research Intern`, `an Assistant Professor`."""
    return f"{'an' if _VOWEL.match(words) else 'a'} {words}"


SPELLED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def spelled(count: int) -> str:
    """`three` for 3; from 13 on the figures."""
    return SPELLED[count] if 0 <= count < len(SPELLED) else str(count)


_MARKUP = re.compile(r"[\\`*_\[\]<#&]")
_AT_START = re.compile(r"^(\d*)([-+>=~.)])")
"""What Markdown takes for a list, a quotation, a rule or a fence where a line begins with it."""


def _printed(value: Any) -> Any:
    if isinstance(value, Slot | Prose):
        return str(value)
    if value is None or value == "":
        return str(Slot("a fact"))
    words = " ".join(str(value).replace(HOLE, "").replace("[@", f"[{GUARD}@").split())
    return _AT_START.sub(r"\1\\\2", _MARKUP.sub(r"\\\g<0>", words))


MOST_STEPS = 2_000
"""Numbers that `range` may count in one letter, loops within loops together."""
MOST_LETTERS = 200_000
"""The longest text that a letter may make out of one expression."""


def _limited(environment: ImmutableSandboxedEnvironment) -> None:
    """Keep a template from running, or growing, without end: a slip of the pen, since nobody writes letters to harm themselves."""
    steps = 0

    def limited_range(*bounds: int) -> range:
        nonlocal steps
        counted = range(*bounds)
        steps += max(len(counted), 1)
        if steps > MOST_STEPS:
            raise OverflowError(f"loops over range() count further than {MOST_STEPS:,}")
        return counted

    def limited_product(left: Any, right: Any) -> Any:
        length = max((len(side) for side in (left, right) if isinstance(side, str | list | tuple)), default=0)
        times = max((side for side in (left, right) if isinstance(side, int)), default=0)
        if length * times > MOST_LETTERS or (not length and max(abs(left), abs(right)) > 10**9):
            raise OverflowError("a product is too large")
        return left * right

    environment.globals = {**environment.globals, "range": limited_range}
    environment.binop_table = {**environment.binop_table, "*": limited_product}
    environment.intercepted_binops = frozenset({"*"})


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, finalize=_printed, keep_trailing_newline=True)
    environment.filters.update(in_words=in_words, with_article=with_article, spelled=spelled, in_text=in_text)
    return environment


def filled(template: TextFile, facts: Mapping[str, object], paragraphs: Mapping[str, str]) -> str:
    """The template with its facts; `paragraphs` replace its blocks by name. Raises `SourceError` with file and line."""
    from jinja2 import TemplateSyntaxError

    environment = _environment().overlay(loader=_loader(template, paragraphs))
    _limited(environment)
    try:
        base = environment.get_template("base")
        if unknown := [name for name in paragraphs if name not in base.blocks]:
            raise SourceError(*(_no_block(template, name, list(base.blocks)) for name in unknown))
        own = {name: Prose(words) for name, words in paragraphs.items()}
        return environment.get_template("own").render({**facts, "paragraphs": own})
    except SourceError:
        raise
    except TemplateSyntaxError as error:
        said = error.message or "this is not valid Jinja2"
        place = Place(template.path, error.lineno)
        hint = "see Jinja2's template syntax"
        raise SourceError(Problem("template-syntax", said[0].lower() + said[1:], place, hint)) from None
    except Exception as error:  # a template runs what its writer likes: whatever it raises is a fault of the template
        raise SourceError(_fault(error, template, facts)) from None


def _loader(template: TextFile, paragraphs: Mapping[str, str]) -> Any:
    from jinja2 import FunctionLoader

    blocks = "".join(
        f'{{% block {name} %}}{{{{ paragraphs["{name}"] }}}}{{% endblock %}}' for name in paragraphs if name.isidentifier()
    )
    sources = {"base": (template.text, template.path, lambda: True), "own": ('{% extends "base" %}' + blocks, None, lambda: True)}
    return FunctionLoader(lambda name: sources.get(name))


def _no_block(template: TextFile, name: str, known: list[str]) -> Problem:
    message = f"paragraphs: the letter has no block {name!r}"
    return Problem("unknown-paragraph", message, Place(template.path), did_you_mean(name, known))


def _inner_names(facts: Mapping[str, object]) -> Iterator[str]:
    """What stands behind a dot: `title` in `position.title` and `paper.title`."""
    for fact in facts.values():
        for value in fact if isinstance(fact, tuple) else (fact,):
            if isinstance(value, Mapping):
                yield from value
            elif is_dataclass(value):
                yield from (field.name for field in fields(value))


def _fault(error: Exception, template: TextFile, facts: Mapping[str, object]) -> Problem:
    """What went wrong inside the template, at its line."""
    lines = [frame.lineno or 0 for frame in traceback.extract_tb(error.__traceback__) if frame.filename == template.path]
    place = Place(template.path, lines[-1] if lines else 0)
    if named := re.match(r"'([\w-]+)' is undefined", str(error)):
        message = f"the variable {named[1]!r} is not known"
        return Problem("undefined-variable", message, place, did_you_mean(named[1], sorted(facts)))
    if inner := re.search(r"has no (?:attribute|element) '?(\w+)", str(error)):
        absent = "ask first whether there is one: {% if position %}" if "'None'" in str(error) else ""
        hint = absent or did_you_mean(inner[1], sorted(set(_inner_names(facts))))
        return Problem("undefined-variable", f"{inner[1]!r} is not known here", place, hint)
    said = (
        "include and extends are not available" if isinstance(error, LookupError) and not str(error).strip("' ").isdigit() else ""
    )
    return Problem("template-error", f"the template cannot be filled: {error or type(error).__name__}", place, said)
