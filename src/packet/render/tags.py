"""From marked content in reading order to the structure tree and the links, as values; `merge/` writes the objects."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, takewhile

from packet.model.document import Target
from packet.model.laid import Letters, Step, Way
from packet.model.part import LinkAnnotation, MarkedContent, PartLink, Rectangle, TagNode

DEPTH, HEIGHT = 0.22, 0.78
"""How far a link's area reaches below and above the baseline, in parts of the letters' size."""

_HEADING = re.compile(r"H([1-6])\Z")


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of content as it was marked on a page: the element it belongs to, and its letters."""

    way: Way
    page: int
    mcid: int
    letters: tuple[Letters, ...]

    @property
    def link(self) -> Step | None:
        return self.way[-1] if self.way[-1].kind == "Link" else None


@dataclass(frozen=True, slots=True)
class LinkPart:
    """One line of a link: the value for the part, and the Link element that it belongs to."""

    element: Step
    link: PartLink


def links_of(marks: Sequence[Mark]) -> tuple[LinkPart, ...]:
    """One link a line that a linked text runs over; each says the whole text."""
    linked = [mark for mark in marks if mark.link]
    said: dict[Step, str] = {}
    for mark in linked:
        said[mark.way[-1]] = said.get(mark.way[-1], "") + " " + "".join(letters.text for letters in mark.letters)
    return tuple(part for mark in linked for part in _lines(mark, " ".join(said[mark.way[-1]].split())))


def _lines(mark: Mark, says: str) -> Iterator[LinkPart]:
    for baseline, group in groupby(mark.letters, lambda letters: letters.baseline):
        line = list(group)
        target = line[0].target or Target()
        yield LinkPart(mark.way[-1], PartLink(mark.page, _area(line, baseline), target, _name(says, target)))


def _area(line: Sequence[Letters], baseline: float) -> Rectangle:
    size = max(letters.size for letters in line)
    right = line[-1].left + line[-1].width
    return Rectangle(line[0].left, baseline - DEPTH * size, right, baseline + HEIGHT * size)


def _name(says: str, target: Target) -> str:
    return says if not target.url or target.url in says else f"{says} ({target.url})"


def tree_of(marks: Sequence[Mark], links: Sequence[LinkPart]) -> TagNode:
    """The Document element with everything below it, in reading order."""
    annotations: dict[Step, list[LinkAnnotation]] = {}
    for index, part in enumerate(links):
        annotations.setdefault(part.element, []).append(LinkAnnotation(index))
    return TagNode("Document", _children(_evenly_headed(marks), 0, annotations))


def _evenly_headed(marks: Sequence[Mark]) -> Iterator[Mark]:
    """The marks with headings that begin at H1 and skip no level, whatever levels were written (ISO 14289-1, 7.4.2)."""
    above: list[int] = []
    known: dict[Step, Step] = {}
    for mark in marks:
        for at, step in enumerate(mark.way):
            if step not in known and (found := _HEADING.match(step.kind)):
                level = int(found[1])
                above = [*takewhile(level.__gt__, above), level]
                known[step] = Step(f"H{len(above)}", step.serial, step.language)
            if step in known:
                mark = replace(mark, way=(*mark.way[:at], known[step], *mark.way[at + 1 :]))
        yield mark


def _children(
    marks: Iterable[Mark], depth: int, annotations: Mapping[Step, Sequence[LinkAnnotation]]
) -> tuple[TagNode | MarkedContent, ...]:
    """Elements stand where they first appear; marked content of one element is gathered in it wherever it stands."""
    order: list[Step | MarkedContent] = []
    inside: dict[Step, list[Mark]] = {}
    for mark in marks:
        if len(mark.way) == depth:
            order.append(MarkedContent(mark.page, mark.mcid))
            continue
        step = mark.way[depth]
        if step not in inside:
            order.append(step)
        inside.setdefault(step, []).append(mark)
    return tuple(_node(item, inside[item], depth + 1, annotations) if isinstance(item, Step) else item for item in order)


def _node(step: Step, marks: Sequence[Mark], depth: int, annotations: Mapping[Step, Sequence[LinkAnnotation]]) -> TagNode:
    children = _children(marks, depth, annotations)
    return TagNode(step.kind, (*children, *annotations.get(step, ())), step.language)
