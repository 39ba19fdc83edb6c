"""What a person decides of doubts → the files of a position with it settled.

Confirming takes a name out of `unconfirmed:` of the file where the fact stands; dropping takes the fact away, too. A field that the
posting leaves open gets the value that the person gives, as does a field that was not found.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from packet.formats.located_yaml import Fields, Items, Node, Scalar, plain, read_yaml
from packet.formats.yaml_change import Path as Steps
from packet.formats.yaml_change import with_value, without
from packet.formats.yaml_growth import Growth, grown
from packet.formats.yaml_writing import flow
from packet.model.target import Target
from packet.model.unconfirmed import RULES, rule_named
from packet.postings.position_file import ORDER
from packet.problems import Place, Problem, Severity, SourceError
from packet.store.confirming import Doubt, facts_of, text_of, without_comment
from packet.store.demands import read_demands
from packet.store.desk import Desk
from packet.store.positions import read_position
from packet.store.workspace import Workspace

_ONE_OR_MORE = frozenset({"portal", "to", "cc", "referee-contact", "personal-data"})


@dataclass(frozen=True, slots=True)
class Settling:
    """What is decided of doubts, by their names: taken as they are, with another value, or dropped."""

    taken: frozenset[str]
    edited: Mapping[str, str]
    dropped: frozenset[str]

    @property
    def names(self) -> frozenset[str]:
        return self.taken | self.edited.keys() | self.dropped


def settle(workspace: Workspace, position: Path, doubts: Sequence[Doubt], settling: Settling) -> Mapping[Path, bytes]:
    """The files as they will be. Raises `SourceError` for a value that cannot be one or with which the position could not be read,
    and where a file cannot be changed so.
    """
    desk = Desk(workspace)
    changed: dict[Path, bytes] = {}
    for file in dict.fromkeys(doubt.file for doubt in doubts if doubt.name in settling.names):
        mine = [doubt for doubt in doubts if doubt.file == file and doubt.name in settling.names]
        data = file.read_bytes()
        mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
        text = _settled(text_of(desk, file), desk.shown(file), mine, settling)
        facts_of(desk, file, text)
        changed[file] = mark + text.encode()
    desk.finish()
    _check(workspace, position, changed)
    return changed


class _Changed(Desk):
    """Reads files as they will be."""

    def __init__(self, workspace: Workspace, files: Mapping[Path, bytes]) -> None:
        super().__init__(workspace)
        self._files = files

    def bytes_of(self, path: Path) -> bytes | None:
        return self._files[path] if path in self._files else super().bytes_of(path)


def _check(workspace: Workspace, position: Path, changed: Mapping[Path, bytes]) -> None:
    """Raises `SourceError` with what would be wrong with the position, and is not yet."""
    before = {(problem.code, problem.message) for problem in _wrong(workspace, position, {})}
    if new := [problem for problem in _wrong(workspace, position, changed) if (problem.code, problem.message) not in before]:
        raise SourceError(*new)


def _wrong(workspace: Workspace, position: Path, changed: Mapping[Path, bytes]) -> Sequence[Problem]:
    desk, targets = _Changed(workspace, changed), workspace.targets()
    if posted := read_position(desk, position):
        name = posted.position.value.target
        if name not in targets:
            desk.unknown("target", name, list(targets), posted.position.place("target"))
        elif target := desk.model(targets[name], Target):
            read_demands(desk, name, target, posted)
    return [problem for problem in desk.problems if problem.severity is Severity.ERROR]


def _settled(text: str, shown: str, doubts: Sequence[Doubt], settling: Settling) -> str:
    for doubt in doubts:
        if doubt.name in settling.edited:
            text = _edited(text, shown, doubt, settling.edited[doubt.name])
    for doubt in doubts:
        text = without_comment(text, doubt.name) if doubt.is_open else text
    gone: list[Steps] = [_whole(doubt) for doubt in doubts if doubt.name in settling.dropped and not doubt.is_open]
    return _without_names(without(text, shown, gone), shown, {doubt.name for doubt in doubts})


def _edited(text: str, shown: str, doubt: Doubt, value: str) -> str:
    node = _node(doubt, value, shown)
    if not doubt.is_open:
        tree = read_yaml(text.encode(), shown)
        bare = isinstance(tree, Fields) and isinstance(tree.values.get(str(doubt.steps[0])), Scalar)  # `institution: Acme`
        return with_value(text, shown, doubt.steps[:1] if bare else doubt.steps, flow(node))
    if doubt.name.startswith(RULES):
        return grown(text, shown, [Growth(doubt.steps, Items((_new_rule(doubt, node),), node.place))])
    return grown(text, shown, [Growth(doubt.steps[:-1], _fields({doubt.key: node}, node.place))], ORDER)


def _new_rule(doubt: Doubt, value: Node) -> Fields:
    _, inside = rule_named(doubt.name)
    names = tuple(Scalar(one, value.place) for one in inside)
    scope = names[0] if len(names) == 1 else Items(names, value.place)
    return _fields({doubt.key: value, **({"in": scope} if inside else {})}, value.place)


def _fields(values: dict[str, Node], place: Place) -> Fields:
    return Fields(values, dict.fromkeys(values, place), place)


def _whole(doubt: Doubt) -> Steps:
    """The path of what is dropped: of a rule all of it."""
    return doubt.steps[:2] if doubt.name.startswith(RULES) else doubt.steps


def _without_names(text: str, shown: str, names: set[str]) -> str:
    tree = read_yaml(text.encode(), shown)
    listed = plain(tree.values["unconfirmed"]) if isinstance(tree, Fields) and "unconfirmed" in tree.values else []
    gone: list[Steps] = [("unconfirmed", index) for index, name in enumerate(listed) if name in names]
    return without(text, shown, [("unconfirmed",)] if gone and len(gone) == len(listed) else gone)


def _node(doubt: Doubt, value: str, shown: str) -> Node:
    """A value as it is written: names of documents are a list, and so are several of what may be one."""
    place = Place(shown)
    if not value.isprintable() or not value.strip():
        raise SourceError(Problem("bad-answer", f"{doubt.name}: write it on one line", place, "nothing was changed"))
    several = tuple(Scalar(one.strip(), place) for one in value.split(","))
    if doubt.lists_documents or (doubt.key in _ONE_OR_MORE and len(several) > 1):
        return Items(several, place)
    return Scalar(value.strip(), place)
