"""A letter and its position → what a misread posting leaves there: open brackets, days for numbers, capitals, words twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from packet.check.texts.leftovers import LEFTOVERS
from packet.model.finding import Finding, Verdict
from packet.model.inspection import Inspection
from packet.model.plain_text import plain_text
from packet.model.position import Position

BRACKETS = re.compile(r"(?:(?<=\s)|^)(?:\w|[ivx]{2,4}|\d\d)\)|[:;]-?[()]|[()]", re.MULTILINE)
"""A bracket; or the mark of a point in a list, `a)`, or a smile, which are none."""
SQUARE = re.compile(r"\[(?![A-Z]?\d+(?:, ?[A-Z]?\d+)*\])[^\]\n]{1,60}\]")
"""A square bracket that is no number of a paper."""
DAY = re.compile(r"\D*(?:\d{1,2}[./-]\d{1,2}[./-](?:\d\d){1,2}|(?:19|20)\d\d-\d\d-\d\d)\D*")
WORD = re.compile(r"[^\W\d_]{4,}")


def check_misread(inspection: Inspection) -> tuple[Finding, ...]:
    """Warnings for the letter of a position; a pass for what was looked at where there are none."""
    position = inspection.packet.plan.position
    letters = [one for one in inspection.packet.documents if one.shape == "letter"]
    if position is None or not letters:
        return ()
    found = [replace(one, document=letter.name) for letter in letters for one in bracket_findings(plain_text(letter))]
    found += field_findings(position, "\n".join(map(plain_text, letters)))
    said = "the brackets of the letter are closed; title, institution and number read as such"
    return tuple(found) or (Finding("misread", Verdict.PASS, said, document=letters[0].name),)


def bracket_findings(text: str) -> Iterator[Finding]:
    """Brackets that are not closed or not opened, paragraph by paragraph, and square ones that nobody replaced."""
    for paragraph in re.split(r"\n\s*\n", text):
        if (at := _unbalanced(paragraph)) is not None:
            words = " ".join(paragraph[max(0, at - 25) : at + 35].split())
            yield _warning(f"a bracket is left open at “{words}”", "close it, or mend the field of the position that it comes from")
        for match in SQUARE.finditer(paragraph):
            if not any(re.search(pattern, match[0]) for pattern in LEFTOVERS):
                remedy = "take it out of the letter, or of the field of the position that it comes from"
                yield _warning(f"“{match[0]}” stands in the letter", remedy)


def _unbalanced(paragraph: str) -> int | None:
    """Where a bracket stands that has no other."""
    opened: list[int] = []
    for match in BRACKETS.finditer(paragraph):
        if match[0] == "(":
            opened.append(match.start())
        elif match[0] == ")":
            if not opened:
                return match.start()
            opened.pop()
        elif match[0].endswith(")") and opened:  # `(see a)` closes what `(` opened
            opened.pop()
    return opened[-1] if opened else None


def field_findings(position: Position, text: str) -> Iterator[Finding]:
    """Fields that look like something else."""
    number, title = position.requisition, position.title
    if number and DAY.fullmatch(number):
        yield _warning(f"requisition: {number} is a day", "write the number that the posting gives, or leave the field out")
    elif number and not any(map(str.isdigit, number)):
        yield _warning(f"requisition: {number} has no figure", "look whether the posting calls that its number")
    for name, words in (("title", title), ("institution", position.institution.name)):
        if is_shouted(words):
            yield _warning(f"{name}: {words} is in capitals", f"write {name}: in small letters; the letter says it so")
    twice = f"{title} in {position.area}" if position.area and position.title_says_area else ""
    if twice and " ".join(twice.split()) in " ".join(text.split()):
        remedy = "leave area: out, or write {{ position.title_and_area }} into the letter"
        yield _warning(f"“{twice}” says the area twice", remedy)


def is_shouted(words: str) -> bool:
    """Whether a name of several words has no small letter; `EPFL` and `IT:U` are written so."""
    return len(WORD.findall(words)) > 1 and words.upper() == words


def _warning(message: str, remedy: str) -> Finding:
    return Finding("misread", Verdict.WARNING, message, remedy)
