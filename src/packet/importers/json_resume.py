"""A résumé of JSON Resume (1.0.0, and the keys of 0.0.x) → profile and papers. What `packet export` writes comes back as it was."""

from __future__ import annotations

import re
from collections.abc import Mapping

from packet.compose.venues import STATUS_WORDS
from packet.formats.located_json import read_json
from packet.formats.located_yaml import Fields, Items, Node, Scalar
from packet.importers.found import Found, Importer
from packet.importers.headings import section_of
from packet.importers.html_text import in_words
from packet.importers.plain_paper import add_paper
from packet.importers.source import SourceFile
from packet.importers.structured_cv import StructuredCv, scalars
from packet.importers.structured_entries import Said, add_entry, add_text
from packet.importers.structured_head import PERSON, add_person
from packet.problems import Problem, SourceError

_ANYWHERE: Mapping[str, str] = {
    "location": "place", "startDate": "start", "endDate": "end", "date": "dates", "releaseDate": "dates", "website": "url",
    "keywords": "items", "studyType": "kind", "gpa": "score",
}  # fmt: skip
_SECTIONS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "work": ("experience", {"name": "at", "company": "at", "position": "role"}),
    "volunteer": ("service", {"organization": "at", "name": "at", "position": "role"}),
    "education": ("education", {"institution": "at", "degree": "kind"}),
    "awards": ("awards", {"title": "what", "name": "what", "awarder": "at"}),
    "certificates": ("other", {"name": "what", "title": "what", "issuer": "at"}),
    "skills": ("skills", {"name": "what"}),
    "languages": ("skills", {"language": "what", "name": "what", "fluency": "fluency"}),
    "interests": ("interests", {"name": "what"}),
    "references": ("referees", {"name": "what", "reference": "summary"}),
    "projects": ("projects", {"name": "what", "title": "what", "description": "summary", "entity": "at", "roles": "role"}),
}
"""Key of the file → section of the profile, and neutral names of its values."""
_TYPES: Mapping[str, str] = {"talk": "talks", "presentation": "talks", "teaching": "teaching", "course": "teaching"}
_PROJECT_TYPES = frozenset(("application", "app", "project", "software", "library", "website", "tool", "research", "dataset"))


def knows(file: SourceFile) -> bool:
    begin = file.data[:100_000].replace(b"\0", b"")
    return bool(re.search(rb'^[^\w\[]*\{.*"basics"\s*:', begin, re.S))


def read(file: SourceFile) -> Found:
    """Raises `SourceError` for what is no JSON, or not one object."""
    json = read_json(file.data, file.path)
    if not isinstance(json.tree, Fields):
        raise SourceError(
            Problem("unknown-format", "this is no résumé of JSON Resume", json.tree.place, 'it begins with {"basics":')
        )
    cv = StructuredCv(file.path, in_words, problems=list(json.problems))
    for key, node in json.tree.values.items():
        _part(cv, key, node)
    return cv.found("JSON Resume")


def _part(cv: StructuredCv, key: str, node: Node) -> None:
    if key == "basics" and isinstance(node, Fields):
        _basics(cv, node)
    elif key in {"$schema", "meta"}:
        return
    elif key == "publications":
        for row in node.values if isinstance(node, Items) else (node,):
            _paper(cv, row)
    else:
        section, names = _SECTIONS.get(key, (section_of(key), {"name": "what", "title": "what", "position": "role"}))
        for row in node.values if isinstance(node, Items) else (node,):
            _row(cv, section, names, _heading(key), row)


def _heading(key: str) -> str:
    """`sideProjects` as a heading: Side Projects."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", key.replace("_", " ")).title() if key.isascii() else key


def _basics(cv: StructuredCv, basics: Fields) -> None:
    known = {key: node for key, node in basics.values.items() if key in PERSON}
    add_person(cv, Fields(known, basics.keys, basics.place))
    for key, node in basics.values.items():
        if key not in PERSON:
            cv.tell(f"{key} of basics is not used", node)


def _row(cv: StructuredCv, section: str, names: Mapping[str, str], heading: str, row: Node) -> None:
    if cv.is_sample(row):
        return
    if isinstance(row, Scalar):
        add_text(cv, section, heading, row)
    elif isinstance(row, Items):
        for one in row.values:
            _row(cv, section, names, heading, one)
    else:
        said = cv.neutral(row, {**_ANYWHERE, **names})
        if section == "projects":
            section, heading = _of_type(said, section, heading)
        add_entry(cv, section, heading, row.place, said)


def _of_type(said: Said, section: str, heading: str) -> tuple[str, str]:
    """What a project is by its `type`: a talk, a course, or an entry of the section that it names."""
    node = said.get("type")
    if not isinstance(node, Scalar) or node.text.casefold() in _PROJECT_TYPES:
        return section, heading
    said.pop("type")
    mine = _TYPES.get(node.text.casefold())
    return (mine, heading) if mine else ("other", node.text)


def _paper(cv: StructuredCv, row: Node) -> None:
    if cv.is_sample(row):
        return
    if not isinstance(row, Fields):
        for one in scalars(row):
            add_text(cv, "other", "Publications", one)
        return
    names = {**_ANYWHERE, "name": "title", "publisher": "venue", "author": "authors", "DOI": "doi"}
    add_paper(cv, row.place, _with_status(cv, cv.neutral(row, names)))


def _with_status(cv: StructuredCv, said: Said) -> Said:
    """An export of ours begins the summary with authors and status; what follows is a remark."""
    summary, authors = cv.text(said.get("summary")), ", ".join(one.text for one in scalars(said.get("authors")))
    if summary is None or not authors or not summary.text.startswith(authors):
        return said
    parts = [part for part in summary.text.removeprefix(authors).split("; ") if part]
    states = {words: status for status, words in STATUS_WORDS.items()}
    rest = {name: node for name, node in said.items() if name != "summary"}
    if parts and parts[0] in states:
        rest["status"] = Scalar(states[parts.pop(0)], summary.place)
    if parts:
        rest["note"] = Scalar("; ".join(parts), summary.place)
    return rest


JSON_RESUME = Importer("JSON Resume", knows, read)
