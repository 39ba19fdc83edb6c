"""A `Plan` and its chapters → the files that `output:` asks for: which chapters each one holds, and its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from packet.merge.assembly import Chapter, info_of, segment_of
from packet.merge.binding import bind
from packet.model.naming import name_facts
from packet.model.packet import Packet, PacketFile
from packet.model.part import Part
from packet.model.plan import Plan


@dataclass(frozen=True, slots=True)
class FilePlan:
    """A file to come; `documents` are the names of what it holds, in order."""

    name: str
    chapters: tuple[Chapter, ...]
    documents: tuple[str, ...]


def usual_files(packet: Packet) -> tuple[PacketFile, ...]:
    """The packet, and (unless it is wanted alone) each document as a file of its own, whose pages bear the packet's numbers."""
    plan, count = packet.plan, len(packet.parts)
    whole = PacketFile(_name(plan, "packet", 0, "packet"), packet.file, tuple(part.name for part in packet.parts))
    parts = [PacketFile(_name(plan, part.name, part.order, USUAL), part.file, (part.name,)) for part in packet.parts]
    return _distinct([whole, *(parts if plan.output.files == "both" and count else ())])


USUAL = "{number}-{document}"


def split(plan: Plan, chapters: Sequence[Chapter]) -> tuple[FilePlan, ...]:
    """The files where none is to hold the whole packet: empty where one is."""
    if plan.output.whole:
        return ()
    together = [chapter for chapter in chapters if not _apart(chapter, plan)]
    groups = [*_groups(plan, together), *(lone for chapter in chapters if _apart(chapter, plan) for lone in _lone(chapter, plan))]
    return tuple(
        FilePlan(_name(plan, "+".join(names), order, USUAL), tuple(own), names)
        for order, own in enumerate(groups, 1)
        if (names := tuple(chapter.document.name for chapter in own))
    )


def _apart(chapter: Chapter, plan: Plan) -> bool:
    return chapter.document.kind == "publication-bundle" and plan.output.papers != "in"


def _groups(plan: Plan, chapters: Sequence[Chapter]) -> Iterator[list[Chapter]]:
    """Groups in the order asked for, then what no group names."""
    files = plan.output.files
    by_name = {chapter.document.name: chapter for chapter in chapters}
    if files in {"one", "both"}:
        yield list(chapters)
        return
    for group in files if not isinstance(files, str) else ():
        if found := [by_name.pop(name) for name in group if name in by_name]:
            yield found
    yield from ([chapter] for chapter in by_name.values())


def _lone(chapter: Chapter, plan: Plan) -> Iterator[list[Chapter]]:
    """The bundle as one file, or a file for each of its papers, under the paper's key."""
    if plan.output.papers == "merged":
        yield [chapter]
        return
    for leaf in chapter.leaves:
        if leaf.paper:
            document = replace(chapter.document, name=leaf.name, title=plan.work(leaf.name).publication.title)
            yield [Chapter(document, (replace(leaf, title=document.title, level=0, anchor=f"paper:{leaf.name}"),))]


def _name(plan: Plan, document: str, number: int, usual: str) -> str:
    return plan.output.file_name(name_facts(plan, document, number), usual)


def _distinct(files: Sequence[PacketFile]) -> tuple[PacketFile, ...]:
    """The same files, no two under one name: a pattern may leave out what tells them apart."""
    taken: set[str] = set()
    found = []
    for one in files:
        stem = one.name.removesuffix(".pdf")
        tries = (one.name, *(f"{stem}-{count}.pdf" for count in range(2, len(files) + 1)))
        name = next(name for name in tries if name.casefold() not in taken)
        taken.add(name.casefold())
        found.append(replace(one, name=name))
    return tuple(found)


def bind_file(one: FilePlan, plan: Plan, parts: Mapping[str, Part], stamps: Mapping[str, Part]) -> PacketFile:
    """One of the files that were split: its documents' links end in it, or lead to the web."""
    segments = [segment_of(leaf, parts, stamps) for chapter in one.chapters for leaf in chapter.leaves]
    title = " · ".join(chapter.document.title for chapter in one.chapters)
    return PacketFile(one.name, bind(segments, info_of(plan, title)), one.documents)


def files_of(packet: Packet, split_files: Sequence[PacketFile]) -> tuple[PacketFile, ...]:
    """What is written: the usual files, or those that were split."""
    return _distinct(split_files) if split_files else usual_files(packet)
