"""A posting, word for word → a `Reading`: what it seems to say, and what was not found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from packet.institutions.gazetteer import Gazetteer
from packet.postings.addressee import addressee
from packet.postings.counts import counts
from packet.postings.deadlines import deadlines
from packet.postings.department import department
from packet.postings.documents import documents
from packet.postings.files import files
from packet.postings.institution import institution
from packet.postings.passages import Posting, read_passages
from packet.postings.places import KnownPortal, places
from packet.postings.proposal import Proposal
from packet.postings.references import references
from packet.postings.titles import titles
from packet.postings.wording import wording

SOUGHT: Mapping[str, tuple[str, ...]] = {
    "institution": ("institution",),
    "department": ("department",),
    "title": ("title",),
    "area": ("area",),
    "requisition number": ("requisition",),
    "addressee": ("addressee",),
    "deadlines": ("deadlines.",),
    "documents": ("rules.documents",),
    "page limits": ("rules.pages", "rules.words", "rules.characters"),
    "number of papers": ("rules.papers",),
    "referees or letters": ("rules.referees", "rules.letters"),
    "files and their names": ("rules.files", "rules.file-name", "rules.file-size", "rules.total-size"),
    "where to send it": ("apply.to", "url", "portal", "portals"),
}
"""What a posting is searched for, in words, and the fields that say it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a posting seems to say. `missing` names in words what was not found."""

    posting: Posting
    proposals: tuple[Proposal, ...]
    missing: tuple[str, ...]

    @property
    def certain(self) -> tuple[Proposal, ...]:
        return tuple(one for one in self.proposals if one.certain)

    @property
    def unclear(self) -> tuple[Proposal, ...]:
        return tuple(one for one in self.proposals if not one.certain)


def read_posting(text: str, gazetteer: Gazetteer, portals: Mapping[str, KnownPortal]) -> Reading:
    """Read a posting. The same text gives the same proposals, each with the words that it comes from."""
    posting = read_passages(text)
    names = tuple(institution(posting, gazetteer))
    own = names[0].value if names else ""
    units = tuple(department(posting, gazetteer, own))
    found = (
        *names,
        *units,
        *titles(posting, gazetteer, units[0].value if units else "", own),
        *references(posting),
        *addressee(posting),
        *wording(posting),
        *deadlines(posting),
        *documents(posting),
        *counts(posting),
        *files(posting),
        *places(posting, portals),
    )
    made = tuple(dict.fromkeys(found))
    fields = [one.field for one in made]
    missing = [words for words, sought in SOUGHT.items() if not any(field.startswith(sought) for field in fields)]
    return Reading(posting, made, tuple(missing))
