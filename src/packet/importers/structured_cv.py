"""A CV whose entries are mappings with named values (RenderCV, JSON Resume) → entries and papers, gathered as they are read.

A format brings the values of an entry to neutral names (`what`, `at`, `role`, `start`, `end`, `summary`, `highlights`, `items`);
`structured_entries.py` brings these to the names of the profile's sections.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from packet.formats.bibliography import gathered
from packet.formats.bibliography_entry import Converted
from packet.formats.located_yaml import Fields, Items, Node, Scalar
from packet.importers.cv_entries import CvEntry, profile_tree
from packet.importers.fitting import texts
from packet.importers.found import Found
from packet.importers.samples import is_placeholder, is_sample, left_out
from packet.problems import Place, Problem, Severity

LONGEST_NOTE = 120
"""Letters; what is longer is a bullet, and no fact to be printed on a line with others."""

_LOOK = frozenset(("icon", "image", "photo", "picture", "fontawesome_icon", "logo", "color"))
_LANGUAGES = {("german", "native speaker"), ("english", "fluent")}
"""Of the sample person: everybody else may well speak them."""
_LONG = frozenset(("highlights", "summary", "items", "authors"))
"""Values that may have several parts, which stay apart."""


@dataclass(slots=True)
class StructuredCv:
    """What has been gathered of a file so far. `words`: the text of a value without its markup."""

    path: str
    words: Callable[[Scalar], Scalar]
    head: dict[str, Node] = field(default_factory=dict)
    entries: list[CvEntry] = field(default_factory=list)
    papers: list[Converted] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    looks: list[str] = field(default_factory=list)
    samples: int = 0
    of_sample_person: bool = False

    def tell(self, what: str, node: Node) -> None:
        """A value that has no place, with all that it says."""
        said = "; ".join(text for text in texts(node) if text.strip())
        if said:
            self.problems.append(Problem("import-left-out", f"{what}: {said}", node.place, "", Severity.WARNING))

    def is_sample(self, node: Node) -> bool:
        """Whether it is the template's; counted where it is."""
        said = [text for text in texts(node) if text.strip()]
        shipped = self.of_sample_person and tuple(one.casefold() for one in said) in _LANGUAGES
        sample = shipped or is_sample(said) or (bool(said) and all(map(is_placeholder, said)))
        self.samples += sample
        return sample

    def text(self, node: Node | None) -> Scalar | None:
        """A value in one line; of a list all, with commas."""
        said = self.lines(node)
        return Scalar(", ".join(one.text for one in said), said[0].place) if said else None

    def lines(self, *nodes: Node | None) -> tuple[Scalar, ...]:
        """The texts of values, without those that the template shipped with."""
        found = [self.words(one) for node in nodes for one in scalars(node)]
        self.samples += sum(is_placeholder(one.text) for one in found)
        return tuple(one for one in found if one.text and not is_placeholder(one.text))

    def neutral(self, row: Fields, names: Mapping[str, str]) -> dict[str, Node]:
        """The values that say something, under neutral names; of two for one name the first counts, and the other is told."""
        said: dict[str, Node] = {}
        for key, node in row.values.items():
            name = names.get(key, key)
            if not any(text.strip() for text in texts(node)):
                continue
            if key in _LOOK:
                self.looks += texts(node)
            elif name in said:
                if tuple(texts(said[name])) != tuple(texts(node)):
                    self.tell(f"{key} says {name} a second time", node)
            elif name in _LONG:
                said[name] = node
            elif text := self.text(node):
                said[name] = text
        return said

    def add(self, section: str, heading: str, place: Place, fields: Mapping[str, Node | None]) -> None:
        kept = {name: node for name, node in fields.items() if node is not None}
        if kept:
            self.entries.append(CvEntry(section, heading, place, kept))

    def found(self, called: str) -> Found:
        profile, problems = profile_tree(self.head, self.entries, self.path)
        papers = gathered(self.papers, self.path)
        looks = f"icons and pictures are not used: {', '.join(dict.fromkeys(filter(None, self.looks)))}"
        notes = [*self.notes, *([looks] if any(self.looks) else []), *([left_out(self.path, self.samples)] if self.samples else [])]
        return Found(called, papers.tree, profile, tuple(notes), (*self.problems, *problems, *papers.problems))


def scalars(node: Node | None) -> Iterator[Scalar]:
    """All texts of a value, in their order."""
    if isinstance(node, Scalar):
        yield node
    elif node is not None:
        for one in node.values if isinstance(node, Items) else node.values.values():
            yield from scalars(one)


def listed(nodes: tuple[Scalar, ...]) -> Items | None:
    return Items(nodes, nodes[0].place) if nodes else None
