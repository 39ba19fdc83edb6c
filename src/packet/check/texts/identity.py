"""Letters, held against the position: the department, the rank and the requisition number that they apply for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from packet.institutions.wording import name_key
from packet.model.finding import Finding, Verdict
from packet.model.inspection import Inspection
from packet.model.plain_text import plain_text
from packet.model.position import Position
from packet.model.sentences import sentences

APPLICATION = re.compile(
    r"\b(?:appl(?:y|ying)\b|application for|candidate for|considered for|interest in the (?:position|post)|bewerb\w*)",
    re.IGNORECASE,
)
RANKS: Mapping[str, str] = {
    "assistant professor": "assistant professor(?:s|ships?)?",
    "associate professor": "associate professor(?:s|ships?)?",
    "full professor": "full professor(?:s|ships?)?",
    "senior lecturer": "senior lecture(?:rs?|r?ships?)",
    "lecturer": "(?<!senior )lecture(?:rs?|r?ships?)",
    "reader": "reader(?:ship)?",
    "postdoctoral": "post-?doc(?:s|toral)?",
    "research scientist": "research scientists?",
    "research engineer": "research engineers?",
    "applied scientist": "applied scientists?",
    "research intern": "research intern(?:s|ships?)?",
    "instructor": "instructors?",
}
"""Rank to the words that name it."""

REQUISITION = re.compile(
    r"\b(?:requisition|req|job|reference|ref|posting|vacancy)\b\.?(?:\s+|-)?(?:number|no\.?|id|code|#)?\s*[:#]?\s*"
    r"(?P<number>(?=[\w/.-]*\d)[A-Z0-9][\w/.-]{2,}\w)"
)
DEPARTMENT = re.compile(
    r"\b(?:Department|Departments|Dept\.?|Faculty|School|Institute|Division) (?:of|for) "
    r"(?:(?:[A-Z][\w-]+|and|&|,(?= [A-Z])|of|the)(?: |(?=[,.;])))*?[A-Z][\w-]+(?:(?:,? and|,| &)? [A-Z][\w-]+)*"
)


def check_identity(inspection: Inspection) -> tuple[Finding, ...]:
    """What a letter says it applies for, where that is not what the position says; one pass where all of it agrees."""
    packet = inspection.packet
    position = packet.plan.position
    letters = [document for document in packet.documents if document.shape == "letter"]
    if position is None or not letters:
        return ()
    found = [
        replace(finding, document=letter.name) for letter in letters for finding in identity_findings(plain_text(letter), position)
    ]
    agrees = f"the letter applies for what the position says: {position.title}"
    return tuple(found) or (Finding("wrong-rank", Verdict.PASS, agrees, "", letters[0].name),)


def identity_findings(text: str, position: Position) -> Iterator[Finding]:
    """A finding for each thing that the text says otherwise than the position."""
    said = [sentence for sentence in sentences(text) if APPLICATION.search(sentence)]
    for sentence in said:
        yield from _rank(sentence, position)
        yield from _department(sentence, position)
    yield from _requisition(text, position)
    yield from _unnamed(text, position)


def _unnamed(text: str, position: Position) -> Iterator[Finding]:
    """A letter that names neither the title nor the rank: a reader cannot send it to the right committee."""
    own = ranks_in(f"{position.title} {position.rank}")
    is_english = " the " in text
    if own and is_english and not own & ranks_in(text) and name_key(position.title) not in name_key(text):
        message = f"the letter names neither the title nor the rank of the position ({position.title})"
        yield Finding("title-not-named", Verdict.WARNING, message, "write {{ position.title }} in it")


def _rank(sentence: str, position: Position) -> Iterator[Finding]:
    """Another rank in a sentence that applies, and not the position's own."""
    own = ranks_in(f"{position.title} {position.rank}")
    named = ranks_in(APPLICATION.split(sentence, maxsplit=1)[1])
    if own and named and not own & named:
        message = f"the letter applies as {' or '.join(sorted(named)).title()}, the position is {position.title}"
        yield Finding(
            "wrong-rank", Verdict.FAIL, message, "write {{ position.title }} in the letter, or correct title: in the position"
        )


def ranks_in(words: str) -> frozenset[str]:
    """The academic ranks that stand in the words; `Professor` alone is none, since people are called so."""
    small = re.sub(r"\s+", " ", words.lower())
    small = re.sub(
        r"\b(assistant|associate|full)(?:\s*(?:/|,|or|and)\s*(?=(?:assistant|associate|full)\b))", r"\1 professor ", small
    )
    return frozenset(rank for rank, words in RANKS.items() if re.search(rf"\b{words}\b", small))


def _department(sentence: str, position: Position) -> Iterator[Finding]:
    """Another department in a sentence that applies, where the position's own does not stand in it."""
    own = name_key(position.department)
    if not own or own in name_key(sentence):
        return
    for match in DEPARTMENT.finditer(sentence):
        named = name_key(match[0])
        is_another = named not in own and named.split(" ")[-1] != own.split(" ")[-1]
        if is_another and _is_where_applied(sentence[: match.start()]):
            message = f"the letter applies to the {match[0]}, the position is in the {position.department}"
            yield Finding("wrong-department", Verdict.FAIL, message, "write {{ position.department }} in the letter")
            return


def _is_where_applied(ahead: str) -> bool:
    """Whether no other clause stands between the application and what follows: `apply …; I am at the Department of`."""
    tail = APPLICATION.split(ahead)[-1] if APPLICATION.search(ahead) else ""
    return bool(tail) and not re.search(r"[;:]|\b(?:I|my|where|which|who|after|since|while|with)\b", tail)


def _requisition(text: str, position: Position) -> Iterator[Finding]:
    """Another number where a requisition is named, or one of the position's own shape."""
    own = position.requisition.strip()
    named = [match["number"].rstrip(".") for match in REQUISITION.finditer(text)]
    if own:
        shape = re.compile(rf"(?<![\w/-]){_shape(own)}(?![\w/-])") if len(re.findall(r"\d", own)) > 3 and len(own) > 4 else None
        named += shape.findall(text) if shape else []
    for number in dict.fromkeys(named):
        if own and _plain(number) != _plain(own) and _plain(number) not in _plain(own):
            message = f"the letter names the requisition {number}, the position {own}"
            yield Finding("wrong-requisition", Verdict.FAIL, message, "write {{ position.requisition }} in the letter")
        elif not own:
            message = f"the letter names the requisition {number}, the position none"
            yield Finding(
                "wrong-requisition", Verdict.WARNING, message, f"write requisition: {number} in the position if it is right"
            )


def _shape(number: str) -> str:
    return "".join(r"\d" if letter.isdigit() else re.escape(letter) for letter in number)


def _plain(number: str) -> str:
    return "".join(filter(str.isalnum, number)).casefold()
