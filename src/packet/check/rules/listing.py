"""Rules on the list of publications: numbers, groups, the applicant's name, long lists of authors, unpublished work."""

from __future__ import annotations

from collections.abc import Iterator

from packet.check.rules.measured import Measured, broken, cannot_tell, met, scope_of
from packet.model.author_policy import AuthorPolicy
from packet.model.document import Document, Heading, Reference, Run, each_block, plain
from packet.model.inspection import Inspection
from packet.model.plan import Work
from packet.model.rules import Demand

REMEDY = "add publication-list: {} to documents:"


def numbered(demand: Demand, inspection: Inspection) -> Measured | None:
    if demand.rule.numbered is None:
        return None
    found = [one for document in _lists(inspection) for one in _references(document)]
    bare = [one.key for one in found if not one.number]
    if bare or not found:
        return broken("list-not-numbered", f"without a number: {', '.join(bare) or 'every entry'}", REMEDY)
    return met(f"{len(found)} entries bear numbers", "publication-list")


def grouped(demand: Demand, inspection: Inspection) -> Measured | None:
    """Whether headings part the list by kind; one kind alone needs none."""
    if demand.rule.grouped is None:
        return None
    kinds = {work.kind for work in inspection.packet.plan.works}
    headings = [block for document in _lists(inspection) for block in each_block(document.blocks) if isinstance(block, Heading)]
    if headings or (len(kinds) < 2 and _lists(inspection)):
        return met(f"{len(headings)} groups", "publication-list")
    return broken("list-not-grouped", "the list is not grouped", "say publications: {group: kind} for it", "publication-list")


def owner(demand: Demand, inspection: Inspection) -> Measured | None:
    """How the applicant's name stands among the authors of CV and list."""
    wanted = demand.rule.owner
    if wanted is None:
        return None
    works = {work.key: work for work in inspection.packet.plan.works if work.owner is not None}
    found = [one for document in inspection.packet.documents for one in _references(document) if one.key in works]
    shown = [one for one in found if any(isinstance(run, Run) and run.strong for run in one.authors)]
    if wanted == "underlined":
        shown = [one for one in shown if any(isinstance(run, Run) and run.underlined for run in one.authors)]
    if not found:
        return cannot_tell("you were found among the authors of no paper that is listed", "say names: in the profile")
    if len(shown) < len(found):
        first = next(one.key for one in found if one not in shown)
        return broken("owner-not-marked", f"your name is not {wanted} in {first}", "say names: in the profile, or mark it by hand")
    return met(f"your name is {wanted} in {len(shown)} entries")


def authors(demand: Demand, inspection: Inspection) -> Measured | None:
    """Whether the lists of authors are cut as the call wants it: how many of each paper's authors are printed."""
    policy, packet = demand.rule.authors, inspection.packet
    if policy is None:
        return None
    works = {work.key: work for work in packet.plan.works}
    inside = demand.rule.inside or tuple(document.name for document in _lists(inspection))
    entries = [one for document in packet.documents if document.name in inside for one in _references(document)]
    for entry in entries:
        work, printed = works[entry.key], _printed_authors(entry, works[entry.key])
        if not _follows(policy, work, printed):
            said = f"{entry.key} has {len(work.publication.authors)} authors, and {len(printed)} names are printed"
            remedy = "say publications: {authors: …} for the list"
            return broken("wrong-authors", said, remedy, scope_of(demand) or "publication-list")
    if not entries:
        return cannot_tell("no publication is listed", REMEDY)
    return met(f"the authors of {len(entries)} entries are named as wanted", scope_of(demand) or "publication-list")


def _printed_authors(entry: Reference, work: Work) -> tuple[int, ...]:
    """Which authors an entry names, by their places from 0."""
    said = [run.text for run in entry.authors if isinstance(run, Run)]
    return tuple(at for at, author in enumerate(work.publication.authors) if any(text.startswith(author.name) for text in said))


def _follows(policy: AuthorPolicy, work: Work, printed: tuple[int, ...]) -> bool:
    count = len(work.publication.authors)
    if policy.only_coauthors:
        return work.owner not in printed
    if policy.first is None or count < policy.least or count <= policy.first + policy.last:
        return len(printed) == count
    if policy.at_most:
        return len(printed) <= policy.first
    ends = {*range(policy.first), *range(count - policy.last, count)}
    return ends <= set(printed) and len(printed) <= len(ends | {work.owner})


def submitted(demand: Demand, inspection: Inspection) -> Measured | None:
    """Whether work that is not accepted is listed."""
    wanted = demand.rule.submitted
    if wanted is None:
        return None
    works = inspection.packet.plan.works
    open_work = {work.key for work in works if not work.publication.is_accepted}
    if wanted == "in":
        open_work = {work.key for work in works if work.publication.status == "submitted"}
    listed = {one.key for document in inspection.packet.documents for one in _references(document)} & open_work
    if wanted == "out" and listed:
        return broken("submitted-listed", f"not accepted, but listed: {', '.join(sorted(listed))}", "leave these out of the list")
    if wanted == "in" and open_work - listed:
        said = f"submitted, but not listed: {', '.join(sorted(open_work - listed))}"
        return broken("submitted-not-listed", said, "say show: all in publications: of the list")
    return met("no work that is not accepted is listed" if wanted == "out" else "submitted work is listed")


def _lists(inspection: Inspection) -> list[Document]:
    """The list of publications, else the CV, which then holds it."""
    documents = inspection.packet.documents
    own = [one for one in documents if one.name == "publication-list"]
    return own or [one for one in documents if one.shape == "cv"]


def _references(document: Document) -> Iterator[Reference]:
    return (block for block in each_block(document.blocks) if isinstance(block, Reference) and plain(block.title))
