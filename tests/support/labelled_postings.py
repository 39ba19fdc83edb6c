"""Labelled postings → how many proposals are right, and how many of the labels were found, field by field.

A label is what the posting says in the form of a position file; a list holds the forms that count as right. `also` are documents, and
`alternatives` deadlines, that may be proposed and need not be; `doubt` has what a person must decide, so it is not to be proposed as
certain; `wording` is what the letter must name, each by itself. `others` are what is asked for and no document of ours; of `debatable`
fields (`area`, `pages.cv`) two careful people could think differently, so they count in neither way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from packet.institutions.gazetteer import shipped
from packet.postings.places import KnownPortal
from packet.postings.proposal import Proposal
from packet.postings.reading import Reading, read_posting
from packet.store.postings import posting_text

ADS = Path(__file__).parent.parent / "postings"
PORTALS = {
    "interfolio": KnownPortal("Interfolio", "https://interfolio.com"),
    "uc-recruit": KnownPortal("UC Recruit", ""),
    "workday": KnownPortal("Workday", ""),
    "nature-careers": KnownPortal("Nature Careers", "https://nature.com/naturecareers"),
    "utoronto": KnownPortal("University of Toronto", "https://jobs.utoronto.ca"),
    "harvard-aries": KnownPortal("Harvard ARIeS", "https://academicpositions.harvard.edu"),
}
RULES = [
    "papers",
    "referees",
    "letters",
    "referee-contact",
    "files",
    "file-size",
    "total-size",
    "file-name",
    "names",
    "first",
    "nothing-else",
    "order",
    "font-size",
    "margins",
    "personal-data",
    "by-hand",
]
ADDRESS = {"to": "apply.to", "subject": "apply.subject", "portals": "portals"}
Claim = tuple[str, str, str]
"""Field, what it is inside of, value."""


@dataclass(frozen=True, slots=True)
class Label:
    """One thing that a posting says: the claims that are right for it, of which one is to be found."""

    field: str
    right: frozenset[Claim]
    wanted: bool = True
    doubtful: bool = False
    """Right only among the readings of what is not certain."""


@dataclass(frozen=True, slots=True)
class Judged:
    name: str
    reading: Reading
    labels: tuple[Label, ...]
    debatable: frozenset[str] = frozenset()

    def is_debatable(self, field: str, inside: str) -> bool:
        name = field.removeprefix("rules.")
        return bool({name, f"{name}.{inside}"} & self.debatable)

    def wrong(self) -> tuple[Proposal, ...]:
        certain = [label for label in self.labels if not label.doubtful]
        return tuple(
            one
            for one in self.reading.certain
            if not self.is_debatable(one.field, one.inside) and not any(claim(one) in label.right for label in certain)
        )

    def wrong_alternatives(self) -> tuple[Proposal, ...]:
        """Unclear ones among whose readings the right one is not."""
        return tuple(
            one
            for one in self.reading.unclear
            if not self.is_debatable(one.field, one.inside)
            and not any(
                (one.field, one.inside, _folded(value)) in label.right for value in one.alternatives for label in self.labels
            )
        )

    def missed(self) -> tuple[Label, ...]:
        """What is doubtful is found where it is told."""
        claims = {claim(one) for one in self.reading.certain}
        told = {(one.field, one.inside, _folded(value)) for one in self.reading.unclear for value in one.alternatives}
        return tuple(
            label
            for label in self.labels
            if label.wanted
            and not (told if label.doubtful else claims) & label.right
            and not any(self.is_debatable(field, inside) for field, inside, _ in label.right)
        )


def claim(one: Proposal) -> Claim:
    return one.field, one.inside, _folded(one.value)


def _folded(value: str) -> str:
    return " ".join(value.casefold().replace("the ", "").split()).rstrip("/")


def judged(folder: Path) -> tuple[Judged, ...]:
    paths = sorted(path for path in folder.iterdir() if path.suffix != ".yaml")
    return tuple(_judged(path, yaml.safe_load(path.with_suffix(".yaml").read_text(encoding="utf-8"))) for path in paths)


def _judged(path: Path, said: Mapping[str, Any]) -> Judged:
    reading = read_posting(posting_text(path.read_bytes(), path.name), shipped(), PORTALS)
    debatable = frozenset("by-hand" if one == "others" else one for one in said.get("debatable", ()))
    return Judged(path.stem, reading, tuple(labels(said)), debatable)


def _label(field: str, value: Any, inside: str = "", *, wanted: bool = True) -> Label:
    doubtful = isinstance(value, dict) and "doubt" in value
    said = next(iter(value.values())) if isinstance(value, dict) else value
    several = said if isinstance(said, list) else [said]
    wanted = wanted and not (isinstance(value, dict) and "also" in value)
    return Label(field, frozenset((field, inside, _folded(str(one))) for one in several), wanted, doubtful)


def labels(said: Mapping[str, Any]) -> Iterator[Label]:
    for field in ("institution", "department", "title", "rank", "requisition", "addressee", "area", "url", "portal"):
        if field in said:
            yield _label(field, said[field])
    for name, field in ADDRESS.items():
        if name in said:
            yield _label(field, said[name])
    for kind, value in said.get("deadlines", {}).items():
        yield _label(f"deadlines.{kind}", value)
    for kind, value in said.get("alternatives", {}).items():
        yield _label(f"deadlines.{kind}", value, wanted=False)
    for document in said.get("documents", ()):
        yield _label("rules.documents", document)
    for document in (*said.get("optional", ()), *said.get("also", ())):
        yield _label("rules.documents", document, wanted=False)
        yield _label("rules.optional", document, wanted=False)
    for other in said.get("others", ()):
        yield _label("rules.by-hand", other)
    for kind in ("pages", "words"):
        for document, value in said.get(kind, {}).items():
            yield _label(f"rules.{kind}", value, document)
    for document, value in said.get("alternatives_pages", {}).items():
        yield _label("rules.pages", value, document, wanted=False)
    for words in said.get("wording", ()):
        yield Label("rules.names", frozenset(("rules.names", inside, words) for inside in ("", "cover-letter")))
    for document, value in said.get("file-names", {}).items():
        yield _label("rules.file-name", value, document)
    for rule in RULES:
        if rule in said:
            yield _label(f"rules.{rule}", said[rule])


def table(postings: tuple[Judged, ...]) -> tuple[float, float, str]:
    """Precision and recall over all fields, and a line for each field."""
    right, proposed, found, wanted = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for one in postings:
        wrong = set(map(claim, one.wrong()))
        for made in one.reading.certain:
            proposed[_kind(made.field)] += 1
            right[_kind(made.field)] += claim(made) not in wrong
        missed = set(one.missed())
        for label in one.labels:
            if label.wanted:
                wanted[_kind(label.field)] += 1
                found[_kind(label.field)] += label not in missed
    lines = [
        f"{field:18} precision {right[field]:3} of {proposed[field]:3}   recall {found[field]:3} of {wanted[field]:3}"
        for field in sorted(proposed | wanted)
    ]
    return right.total() / proposed.total(), found.total() / wanted.total(), "\n".join(lines)


def _kind(field: str) -> str:
    return "deadlines" if field.startswith("deadlines.") else field
