"""The texts that were sent, and a paper as it stands now → where they say otherwise of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from packet.compose.references import reference
from packet.compose.venues import STATUS_WORDS
from packet.formats.latex_title import plain_title
from packet.formats.typography import compared
from packet.model.document import plain
from packet.model.plain_text import lines
from packet.model.plan import Plan, Work

SAYS = {
    "published": "has been published",
    "accepted": "has been accepted",
    "submitted": "is under review",
    "preprint": "is available as a preprint",
    "in-preparation": "is in preparation",
}
"""A status, as a mail tells it."""


MEETINGS = {"conference", "workshop"}


def where(work: Work) -> str:
    """`at NSDI 2027`, `by TOCS 2027` for an article that a journal has accepted; "" without a venue."""
    venue = work.publication.venue
    if venue is None:
        return ""
    return f"{'at' if work.kind in MEETINGS else 'by' if work.publication.status == 'accepted' else 'in'} {venue}"


@dataclass(frozen=True, slots=True)
class SaidOtherwise:
    """A document that was sent, and its words on the paper."""

    document: str
    words: str


def says_otherwise(texts: Mapping[str, str], work: Work, plan: Plan) -> tuple[SaidOtherwise, ...]:
    """Each document whose words on the paper are not those of now; those that do not speak of its status do not count.

    `texts`: plain text by document. Lists print where a paper appeared, or its status, on a line below title and authors; letters
    and statements say it in the paragraph that names the paper.
    """
    return tuple(SaidOtherwise(name, words) for name, text in texts.items() if (words := _otherwise(text, work, plan)))


def mentions(texts: Mapping[str, str], work: Work) -> bool:
    return any(any(_chunks(text, work)) for text in texts.values())


def _otherwise(text: str, work: Work, plan: Plan) -> str:
    """The first words that are no longer so; "" where there are none."""
    return next(filter(None, (_in_entry(chunk, work, plan) or _in_prose(chunk, work) for chunk in _chunks(text, work))), "")


def _chunks(text: str, work: Work) -> Iterator[str]:
    """Paragraphs, bullets and entries that name the paper: by its title, or, in prose, by its short name."""
    title, name = compared(plain_title(work.publication.title)), compared(work.publication.name)
    for chunk in text.split("\n\n"):
        bullets = chunk.split("\n") if chunk.startswith("- ") else [chunk]
        yield from (one for one in bullets if title in compared(one) or f"{name} (" in compared(one))


def _in_entry(chunk: str, work: Work, plan: Plan) -> str:
    """The line of a list's entry that says where the paper appeared, where it is not that of now."""
    entry = chunk.split("\n")
    if len(entry) < 3 or not entry[0].startswith("["):
        return ""
    now = reference(work, plan)
    said = [line for line in (lines(now)[2], *(plain(fact) for fact in now.facts)) if line]
    standing = set(map(compared, entry))
    return "" if standing.issuperset(map(compared, said)) else entry[2]


def _in_prose(chunk: str, work: Work) -> str:
    """A status that the paper has no longer: “in preprint”, “under review”."""
    folded = chunk.casefold()
    old = [words for status, words in STATUS_WORDS.items() if words.casefold() in folded and status != work.publication.status]
    return old[0] if old else ""
