"""What is `Stated` → the text of a position or a call: commented YAML, each entry with the sentence that it comes from."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from packet.formats.yaml_writing import word
from packet.postings.proposal import Proposal, one_line
from packet.postings.stated import Fact, Stated, StatedRule

WIDTH = 120
READ_YOURSELF = "Read these yourself: they tell applicants something, and nothing was taken from them."
ORDER = (
    *("institution", "department", "title", "rank", "area", "requisition", "addressee", "address"),
    *("deadlines", "zone", "url", "portal", "portals", "apply", "paper"),
)
"""The facts in the order of the file."""


@dataclass(frozen=True, slots=True)
class Whence:
    """Where the posting was read: its address or the file beside the position, and the day."""

    url: str
    file: str
    day: date


def position_file(name: str, target: str, found: Stated, whence: Whence | None, note: str = "") -> str:
    """A position that says all itself."""
    head = [
        "# yaml-language-server: $schema=../../.packet/position.schema.json",
        f"# One position. What was read from the posting ({name}.txt, word for word) stands below its sentence or with its quote."
        if whence and whence.file
        else "# One position, as the posting states it.",
    ]
    return _text([*head, *_doubts(name, found), f"target: {word(target)}", *_public(found, whence), *_rest(found), *_own(note)])


def position_of_call(target: str, call: str, own: Stated, note: str = "") -> str:
    """A position that takes the public facts from a call, and says what is `own`, and its applicant's."""
    head = [
        "# yaml-language-server: $schema=../../.packet/position.schema.json",
        f"# One position; what the posting says stands in templates/calls/{call}.yaml.",
        f"target: {word(target)}",
        f"call: {call}",
    ]
    return _text([*head, *_facts(own, needed=False), *_own(note)])


def call_file(name: str, found: Stated, whence: Whence) -> str:
    """The public facts alone."""
    head = [
        "# yaml-language-server: $schema=../../.packet/call.schema.json",
        f"# One call, public facts alone: positions say `call: {name}`.",
    ]
    return _text([*head, *_doubts("POSITION", found), *_public(found, whence), *_rest(found)])


def _text(lines: Sequence[str]) -> str:
    return "\n".join(lines) + "\n"


def _doubts(name: str, found: Stated) -> Iterator[str]:
    if found.unconfirmed:
        yield ""
        yield f"# What is named here is not certain yet: packet confirm {name} shows it with its sentence; or take its name out."
        yield "unconfirmed:"
        yield from (f"  - {word(one)}" for one in found.unconfirmed)


def _public(found: Stated, whence: Whence | None) -> Iterator[str]:
    yield from _facts(found, needed=True)
    if whence:
        where = (
            f"url: {word(whence.url, flow=True)}, "
            if whence.url
            else f"file: {word(whence.file, flow=True)}, "
            if whence.file
            else ""
        )
        yield f"source: {{{where}read: {whence.day.isoformat()}}}"
    if found.rules:
        yield "must:"
        told: set[str] = set()
        for rule in found.rules:
            yield from _rule(rule, told)
            told.add(rule.proposal.sentence)


def _facts(found: Stated, *, needed: bool) -> Iterator[str]:
    """`needed`: what no position can do without is left to be written."""
    for field in ORDER:
        if facts := [fact for fact in found.facts if fact.field == field]:
            yield from _field(field, facts)
        elif needed and field in _BLANK:
            yield from _BLANK[field]


_BLANK = {"institution": ("institution:", "  name:"), "title": ("title:",)}


def _field(field: str, facts: Sequence[Fact]) -> Iterator[str]:
    if field == "institution":
        yield from _comment(facts[0].proposal, "")
        yield from ("institution:", f"  name: {word(facts[0].value)}")
    elif facts[0].key:
        yield f"{field}:"
        for fact in facts:
            yield from _comment(fact.proposal, "  ")
            yield f"  {word(fact.key)}: {word(fact.value)}"
    else:
        for fact in facts:
            yield from _comment(fact.proposal, "")
        values = [word(fact.value, flow=len(facts) > 1 or field == "portals") for fact in facts]
        yield f"{field}: [{', '.join(values)}]" if len(values) > 1 or field == "portals" else f"{field}: {values[0]}"


def _rule(rule: StatedRule, told: set[str]) -> Iterator[str]:
    """A rule below the whole sentence, where its quote is but a part of it; each sentence once."""
    value = f"[{', '.join(word(one, flow=True) for one in rule.value)}]" if isinstance(rule.value, tuple) else word(rule.value)
    whole = rule.proposal.quote == shown(rule.proposal) or rule.proposal.sentence in told
    yield from [f"  # line {rule.proposal.line}"] if whole else _comment(rule.proposal, "  ")
    yield f"  - {rule.demand}: {value}"
    if rule.inside:
        yield f"    in: [{rule.inside}]" if "," in rule.inside else f"    in: {rule.inside}"
    if rule.proposal.counting:
        yield f"    counting: {rule.proposal.counting}"
    if rule.name:
        yield f"    name: {rule.name}"
    yield from _wrapped(f"quote: {word(rule.proposal.quote)}", "    ")


def _wrapped(words: str, indent: str) -> Iterator[str]:
    """A scalar that goes on in the next line, deeper: YAML reads the end of the line as a blank."""
    lines = textwrap.wrap(words, WIDTH - len(indent) - 2, break_long_words=False, break_on_hyphens=False)
    yield f"{indent}{lines[0]}"
    yield from (f"{indent}  {line}" for line in lines[1:])


def _comment(proposal: Proposal | None, indent: str) -> Iterator[str]:
    if proposal:
        words = f"line {proposal.line}: “{shown(proposal)}”"
        yield from (f"{indent}# {line}" for line in _lines(words, WIDTH - len(indent) - 2))


def _lines(words: str, width: int) -> Sequence[str]:
    return textwrap.wrap(words, width, break_long_words=False, break_on_hyphens=False)


def shown(proposal: Proposal) -> str:
    """Its sentence on one line, without what no YAML file may hold."""
    return one_line(proposal.sentence)


def _rest(found: Stated) -> Iterator[str]:
    """What a person must decide, and what was not found, as comments."""
    yield from _told("Not certain, for you to decide:", found.unclear)
    yield from _told("The posting seems to say otherwise:", found.otherwise)
    if found.unread:
        yield f"# {READ_YOURSELF}"
        for one in found.unread:
            yield from (f"#   {line}" for line in _lines(f"line {one.line}: “{one_line(one.sentence)}”", WIDTH - 4))
    if found.missing:
        yield from (f"# {line}" for line in _lines(f"Not found in the posting: {', '.join(found.missing)}", WIDTH - 2))


def _told(title: str, proposals: Sequence[Proposal]) -> Iterator[str]:
    for first, one in ((at == 0, one) for at, one in enumerate(proposals)):
        if first:
            yield f"# {title}"
        scope = f" in {one.inside}" if one.inside else ""
        yield from (f"#   {line}" for line in _lines(f"{one.field}{scope}: {reading_of(one)}", WIDTH - 4))
        yield from (f"#     {line}" for line in _lines(f"line {one.line}: “{shown(one)}”", WIDTH - 6))


def reading_of(one: Proposal) -> str:
    """`2027-11-12, or 2027-12-11 (day and month may be swapped)`."""
    values = ", or ".join(one_line(value) for value in one.alternatives) or one_line(one.value)
    return f"{values} ({one.why})" if one.why else values


def _own(note: str) -> Iterator[str]:
    if note:
        yield f"note: {word(note)}"
    yield from (
        "# To be written for this place, in your own words:",
        "# fit: Why you and this place fit, in one to three sentences. The letter prints them.",
        "# topics: moe or serverless         # what steers the choice of papers",
    )
