"""Names and dates of CSL → names as a paper prints them, and dates that the bibliography reads."""

from __future__ import annotations

import re

from packet.formats.bibliography_values import written_date
from packet.formats.located_yaml import Fields, Items, Node, Scalar
from packet.importers.written_dates import read_dates

_NATIVE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af・ ]+")


def csl_names(node: Node | None) -> tuple[Scalar, ...]:
    """`{family, given, dropping-particle, non-dropping-particle, suffix}`, `{literal}`, or a text."""
    rows = node.values if isinstance(node, Items) else (node,) if node is not None else ()
    return tuple(name for row in rows if (name := _name(row)) and name.text)


def _name(row: Node) -> Scalar | None:
    if isinstance(row, Scalar):
        return Scalar(" ".join(row.text.split()), row.place)
    if not isinstance(row, Fields):
        return None
    said = {key: " ".join(one.text.split()) for key, one in row.values.items() if isinstance(one, Scalar)}
    if whole := said.get("literal") or said.get("name"):
        return Scalar(whole, row.place)
    given, family = said.get("given", ""), said.get("family", "")
    order = (family, given) if _NATIVE.fullmatch(given + family) else (given, *_particles(said), family)
    return Scalar(" ".join(filter(None, (*order, said.get("suffix", "")))), row.place)


def _particles(said: dict[str, str]) -> tuple[str, str]:
    return said.get("dropping-particle", ""), said.get("non-dropping-particle", "")


def csl_date(node: Node | None) -> Scalar | None:
    """`date-parts` as our dates are written, of a span the beginning; what stands in words as it is."""
    if isinstance(node, Scalar):
        return _in_words(node) if node.text.strip() else None
    if not isinstance(node, Fields):
        return None
    spans = node.values.get("date-parts")
    first = spans.values[0] if isinstance(spans, Items) and spans.values else None
    parts = [one.text.strip() for one in first.values if isinstance(one, Scalar)] if isinstance(first, Items) else []
    if parts and re.fullmatch(r"[12]\d{3}", parts[0]):
        month, day = (int(part) if part.isdecimal() and part.isascii() else 0 for part in (*parts[1:3], "", "")[:2])
        return Scalar(written_date(parts[0], month, day), node.place)
    said = next((one for name in ("raw", "literal") if isinstance(one := node.values.get(name), Scalar)), None)
    if said is None and parts:
        said = Scalar("-".join(parts), node.place)
    return _in_words(said) if said else None


def _in_words(said: Scalar) -> Scalar:
    read = read_dates(said.text)
    return Scalar(read.first, said.place) if read else said
