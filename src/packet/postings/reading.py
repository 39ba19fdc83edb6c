"""A posting, word for word → a `Reading`: what it seems to say, and what was not found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from packet.institutions.gazetteer import Gazetteer
from packet.postings.addressee import addressee
from packet.postings.counts import counts
from packet.postings.deadlines import deadlines
from packet.postings.department import department
from packet.postings.documents import documents
from packet.postings.each_file import each_file, joined
from packet.postings.files import files
from packet.postings.institution import institution
from packet.postings.nothing_else import nothing_else
from packet.postings.page_look import page_look
from packet.postings.passages import Passage, Posting, read_passages
from packet.postings.places import KnownPortal, places
from packet.postings.privacy import privacy
from packet.postings.proposal import Proposal
from packet.postings.references import references
from packet.postings.side_matter import without_side_matter
from packet.postings.titles import titles
from packet.postings.unread import unread
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
    """What a posting seems to say. `missing` names in words what was not found; of `unread` nothing was taken, though it tells
    applicants something.
    """

    posting: Posting
    proposals: tuple[Proposal, ...]
    missing: tuple[str, ...]
    unread: tuple[Passage, ...]

    @property
    def certain(self) -> tuple[Proposal, ...]:
        return tuple(one for one in self.proposals if one.certain)

    @property
    def unclear(self) -> tuple[Proposal, ...]:
        return tuple(one for one in self.proposals if not one.certain)


def read_posting(text: str, gazetteer: Gazetteer, portals: Mapping[str, KnownPortal]) -> Reading:
    """Read a posting. The same text gives the same proposals, each with the words that it comes from."""
    posting = without_side_matter(read_passages(text))
    names = tuple(institution(posting, gazetteer))
    own = names[0].value if names else ""
    units = tuple(department(posting, gazetteer, own))
    asked = tuple(documents(posting))
    found = (
        *names,
        *units,
        *titles(posting, gazetteer, units[0].value if units else "", own),
        *references(posting),
        *addressee(posting),
        *wording(posting),
        *deadlines(posting),
        *asked,
        *counts(posting),
        *nothing_else(posting),
        *page_look(posting),
        *_files(posting, asked),
        *privacy(posting),
        *places(posting, portals),
    )
    made = tuple(dict.fromkeys(found))
    fields = [one.field for one in made]
    missing = [words for words, sought in SOUGHT.items() if not any(field.startswith(sought) for field in fields)]
    return Reading(posting, made, tuple(missing), unread(posting, made))


def _files(posting: Posting, asked: Iterable[Proposal]) -> Iterator[Proposal]:
    """`One PDF` is not that of all documents where it is said of some alone; a size of files is said once."""
    whole, some = tuple(files(posting)), joined(posting, frozenset(one.value for one in asked if one.field == "rules.documents"))
    of_some = {(one.field, one.start) for one in some}
    yield from (one for one in whole if (one.field, one.start) not in of_some)
    yield from some
    sized = any(one.field == "rules.file-size" for one in whole)
    yield from (one for one in each_file(posting) if not (sized and one.field == "rules.file-size"))
