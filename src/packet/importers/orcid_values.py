"""The shapes in which ORCID wraps what it says → texts, dates, organisations, identifiers, and the rows of its nested lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from packet.formats.bibliography_values import written_date
from packet.formats.located_yaml import Fields, Items, Node, Scalar


def at(node: Node | None, *path: str) -> Node | None:
    """What stands below these keys."""
    for key in path:
        node = node.values.get(key) if isinstance(node, Fields) else None
    return node


def said(node: Node | None, *path: str) -> Scalar | None:
    """The text below these keys, whether it is wrapped (`{"value": …}`, `{"content": …}`) or not; `None` where it says nothing."""
    found = at(node, *path)
    while isinstance(found, Fields):
        found = found.values.get("value", found.values.get("content"))
    return Scalar(" ".join(found.text.split()), found.place) if isinstance(found, Scalar) and found.text.strip() else None


def rows(node: Node | None, name: str) -> Iterator[Fields]:
    """The mappings below the key `name`, through whatever groups; where several say one thing (a group of works), the first.

    The groups of works, fundings and reviews hold what several sources say of one thing, those of affiliations, too.
    """
    if isinstance(node, Items):
        for one in node.values:
            yield from rows(one, name)
    elif isinstance(node, Fields):
        found = node.values.get(name)
        if isinstance(found, Items):
            yield from _first_of_group(found, name)
        elif isinstance(found, Fields):
            yield found
        elif found is None:
            yield from _within(node, name)


def _within(node: Fields, name: str) -> Iterator[Fields]:
    groups = ("group", "affiliation-group", "peer-review-group", "summaries")
    for one in (node.values[key] for key in groups if key in node.values):
        found = list(rows(one, name))
        yield from found[:1] if one is node.values.get("summaries") else found


def _first_of_group(found: Items, name: str) -> Iterator[Fields]:
    mappings = [one for one in found.values if isinstance(one, Fields)]
    if name in {"work-summary", "funding-summary", "peer-review-summary"}:
        yield from [_joined(mappings)] if mappings else []
    else:
        yield from mappings


def _joined(summaries: list[Fields]) -> Fields:
    """What the first says, which its owner prefers; of the others what it does not say, and their identifiers."""
    values = {key: node for one in reversed(summaries) for key, node in one.values.items()}
    known = {_kind_and_number(one): one for summary in summaries for one in rows(at(summary, "external-ids"), "external-id")}
    if known:
        ids = Items(tuple(known.values()), summaries[0].place)
        values["external-ids"] = Fields({"external-id": ids}, {"external-id": ids.place}, ids.place)
    return Fields(values, {key: node.place for key, node in values.items()}, summaries[0].place)


def _kind_and_number(row: Fields) -> tuple[str, str]:
    """Of an identifier, to see whether two are one."""
    kind, value = said(row, "external-id-type"), said(row, "external-id-value")
    return (kind.text.lower() if kind else "", value.text.lower() if value else "")


def date(node: Node | None) -> Scalar | None:
    """`{year, month, day}`, each wrapped or not, as our dates are written."""
    year = said(node, "year")
    if year is None or not re.fullmatch(r"[12]\d{3}", year.text):
        return None
    month, day = (int(part.text) if (part := said(node, name)) and part.text.isdecimal() else 0 for name in ("month", "day"))
    return Scalar(written_date(year.text, month, day), year.place)


def span(row: Fields) -> Scalar | None:
    """Start and end; what has no end goes on, and a distinction has one date."""
    start, end = date(at(row, "start-date")), date(at(row, "end-date"))
    if start and end:
        return start if start.text == end.text else Scalar(f"{start.text} – {end.text}", start.place)
    return Scalar(f"{start.text} – present", start.place) if start else end


def organisation(node: Node | None) -> tuple[Scalar | None, Scalar | None]:
    """Its name, and its place in a line."""
    parts = [one for key in ("city", "region", "country") if (one := said(node, "address", key))]
    place = Scalar(", ".join(dict.fromkeys(one.text for one in parts)), parts[0].place) if parts else None
    return said(node, "name"), place


def identifiers(row: Node | None) -> Iterator[tuple[str, Scalar, Scalar | None]]:
    """Kind, number and address of each identifier of the thing itself, not of what it is part of."""
    for one in rows(at(row, "external-ids"), "external-id"):
        kind, value = said(one, "external-id-type"), said(one, "external-id-value")
        relation = said(one, "external-id-relationship")
        if kind and value:
            part = "part-of-" if relation and relation.text.lower().replace("_", "-") == "part-of" else ""
            yield part + kind.text.lower(), value, said(one, "external-id-url")


def amount(node: Node | None) -> Scalar | None:
    """`{"value": "1000", "currency-code": "EUR"}` as 1000 EUR."""
    value, currency = said(node), said(node, "currency-code")
    return Scalar(f"{value.text} {currency.text}" if currency else value.text, value.place) if value else None
