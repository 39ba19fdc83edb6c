"""Referees: the document that names them against the plan's list, and what letter and CV say of their number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from packet.check.consistency.numbers import REMEDY
from packet.check.consistency.printed import Printed
from packet.check.counts_in_words import count_of
from packet.check.letters import letters
from packet.model.document import CvEntry, Section, each_block
from packet.model.finding import Finding, Verdict
from packet.model.inspection import Inspection
from packet.model.plan import Plan

_SAID = re.compile(
    r"\b(\w+) (?:referees|recommenders|(?:academic|professional) references)\b"
    r"|\b(\w+) (?:letters? of (?:reference|recommendation)|(?:reference|recommendation) letters?)\b"
)
"""References alone may be those of a bibliography, and “one of my referees” counts nobody."""


def check_referees(inspection: Inspection, printed: tuple[Printed, ...]) -> tuple[Finding, ...]:
    """Those who are named are those whom the position wants, and whoever counts them counts right."""
    wanted = _wanted(inspection.packet.plan)
    named = [one for one in printed if _named(one)]
    found = [finding for one in named for finding in _unlike(one, wanted, inspection.packet.plan)]
    found += [finding for one in printed if named or wanted for finding in _said(one, len(wanted))]
    if found or not named:
        return tuple(found)
    message = f"{len(wanted)} referees named in {' and '.join(one.document.title for one in named)}"
    return (Finding("referees", Verdict.PASS, message, document=named[0].document.name),)


def _wanted(plan: Plan) -> tuple[str, ...]:
    """Those whom the plan names: the position's own list, else all of the profile, no more of them than the call wants."""
    return tuple(referee.name for referee in plan.referees)


def _named(one: Printed) -> tuple[str, ...]:
    """The names in a section of referees, or in a document that holds nothing else."""
    sections = [block.blocks for block in each_block(one.document.blocks) if isinstance(block, Section) and block.key == "referees"]
    return tuple(entry.name for blocks in (one.document.blocks, *sections) for entry in blocks if isinstance(entry, CvEntry))


def _unlike(one: Printed, wanted: tuple[str, ...], plan: Plan) -> Iterator[Finding]:
    named, text = _named(one), letters(one.text) if one.whole else ""
    lacking = [name for name in wanted if name not in named or (text and letters(name) not in text)]
    others = [referee.name for referee in plan.profile.referees if referee.name not in wanted]
    foreign = [name for name in (*named, *others) if name not in wanted and (name in named or _has_entry(name, one))]
    if lacking:
        yield Finding("referees", Verdict.FAIL, f"{', '.join(lacking)} is not named there", REMEDY, one.document.name)
    if foreign:
        message = f"{', '.join(dict.fromkeys(foreign))} is named there, the position does not name them"
        yield Finding("referees", Verdict.FAIL, message, REMEDY, one.document.name)


def _has_entry(name: str, one: Printed) -> bool:
    """Whether a line of a document of referees begins with the name."""
    return one.document.name == "referees" and re.search(rf"^\s*{re.escape(name)}\b", one.text, re.MULTILINE) is not None


def _said(one: Printed, count: int) -> Iterator[Finding]:
    """Letters, statements and CVs that say how many there are."""
    if one.document.shape not in {"letter", "statement", "cv"}:
        return
    for match in _SAID.finditer(" ".join(one.text.split())):
        if count_of(match[1] or match[2]) not in {None, count}:
            message = f"“{match[0]}”, but the packet names {count or 'none'}"
            remedy = "correct the number, or name the referees: in the position"
            yield Finding("referees", Verdict.WARNING, message, remedy, one.document.name)
