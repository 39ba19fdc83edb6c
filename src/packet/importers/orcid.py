"""A record of ORCID as its public API gives it (v3.0 and v2.1, JSON) → profile and papers.

A record says of works neither authors nor pages: a work becomes a publication where another source knows the same DOI, arXiv
number or title; the others are told. ORCID wraps values (`{"value": …}`) and lists (`affiliation-group`, `summaries`, `group`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from packet.formats.bibliography_entry import convert
from packet.formats.located_json import read_json
from packet.formats.located_yaml import Fields, Items, Node, Scalar
from packet.importers.found import Found, Importer
from packet.importers.html_text import in_words
from packet.importers.orcid_values import amount, at, date, identifiers, organisation, rows, said, span
from packet.importers.plain_entry import plain_entry
from packet.importers.source import SourceFile
from packet.importers.structured_cv import StructuredCv
from packet.importers.structured_head import add_person
from packet.problems import Problem, SourceError

TYPES: Mapping[str, str] = {
    "journal-article": "article", "review": "article", "magazine-article": "article", "newspaper-article": "article",
    "conference-paper": "inproceedings", "conference-abstract": "inproceedings", "conference-poster": "inproceedings",
    "conference-output": "inproceedings", "book": "book", "edited-book": "book", "book-chapter": "incollection",
    "dictionary-entry": "incollection", "encyclopedia-entry": "incollection", "dissertation": "phdthesis",
    "dissertation-thesis": "phdthesis", "supervised-student-publication": "thesis", "preprint": "preprint",
    "working-paper": "techreport", "report": "techreport", "technical-standard": "techreport", "software": "software",
}  # fmt: skip
_SECTIONS: Mapping[str, tuple[str, str, str]] = {
    "employments": ("employment", "experience", "role"),
    "invited-positions": ("invited-position", "experience", "role"),
    "educations": ("education", "education", "degree"),
    "qualifications": ("qualification", "education", "degree"),
    "services": ("service", "service", "role"),
    "memberships": ("membership", "other", "title"),
    "distinctions": ("distinction", "awards", "title"),
}
"""Of an affiliation: the name of its summary, the section of the profile, and what a role is called there."""
_HEADINGS = {"memberships": "Memberships", "fundings": "Funding", "research-resources": "Research Resources"}


def knows(file: SourceFile) -> bool:
    begin = file.data[:100_000].replace(b"\0", b"")
    return bool(re.match(rb"^[^\w\"]*\{", begin)) and (b'"orcid-identifier"' in begin or b'"activities-summary"' in begin)


def read(file: SourceFile) -> Found:
    """Raises `SourceError` for what is no JSON, or no record."""
    json = read_json(file.data, file.path)
    if not isinstance(json.tree, Fields):
        hint = "a record as https://pub.orcid.org/v3.0/0000-0000-0000-0000/record gives it, asked for as application/json"
        raise SourceError(Problem("unknown-format", "this is no record of ORCID", json.tree.place, hint))
    cv = StructuredCv(file.path, in_words, problems=list(json.problems))
    _person(cv, json.tree)
    activities = at(json.tree, "activities-summary")
    for key, node in activities.values.items() if isinstance(activities, Fields) else ():
        _activities(cv, key, node)
    if cv.papers:
        cv.notes.append("ORCID says no authors: its works join those of a bibliography by DOI, arXiv number, or title and year")
    return cv.found("ORCID")


def _activities(cv: StructuredCv, key: str, node: Node) -> None:
    if key in _SECTIONS:
        name, section, role = _SECTIONS[key]
        for row in rows(node, f"{name}-summary"):
            _affiliation(cv, section, role, _HEADINGS.get(key, section.title()), row)
    elif key in _READERS:
        for row in rows(node, f"{key.removesuffix('s')}-summary"):
            _READERS[key](cv, row)
    elif key not in {"last-modified-date", "path"}:
        cv.tell(f"{key} of ORCID is not used", node)


# ── the person ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _person(cv: StructuredCv, record: Fields) -> None:
    """Under the names that résumés have for them."""
    person = at(record, "person") or record
    values = dict(_named(record, person))
    add_person(cv, Fields(values, {name: node.place for name, node in values.items()}, record.place))
    others = [one for row in rows(at(person, "other-names"), "other-name") if (one := said(row, "content"))]
    if others:
        cv.head["names"] = Items(tuple(others), others[0].place)
    for row in rows(at(person, "keywords"), "keyword"):
        if content := said(row, "content"):
            for word in re.split(r"\s*[;,]\s*", content.text):
                cv.add("interests", "Interests", content.place, {"text": Scalar(word, content.place) if word else None})


def _named(record: Fields, person: Node) -> Iterator[tuple[str, Node]]:
    credit = said(person, "name", "credit-name")
    given, family = said(person, "name", "given-names"), said(person, "name", "family-name")
    parts = [one for one in (given, family) if one]
    if credit or parts:
        yield "name", credit or Scalar(" ".join(one.text for one in parts), parts[0].place)
    emails = [one for row in rows(at(person, "emails"), "email") if (one := said(row, "email"))]
    if emails:
        yield "email", Items(tuple(emails), emails[0].place)
    if biography := said(person, "biography", "content"):
        yield "summary", biography
    countries = [one for row in rows(at(person, "addresses"), "address") if (one := said(row, "country"))]
    if countries:
        yield "location", countries[0]
    if profiles := tuple(_profiles(record, person)):
        yield "profiles", Items(profiles, profiles[0].place)


def _profiles(record: Fields, person: Node) -> Iterator[Node]:
    if number := said(record, "orcid-identifier", "path"):
        yield _profile(Scalar("ORCID", number.place), number)
    for row in rows(at(person, "researcher-urls"), "researcher-url"):
        if url := said(row, "url"):
            host = re.sub(r"^https?://(?:www\.)?|/.*$", "", url.text)
            yield _profile(said(row, "url-name") or Scalar(host, url.place), url, key="url")
    for row in rows(at(person, "external-identifiers"), "external-identifier"):
        if address := said(row, "external-id-url"):
            yield _profile(said(row, "external-id-type") or Scalar("Identifier", address.place), address, key="url")


def _profile(network: Scalar, address: Scalar, key: str = "username") -> Fields:
    names = {"scopus author id": "Scopus", "researcherid": "Publons", "researcher id": "Publons"}
    values: dict[str, Node] = {"network": replace(network, text=names.get(network.text.casefold(), network.text)), key: address}
    return Fields(values, {name: node.place for name, node in values.items()}, network.place)


# ── what the person did ─────────────────────────────────────────────────────────────────────────────────────────────────


def _affiliation(cv: StructuredCv, section: str, role: str, heading: str, row: Fields) -> None:
    name, place = organisation(at(row, "organization"))
    department = said(row, "department-name")
    title = said(row, "role-title")
    where = Scalar(f"{department.text}, {name.text}", name.place) if department and name else name or department
    given = date(at(row, "start-date")) or date(at(row, "end-date"))
    dates, url = given if section == "awards" else span(row), said(row, "url")
    if section == "other" and title is None:
        title, where = where, None
    fields = {role: title, "at": where, "place": place, "dates": dates, "url": url}
    cv.add(section, heading, row.place, fields)


def _funding(cv: StructuredCv, row: Fields) -> None:
    """A grant is a section of its own: it has a sum, and often no date of its being given."""
    name, place = organisation(at(row, "organization"))
    kind, numbers = said(row, "type"), [number for _, number, _ in identifiers(row)]
    notes = [one for one in (amount(at(row, "amount")), kind and replace(kind, text=kind.text.replace("-", " "))) if one]
    notes += [Scalar(f"No. {number.text}", number.place) for number in numbers]
    url = said(row, "url") or next((address for _, _, address in identifiers(row) if address), None)
    fields = {"title": said(row, "title", "title"), "at": name, "place": place, "dates": span(row), "url": url}
    cv.add("other", _HEADINGS["fundings"], row.place, {**fields, "notes": Items(tuple(notes), row.place) if notes else None})


def _resource(cv: StructuredCv, row: Fields) -> None:
    proposal = found if isinstance(found := at(row, "proposal"), Fields) else row
    hosts = [name for host in rows(at(proposal, "hosts"), "organization") if (name := organisation(host)[0])]
    fields = {"title": said(proposal, "title", "title"), "at": hosts[0] if hosts else None, "dates": span(proposal)}
    cv.add("other", _HEADINGS["research-resources"], row.place, {**fields, "url": said(proposal, "url")})


def _review(cv: StructuredCv, row: Fields) -> None:
    """Each review by itself would fill pages: those for one body in one year are one entry."""
    name, place = organisation(at(row, "convening-organization"))
    done = date(at(row, "completion-date"))
    year = Scalar(done.text[:4], done.place) if done else None
    role = said(row, "reviewer-role") or Scalar("reviewer", row.place)
    fields = {"role": replace(role, text=role.text.capitalize()), "at": name, "place": place, "dates": year}
    if _service(fields) not in {_service(entry.fields) for entry in cv.entries if entry.section == "service"}:
        cv.add("service", "Peer Review", row.place, fields)


def _service(fields: Mapping[str, Node | None]) -> tuple[str, ...]:
    """What makes two reviews one entry."""
    return tuple(node.text if isinstance(node := fields.get(key), Scalar) else "" for key in ("role", "at", "dates"))


def _work(cv: StructuredCv, row: Fields) -> None:
    kind = said(row, "type")
    type_ = kind.text.lower().replace("_", "-") if kind else ""
    container = "journal" if TYPES.get(type_, "misc") in {"article", "misc", "preprint"} else "booktitle"
    words: dict[str, Scalar | None] = {
        "title": said(row, "title", "title"),
        "subtitle": said(row, "title", "subtitle"),
        container: said(row, "journal-title"),
        "url": said(row, "url"),
        "date": date(at(row, "publication-date")),
        "abstract": said(row, "short-description"),
    }
    for name, value, _ in identifiers(row):
        known = {"doi": "doi", "arxiv": "eprint"}.get(name, name)
        words.setdefault(known, value)
        if known == "eprint":
            words["archiveprefix"] = Scalar("arXiv", value.place)
    if kind and type_ not in TYPES:
        words["orcid-type"] = kind
    fields = {name: value for name, value in words.items() if value}
    authors = [one for person in rows(at(row, "contributors"), "contributor") if (one := said(person, "credit-name"))]
    if fields:
        cv.papers.append(convert(plain_entry("", TYPES.get(type_, "misc"), row.place, fields, authors)))


_READERS: Mapping[str, Callable[[StructuredCv, Fields], None]] = {
    "works": _work,
    "fundings": _funding,
    "peer-reviews": _review,
    "research-resources": _resource,
}

ORCID = Importer("ORCID", knows, read)
