"""The fields of one foreign entry and the model of a section → the values that the section can hold, and those that it cannot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from packet.formats.located_yaml import Items, Node, Scalar, plain
from packet.importers.written_dates import read_dates
from packet.model.base import Written, unfit


@dataclass(frozen=True, slots=True)
class Fitted:
    """`values`: what the model takes, once nothing is `lacking`; `refused`: what it has no field for, or refuses there."""

    values: Mapping[str, Node] = field(hash=False)
    refused: Mapping[str, Node] = field(hash=False)
    lacking: tuple[str, ...] = ()
    """Fields that an entry must have, and that are missing or refused."""


def fitted(fields: Mapping[str, Node], model: type[Written]) -> Fitted:
    known = dict(_with_dates(fields, model))
    needed = [name for name, info in model.model_fields.items() if info.is_required()]
    bad = unfit(model, {name: plain(node) for name, node in known.items()})
    values = {name: known[name] for name in (*needed, *known) if name in known and name not in bad}
    refused = {name: node for name, node in known.items() if name in bad}
    return Fitted(values, refused, tuple(name for name in needed if name not in values))


def texts(node: Node) -> Iterator[str]:
    """All that a value says, in its order."""
    if isinstance(node, Scalar):
        yield node.text
    else:
        for value in node.values if isinstance(node, Items) else node.values.values():
            yield from texts(value)


def _with_dates(fields: Mapping[str, Node], model: type[Written]) -> Iterator[tuple[str, Node]]:
    """The fields with `dates` in the form and under the name that the model has; words that no date holds become notes."""
    for name, node in fields.items():
        read = read_dates(node.text) if name == "dates" and isinstance(node, Scalar) else None
        if read is None or not isinstance(node, Scalar):
            yield name, node
            continue
        alone = "date" in model.model_fields and not (read.is_span and "dates" in model.model_fields)
        if alone and "date" in fields:
            yield "dates as written", node
            continue
        yield ("date", Scalar(read.first, node.place)) if alone else ("dates", Scalar(read.dates, node.place))
        if read.rest or (alone and read.is_span):
            yield "dates as written", node
