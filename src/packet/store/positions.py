"""A position's file, the call that it names, and the portals that either names → one `Position`, each value at its place.

What the position says itself comes before what its call says, field by field; deadlines, documents and output key by key. Rules
are not merged here: each file's hold by their precedence (see `tailor/demands.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from packet.formats.located_yaml import Fields, Node, Scalar
from packet.model.call import Call, Demanding, Portal, PortalPreset, PublicFacts
from packet.model.position import Position
from packet.model.unconfirmed import WITHIN
from packet.problems import Place
from packet.store.desk import Desk, Loaded

SHARED = tuple(name for name in PublicFacts.model_fields if name not in {*Demanding.model_fields, "unconfirmed"})
"""Facts that a position may take from its call. What is unconfirmed there is so here, unless the position says it itself."""
BY_KEY = frozenset({"deadlines", "documents", "output"})


@dataclass(frozen=True, slots=True)
class Posted:
    """A position as its readers see it, and the files beside its own whose rules hold for it."""

    position: Loaded[Position]
    call: Loaded[Call] | None
    portals: Mapping[str, Loaded[PortalPreset]]


def read_position(desk: Desk, path: Path) -> Posted | None:
    """The position; `None`, with every problem noted, where it or its call is not valid."""
    node = desk.node(path)
    return None if node is None else _posted(desk, node, sound=False)


def read_position_to_judge(desk: Desk, path: Path) -> Posted | None:
    """The same, or what is left of it without the keys that are wrong: `finish` raises, and all else is judged in the same run."""
    node = desk.node(path)
    return None if node is None else _posted(desk, node, sound=True)


def _posted(desk: Desk, node: Node, *, sound: bool) -> Posted | None:
    call = _call_node(desk, node)
    loaded = desk.fit(call, Call) if call else None
    whole = _under(node, call) if call else node
    position = desk.fit(whole, Position) or (desk.sound_part(whole, Position) if sound else None)
    if position is None:
        return None
    if loaded:
        position = replace(position, value=_with_doubts(position.value, loaded.value, node))
    portals = _portals(desk, position)
    return Posted(replace(position, value=_with_portals(position.value, portals)), loaded, portals)


def _with_doubts(position: Position, call: Call, own: Node) -> Position:
    inherited = [name for name in call.unconfirmed if not _says(own, name)]
    return position.model_copy(update={"unconfirmed": (*position.unconfirmed, *inherited)}) if inherited else position


def _says(node: Node, name: str) -> bool:
    """Whether a position's own file says what is called so; rules stand beside those of the call."""
    field, _, key = name.partition(".")
    value = node.values.get(field) if isinstance(node, Fields) else None
    return value is not None and (field not in WITHIN or (isinstance(value, Fields) and key in value.values))


def _call_node(desk: Desk, node: Node) -> Node | None:
    """The tree of the call that a position names; a stand-in where there is none, so that one mistake is one problem."""
    named = node.values.get("call") if isinstance(node, Fields) else None
    if not isinstance(named, Scalar):
        return None
    known = desk.workspace.calls()
    if named.text not in known:
        desk.unknown("call", named.text, list(known), named.place)
        return _stand_in(named.place)
    call = desk.node(known[named.text])
    if call is not None and not isinstance(call, Fields):
        desk.fit(call, Call)
    return call if isinstance(call, Fields) else _stand_in(named.place)


def _stand_in(place: Place) -> Node:
    names = ("institution", "title")
    return Fields({name: Scalar("unknown", place) for name in names}, dict.fromkeys(names, place), place)


def _under(node: Node, call: Node) -> Node:
    """The position's tree with what its call adds."""
    if not isinstance(node, Fields) or not isinstance(call, Fields):
        return node
    return _joined(node, {name: call.values[name] for name in SHARED if name in call.values}, call)


def _joined(own: Fields, other: Mapping[str, Node], of: Fields) -> Fields:
    """What `own` says, then what only `other` (part of `of`) says."""
    values, keys = dict(own.values), dict(own.keys)
    for name, value in other.items():
        mine = values.get(name)
        if mine is None:
            values[name], keys[name] = value, of.keys[name]
        elif name in BY_KEY and isinstance(mine, Fields) and isinstance(value, Fields):
            values[name] = _by_key(mine, value, deep=name == "documents")
    return Fields(values, keys, own.place)


def _by_key(own: Fields, other: Fields, *, deep: bool) -> Fields:
    """The keys of both; with `deep` those of mappings that both have, too. The call's order comes first."""
    values, keys = {**other.values, **own.values}, {**other.keys, **own.keys}
    for name in values.keys() & own.values.keys() & other.values.keys():
        mine, theirs = own.values[name], other.values[name]
        if deep and isinstance(mine, Fields) and isinstance(theirs, Fields):
            values[name] = _by_key(mine, theirs, deep=False)
    return Fields(values, keys, own.place)


def _portals(desk: Desk, position: Loaded[Position]) -> Mapping[str, Loaded[PortalPreset]]:
    if not position.value.portal:
        return {}
    known = desk.workspace.portals()
    found: dict[str, Loaded[PortalPreset]] = {}
    for index, name in enumerate(position.value.portal):
        if name not in known:
            desk.unknown("portal", name, list(known), position.place("portal", index))
        elif loaded := desk.model(known[name], PortalPreset):
            found[name] = loaded
    return found


def _with_portals(position: Position, presets: Mapping[str, Loaded[PortalPreset]]) -> Position:
    """`portals` names every place where the files go: the presets, then those that are written out."""
    written = {portal.name.casefold() for portal in position.portals}
    named = [_portal(one.value) for one in presets.values()]
    added = tuple(portal for portal in named if portal.name.casefold() not in written)
    return position.model_copy(update={"portals": (*added, *position.portals)}) if added else position


def _portal(preset: PortalPreset) -> Portal:
    return Portal(name=preset.name, url=preset.url) if preset.url else Portal(name=preset.name)
