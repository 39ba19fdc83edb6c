"""A paper among the entries of a structured CV → a converted entry of the bibliography."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import get_args

from packet.formats.bibliography_entry import Converted, convert
from packet.formats.bibliography_venue import FoundVenue
from packet.formats.located_yaml import Fields, Node, Scalar
from packet.importers.cv_entries import mapping
from packet.importers.plain_entry import plain_entry
from packet.importers.structured_cv import StructuredCv, scalars
from packet.importers.written_dates import read_dates
from packet.model.publications import Status
from packet.problems import Place

_EDITION = re.compile(r"(?P<name>.+\S) \((?P<acronym>[^()]*\S) (?P<year>[12]\d{3})\)", re.S)
_PUBLISHER = re.compile(r"\b(?:springer|ceur|ieee|acm|elsevier|wiley|mdpi|press|publish\w*|verlag)\b", re.I)
_ACRONYM = re.compile(r"(?:(?:IEEE|ACM|USENIX|AAAI|Findings of) )*[A-Z][\w-]*[A-Z]{2}\w*(?:[ '’]+(?:[12]\d{3}|\d\d))?")
"""`IEEE INFOCOM`, `NeurIPS 2023`: journals write out their names."""
_PERIODICAL = re.compile(r"\b(?:PNAS|PLOS|IEEE Access|JMLR|TMLR)\b", re.I)
_NAME = re.compile(r"\b(?:conference|symposium|workshop|meeting|proceedings|journal|transactions|letters|magazine|on|of)\b", re.I)
_MEETING = re.compile(r"\b(?:conference|symposium|workshop|meeting|congress|proceedings)\b", re.I)


def add_paper(cv: StructuredCv, place: Place, said: Mapping[str, Node]) -> None:
    """`said`: title, authors, venue, dates, doi, url, and whatever else, which becomes `extra`."""
    rest = {name: text for name, node in said.items() if name not in {"authors", "venue", "dates"} and (text := cv.text(node))}
    rest = {("extra-type" if name == "type" else name): text for name, text in rest.items()}
    key, status = rest.pop("id", None), _status(rest)
    authors = [one for node in scalars(said.get("authors")) for one in _names(cv.words(node))]
    venue = cv.text(said.get("venue"))
    fields = {**rest, **_dated(said.get("dates")), **({"journal": venue} if venue else {})}
    converted = convert(plain_entry(key.text if key else "", _type(venue), place, fields, authors))
    if venue:
        converted = _with_venue(_with_edition(converted, venue), venue)
    cv.papers.append(_with_status(converted, status) if status else converted)


def _names(one: Scalar) -> list[Scalar]:
    """One name an item, or a line of them between commas; `Last, First` alone is a name."""
    parts = re.split(r",(?: +and +| *& *)?|;| and | & ", one.text)
    lines = len(parts) > 2 or (len(parts) == 2 and all(" " in part.strip() for part in parts))
    return [Scalar(part.strip(), one.place) for part in parts if part.strip()] if lines else [one]


def _dated(node: Node | None) -> dict[str, Scalar]:
    if not isinstance(node, Scalar):
        return {}
    read = read_dates(node.text)
    if read is None:
        return {"date": node}
    return {"date": Scalar(read.first, node.place), **({"dates as written": node} if read.rest or read.is_span else {})}


def _type(venue: Scalar | None) -> str:
    if venue is None:
        return "misc"
    is_meeting = _EDITION.fullmatch(venue.text) or _MEETING.search(venue.text)
    return "inproceedings" if is_meeting or (_ACRONYM.fullmatch(venue.text) and not _PERIODICAL.search(venue.text)) else "article"


def _status(rest: dict[str, Scalar]) -> Scalar | None:
    """How far the paper has come, where the source says it in our words; taken out."""
    return rest.pop("status") if "status" in rest and rest["status"].text in get_args(Status) else None


def _with_status(converted: Converted, status: Scalar) -> Converted:
    """What is accepted nowhere that is said keeps its kind."""
    keeps = converted.venue is None and status.text == "accepted"
    values = {name: node for name, node in converted.values.items() if name != "kind" or keeps}
    return replace(converted, values={**values, "status": status})


def _with_edition(converted: Converted, venue: Scalar) -> Converted:
    """`Symposium on X (SIGX 2024)` is the edition of a year that may not be the paper's; a publishing house is no venue."""
    match = _EDITION.fullmatch(venue.text)
    if converted.venue is None or match is None:
        return converted
    is_house = _PUBLISHER.search(match["name"]) and not _NAME.search(match["name"]) and len(match["name"].split()) < 5
    name = match["acronym"] if is_house else match["name"]
    return replace(converted, venue=FoundVenue(match["acronym"], name, match["year"], venue.place, True))


def _with_venue(converted: Converted, venue: Scalar) -> Converted:
    """What the source says of the venue stays under `extra`, where the venue as we have it does not say all of it."""
    found, said = converted.venue, set(re.findall(r"\w+", venue.text.casefold()))
    known = f"{found.name} {found.acronym} {found.year} proceedings of the in" if found else ""
    extra = converted.values.get("extra")
    kept = dict(extra.values) if isinstance(extra, Fields) else {}
    if found is None or "journal" in kept or said <= set(re.findall(r"\w+", known.casefold())):
        return converted
    return replace(converted, values={**converted.values, "extra": mapping({**kept, "venue": venue})})
