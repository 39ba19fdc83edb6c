"""Institutions named in our own documents: another one than the position's, or a name that is nearly right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from packet.check.names.near_names import near_names
from packet.check.names.right_names import RightNames, bare, right_names
from packet.check.pages.own_documents import own_documents
from packet.institutions.mentions import Mention, Reading
from packet.institutions.wording import name_key
from packet.model.finding import Finding, Verdict
from packet.model.inspection import Inspection
from packet.model.plain_text import plain_text
from packet.model.sentences import sentence_at, sentence_span

PROSE = frozenset({"letter", "statement"})

APPLYING = re.compile(r"\b(?:appl(?:y|ying|ication)|bewerb\w*|join(?:ing)?|candidat\w*|be considered)\b", re.IGNORECASE)
"""Words of a sentence that speaks of the place applied to."""

ASKING = re.compile(r"\b(?:apply|applying|application|bewerb\w*|join|joining)\b", re.IGNORECASE)
"""Words before a place that is applied to: a `candidate at` is there already."""

AHEAD = re.compile(APPLYING.pattern + r"|\b(?:will|would|look forward|hope to|plan to|excited|eager)\b", re.IGNORECASE)


def check_institutions(inspection: Inspection) -> tuple[Finding, ...]:
    """Findings for every document, ours or supplied; one pass where the letter and the statements name the right place alone."""
    plan = inspection.packet.plan
    if plan.position is None:
        return ()
    names, target = right_names(plan), plan.position.institution.name
    texts = tuple(_texts(inspection))
    found = list(_target_itself(names, target))
    for text in texts:
        said = institution_findings(text.words, text.shape, names, target)
        found += (replace(finding, document=text.name) for finding in said)
    if found:
        return tuple(found)
    read = ", ".join(text.title for text in texts if text.shape in PROSE) or "no prose"
    return (Finding("wrong-institution", Verdict.PASS, f"no other institution is named, and none misspelt ({read})"),)


def _target_itself(names: RightNames, target: str) -> Iterator[Finding]:
    """The name in the position is the only source of it: a slip there stands in every document, and nothing contradicts it."""
    if not names.target and (meant := names.gazetteer.near(target)):
        said = f"the position says “{target}”, which no table knows: is {' or '.join(meant)} meant?"
        remedy = "correct institution: of the position; if it is right, add it to templates/institutions.yaml, or tick it off"
        yield Finding("institution-spelling", Verdict.NEEDS_PERSON, said, remedy)


@dataclass(frozen=True, slots=True)
class _Text:
    name: str
    title: str
    shape: str
    words: str


def _texts(inspection: Inspection) -> Iterator[_Text]:
    """What our own documents say as they were composed, and supplied ones as their pages are read."""
    for document in inspection.packet.documents:
        yield _Text(document.name, document.title, document.shape, plain_text(document))
    for supplied in own_documents(inspection):
        if supplied.supplied:
            yield _Text(supplied.name, supplied.title, "statement", "\n\n".join(page.text or "" for page in supplied.pages))


def institution_findings(text: str, shape: str, names: RightNames, target: str) -> Iterator[Finding]:
    """A finding for each wrong or misspelt name of a text, each name once."""
    reading = names.read(text)
    slips = near_names(reading, _right_forms(names), names.vocabulary) if shape in PROSE else ()
    for said, meant in dict.fromkeys((slip.said, slip.meant) for slip in slips):
        right = _as_written(meant, names, target)
        remedy = f"write {right}" if meant in names.target_keys else f"write the name as your profile does ({right})"
        yield Finding("misspelt-institution", Verdict.FAIL, f"“{said}” is nearly “{right}”", remedy)
    spoilt = {at for slip in slips for at in range(slip.start, slip.start + len(slip.said))}
    told: set[str] = set()
    for mention in reading.mentions:
        if mention.start in spoilt or mention.key in told:
            continue
        if not names.is_right(mention):
            told.add(mention.key)
            yield Finding("wrong-institution", _verdict(reading, mention, shape), _said(mention, target), _remedy(mention))
        elif shape == "letter" and names.target_keys and _is_applied_to(reading, mention, names):
            told.add(mention.key)
            message = f"the letter applies to “{mention.said}”, which your profile names; the position is at {target}"
            yield Finding("wrong-institution", Verdict.FAIL, message, "name the position's institution in this sentence")


def _as_written(meant: str, names: RightNames, target: str) -> str:
    """A right name with its capitals: the position's own, else the table's, else the one that was meant in its compared form."""
    known = next(iter(names.gazetteer.named(meant)), meant)
    return next((name for name in (target, known) if name_key(name) == meant), meant.title())


def _right_forms(names: RightNames) -> tuple[str, ...]:
    """Names a slip is looked for against: all of the target's with a word long enough, those of the applicant's life in full."""
    target = sorted(key for key in names.target_keys if len(key) > 5)
    others = sorted(key for key in names.other_keys if " " in key and bare(key) != key)
    return (*target, *others)


def _verdict(reading: Reading, mention: Mention, shape: str) -> Verdict:
    """A letter speaks to one place; a statement may speak of others, unless it speaks of what is to come there."""
    if shape == "letter":
        return Verdict.FAIL
    if shape == "statement":
        return Verdict.FAIL if AHEAD.search(sentence_at(reading.text, mention.start)) else Verdict.WARNING
    return Verdict.WARNING


def _said(mention: Mention, target: str) -> str:
    known = next(iter(mention.institutions), "")
    which = f" ({known})" if known and known != mention.said and len(mention.institutions) == 1 else ""
    return f"“{mention.said}”{which} is named; the position is at {target}"


def _remedy(mention: Mention) -> str:
    return f"correct it; if it is meant, say allow-names: [{mention.said}] in the position"


def _is_applied_to(reading: Reading, mention: Mention, names: RightNames) -> bool:
    """Whether a sentence applies to an institution of the applicant's own life, and does not name the position's."""
    if names.is_target(mention):
        return False
    begin, end = sentence_span(reading.text, mention.start)
    ahead = reading.text[begin : mention.start]
    if not re.search(r"\b(?:at|to|join|joining|an der|of)\s+(?:the\s+)?$", ahead) or not ASKING.search(ahead):
        return False
    if re.search(r"\b(?:degree|Ph\.?D|thesis|student|completing|finishing|worked|work as|intern|from|since|after)\b", ahead):
        return False
    return not any(begin <= one.start < end and names.is_target(one) for one in reading.mentions)
