"""An item of CSL-JSON that `packet export` wrote → the publication that it was; `exporters/csl_json.py` says what stands where.

Such an item has a field `custom` that says its kind. Two things are not in it: the tier of the venue, and whether a name was
written with the family name first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from packet.formats.bibliography_entry import Converted
from packet.formats.bibliography_venue import FoundVenue
from packet.formats.located_yaml import Fields, Items, Node, Scalar, plain
from packet.importers.csl_names import csl_date, csl_names
from packet.importers.cv_entries import mapping
from packet.importers.structured_cv import scalars
from packet.model.base import unfit
from packet.model.publications import Publication

_PLAIN = {
    "title-short": "short", "event-place": "place", "DOI": "doi", "URL": "url", "archive_location": "arxiv", "language": "language",
    "abstract": "abstract", "note": "note",
}  # fmt: skip
_UNPUBLISHED = frozenset(("submitted", "preprint", "in-preparation"))
"""Of such a status a publication is a preprint, unless it says another kind."""
_CUSTOM = ("award", "code", "status")


def is_export(item: Fields) -> bool:
    custom = item.values.get("custom")
    return isinstance(custom, Fields) and "kind" in custom.values


def exported_paper(item: Fields) -> Converted:
    """What a hand has changed so that a publication cannot hold it stands under `extra`."""
    said, custom = item.values, item.values["custom"]
    own = custom.values if isinstance(custom, Fields) else {}
    kind = own["kind"].text if isinstance(own["kind"], Scalar) else "other"
    values = dict(_values(item, own))
    bad = unfit(Publication, {name: plain(node) for name, node in values.items()}) & values.keys()
    left = {**_extra(own), **{name: Scalar("; ".join(one.text for one in scalars(values.pop(name))), item.place) for name in bad}}
    if left:
        values["extra"] = mapping(left)
    venue = _venue(said, own)
    status = plain(values["status"]) if "status" in values else ""
    of_venue = next((one.text for one in scalars(own.get("venue-kind"))), kind)
    if kind != ("preprint" if status in _UNPUBLISHED else of_venue if venue else "other"):
        values["kind"] = Scalar(kind, item.place)
    ident = said.get("id")
    return Converted(ident.text if isinstance(ident, Scalar) else "", "", item.place, values, venue, of_venue, ())


def _values(item: Fields, own: dict[str, Node]) -> Iterator[tuple[str, Node]]:
    title = own.get("title", item.values.get("title"))
    if title is not None:
        yield "title", title
    if authors := tuple(_marked(item, own)):
        yield "authors", Items(authors, authors[0].place)
    if date := csl_date(item.values.get("issued")):
        yield "date", date
    for name, field in _PLAIN.items():
        if name in item.values:
            yield field, item.values[name]
    for name in _CUSTOM:
        if name in own:
            yield name, own[name]
    if isinstance(words := item.values.get("keyword"), Scalar):
        yield "topics", Items(tuple(Scalar(word, words.place) for word in re.split(r",\s*", words.text)), words.place)
    if (why := item.values.get("annote")) is not None:
        yield "why", mapping({"text": why, **({"source": own["why-source"]} if "why-source" in own else {})})


def _marked(item: Fields, own: dict[str, Node]) -> Iterator[Scalar]:
    equal, corresponding = ({one.text for one in scalars(own.get(name))} for name in ("equal-contribution", "corresponding"))
    for at, name in enumerate(csl_names(item.values.get("author")), 1):
        yield Scalar(name.text + "*" * (str(at) in equal) + "†" * (str(at) in corresponding), name.place)


def _venue(said: dict[str, Node], own: dict[str, Node]) -> FoundVenue | None:
    name, acronym = (next(scalars(said.get(field)), None) for field in ("container-title", "container-title-short"))
    if acronym is None:
        return None
    year = next((one.text for one in scalars(own.get("year"))), "")
    return FoundVenue(acronym.text, name.text if name else acronym.text, year, acronym.place, True)


def _extra(own: dict[str, Node]) -> dict[str, Node]:
    extra = own.get("extra")
    return dict(extra.values) if isinstance(extra, Fields) else {}
