"""A work → the words that say where it appeared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from packet.model.plan import Work
from packet.model.publications import Appearance, Kind, Status
from packet.model.scalars import Date

STATUS_WORDS: Mapping[Status, str] = {
    "preprint": "In preprint",
    "submitted": "Under review",
    "in-preparation": "In preparation",
    "accepted": "To appear",
}

KIND_WORDS: Mapping[Kind, tuple[str, str]] = {
    "conference": ("conference paper", "Conference Papers"),
    "journal": ("journal article", "Journal Articles"),
    "workshop": ("workshop paper", "Workshop Papers"),
    "preprint": ("preprint", "Preprints and Submitted Work"),
    "book": ("book", "Books"),
    "chapter": ("book chapter", "Book Chapters"),
    "thesis": ("thesis", "Theses"),
    "report": ("technical report", "Technical Reports"),
    "other": ("other publication", "Other Publications"),
}
"""Kind of publication: the word for one of them, and the heading over several."""


def edition_behind(name: str, appearance: Appearance, date: Date) -> str:
    """What stands in brackets behind a venue's long name: `SIGCOMM 2025`.

    Where a journal has no acronym its name stands there alone, with the year of the edition if the date says another.
    """
    if appearance.acronym.casefold() != name.casefold():
        return str(appearance)
    return "" if appearance.year in {None, date.year} else str(appearance.year)


def edition(work: Work) -> str:
    """`SIGCOMM 2025`; for what is not accepted, the status before it; without a venue the year."""
    publication = work.publication
    where = str(publication.venue or publication.date.year)
    waits = status_words(work) and not (publication.venue and publication.status == "accepted")
    return f"{status_words(work).lower()}, {where}" if waits else where


def status_words(work: Work) -> str:
    """What stands in place of, or behind, the venue of unpublished work; "" for what has appeared."""
    return STATUS_WORDS.get(work.publication.status, "")


def counts_line(works: tuple[Work, ...], leads: int = 0) -> str:
    """`12 publications, 5 of them as first or equal first author: 7 conference papers, 3 journal articles …`, computed."""
    counts = Counter(_counted_as(work) for work in works)
    known = [*(one for one, _ in KIND_WORDS.values()), *COUNTED_BY_STATUS.values()]
    parts = [f"{counts[word]} {_several(word, counts[word])}" for word in known if counts[word]]
    total = f"{len(works)} publication{'s' * (len(works) != 1)}{_leading(leads, len(works))}"
    return f"{total}: {', '.join(parts)}" if len(parts) > 1 else total


COUNTED_BY_STATUS: Mapping[Status, str] = {"submitted": "paper under review", "in-preparation": "paper in preparation"}


def _counted_as(work: Work) -> str:
    """What one of its kind is called: a preprint is one that can be read, whatever else is not published."""
    return COUNTED_BY_STATUS.get(work.publication.status) or KIND_WORDS[work.kind][0]


def _several(word: str, count: int) -> str:
    if count == 1:
        return word
    return "theses" if word == "thesis" else word.replace("paper ", "papers ", 1) if word.startswith("paper ") else f"{word}s"


def _leading(leads: int, of: int) -> str:
    """How many of them the applicant leads; "" for none."""
    if not leads or of == 1:
        return " as first or equal first author" if leads else ""
    return f", {leads if leads < of else 'all'} of them as first or equal first author"
