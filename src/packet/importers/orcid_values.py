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
    below = [node.values[key] for key in groups if key in node.values]
    for one in below:
        found = list(rows(one, name))
        is_one_thing = isinstance(one, Items) and one is node.values.get("summaries")
        yield from found[:1] if is_one_thing else found


def _first_of_group(found: Items, name: str) -> Iterator[Fields]:
    mappings = [one for one in found.values if isinstance(one, Fields)]
    yield from mappings[:1] if name in {"work-summary", "funding-summary", "peer-review-summary"} else mappings


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
