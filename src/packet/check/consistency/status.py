"""Honesty of the lists: what has not appeared says so and stands apart, and no paper is listed twice as two."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from packet.check.consistency.printed import Printed
from packet.check.consistency.twins import twins
from packet.check.letters import letters
from packet.model.document import Heading, Reference, Section, each_block, plain
from packet.model.finding import Finding, Verdict
from packet.model.inspection import Inspection
from packet.model.plan import Work

WORDS: Mapping[str, tuple[str, ...]] = {
    "preprint": ("preprint",),
    "submitted": ("under review", "submitted", "under submission"),
    "in-preparation": ("in preparation",),
    "accepted": ("to appear", "accepted", "in press"),
}
"""Status to the words of which one must stand beside the paper."""
PUBLISHED_HEADINGS = ("paper", "article", "book", "chapter", "thes", "report", "published", "journal", "conference")
APART = ("preprint", "submitted", "review", "preparation", "unpublished", "manuscript", "progress")
"""Words of headings below which published work stands, and of those below which work stands that is not."""


def check_status(inspection: Inspection, printed: tuple[Printed, ...]) -> tuple[Finding, ...]:
    """Unpublished work is not printed as published, accepted work says where, and a preprint goes with its published twin."""
    works = {work.number: work for work in inspection.packet.plan.works}
    shown = {block.number for one in printed for block in each_block(one.document.blocks) if isinstance(block, Reference)}
    found = [
        *(finding for one in printed for finding in (*_unsaid(one, works), *_among_published(one, works))),
        *(finding for number, work in works.items() if number in shown for finding in _accepted(work)),
        *_twins({number: work for number, work in works.items() if number in shown}),
    ]
    waiting = [number for number in shown if works[number].publication.status != "published"]
    if found or not shown:
        return tuple(found)
    said = f"{len(waiting)} of {len(shown)} papers listed have not appeared, and say so; none is listed twice"
    return (Finding("publication-status", Verdict.PASS, said),)


def _unsaid(one: Printed, works: Mapping[str, Work]) -> Iterator[Finding]:
    """Entries of unpublished work without a word that says so, in the tree or on the page."""
    printed: dict[str, list[str]] = {}
    for entry in one.entries:
        printed.setdefault(entry.number, []).append(entry.letters)
    for block in each_block(one.document.blocks):
        if not isinstance(block, Reference) or block.number not in works:
            continue
        status = works[block.number].publication.status
        words = tuple(map(letters, WORDS.get(status, ())))
        said = letters(" ".join((block.status, *map(plain, block.facts))))
        seen = all(any(word in entry for word in words) for entry in printed.get(block.number, ()))
        if words and not (seen and (printed.get(block.number) or any(word in said for word in words))):
            message = f"[{block.number}] is {_status(status)}, but is printed without a word that says so"
            remedy = "say it in its note:, or show the full form (style: full)"
            yield Finding("publication-status", Verdict.FAIL, message, remedy, one.document.name, subject=works[block.number].key)


def _status(status: str) -> str:
    return {"submitted": "under review", "preprint": "a preprint", "in-preparation": "in preparation"}.get(status, status)


def _among_published(one: Printed, works: Mapping[str, Work]) -> Iterator[Finding]:
    """Unpublished work below a heading that speaks of published work."""
    for heading, block in _under_headings(one):
        work = works.get(block.number)
        folded = heading.casefold()
        if not work or work.publication.is_accepted or any(word in folded for word in APART):
            continue
        if any(word in folded for word in PUBLISHED_HEADINGS):
            message = f"[{block.number}] is {_status(work.publication.status)}, but stands below “{heading}”"
            remedy = f"leave out kind: of {work.key} until it has appeared, or say its status:"
            yield Finding("publication-status", Verdict.WARNING, message, remedy, one.document.name, subject=work.key)


def _under_headings(one: Printed) -> Iterator[tuple[str, Reference]]:
    """Every entry with the heading right above it; that of the section says nothing of status."""
    heading = ""
    for block in each_block(one.document.blocks):
        if isinstance(block, Section | Heading):
            heading = plain(block.content) if isinstance(block, Heading) else ""
        elif isinstance(block, Reference):
            yield heading, block


def _accepted(work: Work) -> Iterator[Finding]:
    publication = work.publication
    if publication.status == "accepted" and not (publication.venue and publication.venue.year):
        lack = "the year of its venue" if publication.venue else "a venue"
        remedy = f"say venue: ACRONYM YEAR for {work.key}; what nobody can look up is “submitted”"
        yield Finding(
            "publication-status", Verdict.WARNING, f"[{work.number}] is accepted, but does not say {lack}", remedy, subject=work.key
        )


def _twins(works: Mapping[str, Work]) -> Iterator[Finding]:
    """Two entries for one paper, one of which has not appeared: two with one title that have are a conference's and a journal's."""
    for pair in twins({number: work.publication for number, work in works.items()}):
        mine, its = works[pair.one], works[pair.other]
        waiting = [work for work in (mine, its) if not work.publication.is_accepted]
        if not waiting and pair.common == "the title":
            continue
        message = f"[{pair.one}] and [{pair.other}] may be one paper: they have {pair.common} in common"
        remedy = f"give the published entry the arxiv: of the preprint, and delete {(waiting or [its])[0].key}"
        verdict = Verdict.WARNING if pair.sure else Verdict.NEEDS_PERSON
        yield Finding("listed-twice", verdict, message, remedy, subject=f"{mine.key}-{its.key}")
