"""Rules on the list of publications: numbers, groups, the applicant's name, long lists of authors, unpublished work."""

from __future__ import annotations

from collections.abc import Iterator

from packet.check.rules.measured import Measured, broken, met
from packet.model.document import Block, Document, Heading, Reference, Run, Section, plain
from packet.model.inspection import Inspection
from packet.model.rules import Demand
from packet.model.target import PublicationView

REMEDY = "add publication-list: {} to documents:"


def numbered(demand: Demand, inspection: Inspection) -> Measured | None:
    if demand.rule.numbered is None:
        return None
    found = [one for document in _lists(inspection) for one in _references(document.blocks)]
    bare = [one.key for one in found if not one.number]
    if bare or not found:
        return broken("list-not-numbered", f"without a number: {', '.join(bare) or 'every entry'}", REMEDY)
    return met(f"{len(found)} entries bear numbers", "publication-list")


def grouped(demand: Demand, inspection: Inspection) -> Measured | None:
    """Whether headings part the list by kind; one kind alone needs none."""
    if demand.rule.grouped is None:
        return None
    kinds = {work.kind for work in inspection.packet.plan.works}
    headings = [block for document in _lists(inspection) for block in _blocks(document.blocks) if isinstance(block, Heading)]
    if headings or (len(kinds) < 2 and _lists(inspection)):
        return met(f"{len(headings)} groups", "publication-list")
    return broken("list-not-grouped", "the list is not grouped", "say publications: {group: kind} for it", "publication-list")


def owner(demand: Demand, inspection: Inspection) -> Measured | None:
    """How the applicant's name stands among the authors of CV and list."""
    wanted = demand.rule.owner
    if wanted is None:
        return None
    works = {work.key: work for work in inspection.packet.plan.works if work.owner is not None}
    found = [one for document in inspection.packet.documents for one in _references(document.blocks) if one.key in works]
    shown = [one for one in found if any(isinstance(run, Run) and run.strong for run in one.authors)]
    if wanted == "underlined":
        shown = [one for one in shown if any(isinstance(run, Run) and getattr(run, "underlined", False) for run in one.authors)]
    if len(shown) < len(found):
        first = next(one.key for one in found if one not in shown)
        return broken("owner-not-marked", f"your name is not {wanted} in {first}", "say names: in the profile, or mark it by hand")
    return met(f"your name is {wanted} in {len(shown)} entries")


def authors(demand: Demand, inspection: Inspection) -> Measured | None:
    """Whether the list of publications follows the policy for long lists of authors."""
    policy, plan = demand.rule.authors, inspection.packet.plan
    if policy is None:
        return None
    specs = [one.spec for one in plan.documents if one.name in (demand.rule.inside or ("publication-list",))]
    if any((spec.publications or PublicationView()).authors == policy for spec in specs):
        return met("lists of authors are cut as wanted", "publication-list")
    remedy = "say publications: {authors: …} for the list"
    return broken("wrong-authors", "lists of authors are not cut as the call wants it", remedy, "publication-list")


def submitted(demand: Demand, inspection: Inspection) -> Measured | None:
    """Whether work that is not accepted is listed."""
    wanted = demand.rule.submitted
    if wanted is None:
        return None
    open_work = {work.key for work in inspection.packet.plan.works if work.publication.status in {"submitted", "in-preparation"}}
    listed = {one.key for document in inspection.packet.documents for one in _references(document.blocks)} & open_work
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


def _blocks(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Section):
            yield from _blocks(block.blocks)
        else:
            yield block


def _references(blocks: tuple[Block, ...]) -> Iterator[Reference]:
    return (block for block in _blocks(blocks) if isinstance(block, Reference) and plain(block.title))
