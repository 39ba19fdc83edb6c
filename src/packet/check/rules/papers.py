"""Rules on bound papers: how many, how old, whose, of which status, and how they are presented."""

from __future__ import annotations

from collections.abc import Iterator

from packet.check.rules.measured import Measured, broken, met
from packet.model.document import Reference, Section
from packet.model.inspection import Inspection
from packet.model.packet import Packet
from packet.model.plan import Work
from packet.model.rules import Demand

BUNDLE = "publication-bundle"


def papers(demand: Demand, inspection: Inspection) -> Measured | None:
    """Papers bound in full."""
    wanted, packet = demand.rule.papers, inspection.packet
    if wanted is None:
        return None
    count = len(_bound(packet))
    said = f"{count} paper{'s' * (count != 1)} bound in full, {wanted} wanted"
    if wanted.holds(count):
        return met(said, BUNDLE)
    code = "missing-papers" if count < wanted.least else "too-many-papers"
    return broken(code, said, _more_papers(packet), BUNDLE)


def _bound(packet: Packet) -> list[Work]:
    return [work for work in packet.plan.attached if work.key in packet.papers.readable]


def _more_papers(packet: Packet) -> str:
    lacking = [work.key for work in packet.plan.attached if work.key in packet.papers.unreadable]
    return f"give the PDF of {', '.join(lacking)}" if lacking else "change attach:, pin: or topics:"


def papers_since(demand: Demand, inspection: Inspection) -> Measured | None:
    since = demand.rule.papers_since
    if since is None:
        return None
    old = [work.key for work in _bound(inspection.packet) if work.publication.date.surely_before(since)]
    return _all_but(old, f"published since {since}", f"older than {since}")


def papers_role(demand: Demand, inspection: Inspection) -> Measured | None:
    wanted = demand.rule.papers_role
    if wanted is None:
        return None
    bound = _bound(inspection.packet)
    other = [work.key for work in bound if not work.has_part(wanted)]
    return _all_but(other, f"with you as {wanted} author", f"where you are not {wanted} author")


def papers_status(demand: Demand, inspection: Inspection) -> Measured | None:
    if demand.rule.papers_status is None:
        return None
    other = [work.key for work in _bound(inspection.packet) if not work.publication.is_accepted]
    return _all_but(other, "published", "not published")


def _all_but(wrong: list[str], right: str, why: str) -> Measured:
    if wrong:
        return broken("unfit-paper", f"{', '.join(wrong)}: {why}", f"exclude: [{', '.join(wrong)}]", BUNDLE)
    return met(f"all bound papers are {right}", BUNDLE)


def papers_marked(demand: Demand, inspection: Inspection) -> Measured | None:
    """Whether the list of publications marks the bound papers, or sets them apart under a heading of their own."""
    if demand.rule.papers_marked is None:
        return None
    lists = [one for one in inspection.packet.documents if one.shape == "list" and one.name == "publication-list"]
    if not lists:
        return broken("not-marked", "there is no list of publications", "add publication-list: {} to documents:")
    marked = {key for document in lists for section in document.blocks if isinstance(section, Section) for key in _marked(section)}
    lacking = [work.key for work in _bound(inspection.packet) if work.key not in marked]
    if lacking:
        said = f"{', '.join(lacking)}: bound, but not marked in the list"
        return broken("not-marked", said, "raise highlight:", "publication-list")
    return met("bound papers are marked in the list", "publication-list")


def _marked(section: Section) -> Iterator[str]:
    """Keys of the entries that bear a mark, or stand under the heading of the highlighted."""
    for block in section.blocks:
        if isinstance(block, Reference) and (block.marked or section.key == "highlighted"):
            yield block.key


def annotation(demand: Demand, inspection: Inspection) -> Measured | None:
    """Words of `why:` of each highlighted paper."""
    wanted = demand.rule.annotation
    if wanted is None:
        return None
    counts = {
        work.key: len(work.publication.why.text.split()) if work.publication.why else 0
        for work in inspection.packet.plan.highlighted
    }
    wrong = [f"{key} {count}" for key, count in counts.items() if not wanted.holds(count)]
    if wrong:
        return broken(
            "wrong-annotation", f"words on why a paper matters: {', '.join(wrong)}; {wanted} wanted", "write why: of these"
        )
    return met(f"{max(counts.values(), default=0)} words at most on why a paper matters")
