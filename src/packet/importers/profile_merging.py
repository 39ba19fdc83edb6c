"""What sources say of a person, and the profile that there is → what the profile lacks, and where the two contradict each other.

What stands in the profile stays as it is. An entry that both have gets the fields that it lacks; what they say differently is told,
and so are sentences that the source alone has: they may have been shortened on purpose.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from packet.formats.located_yaml import Fields, Items, Node, Scalar, plain
from packet.formats.yaml_growth import Growth, applied
from packet.importers.cv_entries import SECTIONS
from packet.importers.cv_identity import WHAT, alike, matched, said, same_dates, same_place, same_words, words
from packet.importers.fitting import texts
from packet.importers.found import empty
from packet.model.names import name_words
from packet.model.profile import LINK_PREFIX
from packet.problems import Place, Problem, Severity

PEOPLE = frozenset({"names", "students", "advisors"})
"""Lists of names, which are joined."""
STEERING = frozenset({"topics", "priority"})
"""What the owner of a profile alone can say."""


@dataclass(frozen=True, slots=True)
class ProfileMerge:
    """`growths`: what the file gets; `new`: section → how many entries; `known`: entries that it has already."""

    growths: tuple[Growth, ...] = ()
    new: Mapping[str, int] = field(default_factory=dict, hash=False)
    known: int = 0
    added: tuple[str, ...] = ()
    """Entries that get fields, in words."""
    problems: tuple[Problem, ...] = ()


def merged_profile(current: Fields, found: Sequence[Fields]) -> ProfileMerge:
    """`current`: the profile's file as it is written; `found`: as `profile.yaml` has it, of one person."""
    whole, among = empty(current.place), list[Problem]()
    for tree in found:
        compared = _Comparison("the first source keeps")
        compared.trees(whole, tree)
        joined = applied(whole, compared.growths)
        whole = joined if isinstance(joined, Fields) else whole
        among += compared.problems
    mine = _Comparison("your file keeps")
    mine.trees(current, whole)
    return ProfileMerge(tuple(mine.growths), mine.new, mine.known, tuple(mine.added), (*among, *mine.problems))


@dataclass(slots=True)
class _Comparison:
    """Gathers what one tree says and the other lacks."""

    keeps: str
    growths: list[Growth] = field(default_factory=list)
    new: dict[str, int] = field(default_factory=dict)
    known: int = 0
    added: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def trees(self, mine: Fields, its: Fields) -> None:
        for name, node in its.values.items():
            old = mine.values.get(name)
            if name == "other":
                self.sections(old, node)
            elif name in SECTIONS:
                self.entries(name, (name,), old, node)
            elif name in PEOPLE:
                self.people(name, old, node)
            elif name == "links":
                self.links(old, node)
            elif old is None:
                self.growths.append(Growth((), _fields({name: node})))
            elif name != "name" and not _agree(name, old, node):
                self.conflict(name, name, old, node)

    def sections(self, old: Node | None, node: Node) -> None:
        """Sections of one's own are one where their headings are."""
        mine = _list(old)
        for section in _by_heading(_list(node)):
            title, entries = said(section, "title"), section.values["entries"]
            here = next((at for at, one in enumerate(mine) if same_words(said(one, "title"), title)), None)
            if here is None:
                self.new[title] = len(_list(entries))
                self.growths.append(Growth(("other",), Items((section,), section.place)))
            else:
                one = mine[here]
                own = one.values.get("entries") if isinstance(one, Fields) else None
                self.entries(title, ("other", here, "entries"), own, entries)

    def entries(self, section: str, path: tuple[str | int, ...], old: Node | None, node: Node) -> None:
        mine, its = _list(old), _unique(_list(node))
        pairs = matched(section, mine, its)
        self.known += len(pairs)
        for at, here in pairs.items():
            one, other = mine[here], its[at]
            if isinstance(one, Fields) and isinstance(other, Fields):
                self.fields(section, (*path, here), one, other)
        fresh = [entry for at, entry in enumerate(its) if at not in pairs]
        if fresh:
            self.new[section] = self.new.get(section, 0) + len(fresh)
            self.growths.append(Growth(path, Items(tuple(fresh), fresh[0].place)))

    def fields(self, section: str, path: tuple[str | int, ...], mine: Fields, its: Fields) -> None:
        """One entry that both have."""
        about = f"{section}: {said(mine, *WHAT)}"
        lacking = {name: node for name, node in its.values.items() if not _has(mine, name) and name not in STEERING}
        if lacking:
            self.growths.append(Growth(path, _fields(lacking)))
            self.added.append(f"{about} gets {', '.join(lacking)}")
        for name, node in its.values.items():
            own = mine.values.get(name) or (mine.values.get("dates") or mine.values.get("date") if name in DATES else None)
            if own is None or name in STEERING:
                continue
            if (section, name) == ("skills", "items"):
                self.names(about, (*path, name), own, node)
            elif not _agree(name, own, node):
                self.conflict(about, name, own, node)

    def names(self, about: str, path: tuple[str | int, ...], old: Node, node: Node) -> None:
        """Skills are joined."""
        more = [one for one in _list(node) if not any(same_words(said(one), said(own)) for own in _list(old))]
        if more:
            self.growths.append(Growth(path, Items(tuple(more), more[0].place)))
            self.added.append(f"{about} gets {', '.join(map(said, more))}")

    def people(self, name: str, old: Node | None, node: Node) -> None:
        own = {name_words(said(one)) for one in _list(old)}
        more = [one for one in _unique(_list(node)) if name_words(said(one)) not in own]
        if more:
            self.growths.append(Growth((name,), Items(tuple(more), more[0].place)))

    def links(self, old: Node | None, node: Node) -> None:
        mine, its = (one.values if isinstance(one, Fields) else {} for one in (old, node))
        there = {_whole_address(name, link) for name, link in mine.items()}
        if lacking := {name: link for name, link in its.items() if name not in mine and _whole_address(name, link) not in there}:
            self.growths.append(Growth(("links",), _fields(lacking)))
        for name, link in its.items():
            if name in mine and _address(name, mine[name]) != _address(name, link):
                self.conflict("links", name, mine[name], link)

    def conflict(self, about: str, name: str, own: Node, other: Node) -> None:
        said_here = "; ".join(_besides(own, other))
        what = name if about in {name, "links"} else f"{about}: {name}"
        verb = "has here, too" if isinstance(other, Items) else "is here"
        hint = f"{self.keeps}: {'; '.join(texts(own))[:200]}"
        message = f"{what} {verb}: {said_here[:200]}"
        self.problems.append(Problem("import-conflict", message, other.place, hint, Severity.WARNING))


DATES = frozenset({"date", "dates"})


def _has(entry: Fields, name: str) -> bool:
    """A date and a span say one thing."""
    return name in entry.values or (name in DATES and bool(DATES & entry.values.keys()))


def _agree(name: str, own: Node, other: Node) -> bool:
    if isinstance(own, Scalar) and isinstance(other, Scalar):
        if name in DATES:
            return same_dates(own.text, other.text)
        if name == "url":
            return _address(name, own) == _address(name, other)
        return same_place(own.text, other.text, loosely=name in {"at", "place"})
    return not list(_besides(own, other)) if isinstance(other, Items) else plain(own) == plain(other)


def _besides(own: Node, other: Node) -> Iterator[str]:
    """What the other says and this one does not, even in other words."""
    if not isinstance(other, Items):
        yield from texts(other)
        return
    mine = [said(one, "text") for one in _list(own)] if isinstance(own, Items) else list(texts(own))
    for one in other.values:
        text = said(one, "text")
        if not any(same_words(text, here) or alike(text, here) for here in mine):
            yield text


def _address(kind: str, link: Node) -> str:
    """An address without what may be left out; of a page of a known network what stands behind its own address."""
    bare, prefix = (re.sub(r"^(?:https?://)?(?:www\.)?|/+$", "", one.strip()) for one in (said(link), LINK_PREFIX.get(kind, "")))
    return bare.removeprefix(prefix).strip("/@").casefold()


def _whole_address(kind: str, link: Node) -> str:
    """An address that can be compared with those of other kinds; X is where Twitter was."""
    prefix = re.sub(r"^https?://(?:www\.)?", "", LINK_PREFIX.get(kind, "")).casefold()
    return re.sub(r"^(?:mobile\.)?twitter\.com/", "x.com/", prefix + _address(kind, link).removeprefix(prefix))


def _unique(entries: Iterable[Node]) -> list[Node]:
    """The entries, each once where several say exactly the same."""
    return list({repr(plain(entry)): entry for entry in reversed(list(entries))}.values())[::-1]


def _by_heading(sections: Sequence[Node]) -> list[Fields]:
    """Sections of one's own, each heading once, and no entry twice."""
    by_heading: dict[frozenset[str] | str, tuple[Node, list[Node]]] = {}
    for section in sections:
        entries = section.values.get("entries") if isinstance(section, Fields) else None
        if isinstance(section, Fields) and entries is not None:
            title = section.values["title"]
            by_heading.setdefault(words(said(title)) or said(title), (title, []))[1].extend(_list(entries))
    rows = ((title, _unique(entries)) for title, entries in by_heading.values() if entries)
    return [_fields({"title": title, "entries": Items(tuple(entries), entries[0].place)}) for title, entries in rows]


def _list(node: Node | None) -> Sequence[Node]:
    return node.values if isinstance(node, Items) else ()


def _fields(values: Mapping[str, Node]) -> Fields:
    places = {name: node.place for name, node in values.items()}
    return Fields(dict(values), places, next(iter(places.values()), Place("")))
