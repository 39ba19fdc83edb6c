"""A CV of RenderCV (`cv: {name, …, sections: {Heading: [entries]}}`), of newer al-folio homepages, too → profile and papers.

Of the old schema (sections beside the name, `custom_sections`) and of the current one. Values are Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from packet.formats.located_yaml import Fields, Items, Node, Scalar, read_yaml
from packet.importers.broken_yaml import read_what_can_be
from packet.importers.found import Found, Importer
from packet.importers.headings import section_of
from packet.importers.markdown_words import words_of
from packet.importers.plain_paper import add_paper
from packet.importers.source import SourceFile
from packet.importers.structured_cv import StructuredCv
from packet.importers.structured_entries import add_entry, add_text
from packet.importers.structured_head import PERSON, add_person
from packet.problems import Place, Problem, SourceError

_NAMES: Mapping[str, str] = {
    **dict.fromkeys(("title", "name", "label", "language", "bullet", "number", "reversed_number"), "what"),
    **dict.fromkeys(("institution", "company", "organization", "awarder", "issuer"), "at"),
    **dict.fromkeys(("studyType", "study_type", "degree"), "kind"),
    **dict.fromkeys(("journal", "publisher", "conference"), "venue"),
    **dict.fromkeys(("start_date", "startDate"), "start"),
    **dict.fromkeys(("end_date", "endDate"), "end"),
    **dict.fromkeys(("date", "releaseDate", "year"), "dates"),
    **dict.fromkeys(("summary", "description", "reference"), "summary"),
    "position": "role", "location": "place", "keywords": "items", "website": "url", "gpa": "score",
}  # fmt: skip
_NOWHERE = Place("")
_PAPERS = re.compile(r".*\b(?:publications?|papers?|preprints?|manuscripts?|articles?)\b.*", re.I)


def knows(file: SourceFile) -> bool:
    return file.path.lower().endswith((".yaml", ".yml")) and bool(re.search(rb"^cv[ \t]*:", file.data[:100_000], re.M))


def read(file: SourceFile) -> Found:
    """Of a broken file what can be read; raises `SourceError` where that is nothing, or has no `cv:`."""
    tree, told = read_what_can_be(file.data, file.path)
    if tree is None:
        tree = read_yaml(file.data, file.path)
    root = tree.values.get("cv") if isinstance(tree, Fields) else None
    if not isinstance(tree, Fields) or not isinstance(root, Fields):
        hint = "a CV of RenderCV begins with cv:, and below it name: and sections:"
        raise SourceError(Problem("unknown-format", "this is no CV of RenderCV", tree.place, hint))
    cv = StructuredCv(file.path, words_of, problems=list(told))
    if looks := [name for name in tree.values if name != "cv"]:
        cv.notes.append(f"how RenderCV sets the CV is not used: {', '.join(looks)}")
    add_person(cv, Fields({key: node for key, node in root.values.items() if key in PERSON}, root.keys, root.place))
    for heading, node in _sections(cv, root):
        _section(cv, heading, node)
    return cv.found("RenderCV")


def _sections(cv: StructuredCv, root: Fields) -> Iterator[tuple[str, Node]]:
    """Sections by their headings; what is none is told."""
    for key, node in root.values.items():
        if key in PERSON:
            continue
        if key == "sections" and isinstance(node, Fields):
            yield from ((_heading(name), rows) for name, rows in node.values.items())
        elif key == "custom_sections" and isinstance(node, Items):
            for one in node.values:
                yield from _custom(cv, one)
        elif isinstance(node, Items) and key != "section_order":
            yield _heading(key), node
        else:
            cv.tell(f"{key} is not used", node)


def _custom(cv: StructuredCv, section: Node) -> Iterator[tuple[str, Node]]:
    """`{title, entry_type, entries}` of the old schema."""
    title, rows = (section.values.get(name) if isinstance(section, Fields) else None for name in ("title", "entries"))
    if isinstance(title, Scalar) and rows is not None:
        yield title.text, rows
    else:
        cv.tell("this is no section of a CV", section)


def _heading(key: str) -> str:
    """`work_experience` as RenderCV prints it: Work Experience."""
    bare = words_of(Scalar(key, _NOWHERE)).text
    return bare.replace("_", " ").title() if re.fullmatch(r"[a-z0-9_!]+", bare) else bare


def _section(cv: StructuredCv, heading: str, node: Node) -> None:
    for row in node.values if isinstance(node, Items) else (node,):
        _row(cv, heading, row)


def _row(cv: StructuredCv, heading: str, row: Node) -> None:
    if cv.is_sample(row):
        return
    section = section_of(heading)
    section = "other" if _PAPERS.fullmatch(heading) and section != "service" else section
    if isinstance(row, Scalar):
        add_text(cv, section, heading, row)
    elif isinstance(row, Items):
        _section(cv, heading, row)
    elif _is_paper(heading, row):
        said = cv.neutral(row, {**_NAMES, "summary": "summary", "title": "title", "name": "title"})
        add_paper(cv, row.place, said)
    else:
        add_entry(cv, section, heading, row.place, cv.neutral(row, _NAMES))


def _is_paper(heading: str, row: Fields) -> bool:
    has = row.values.keys()
    if not has & {"title", "name"}:
        return False
    return "authors" in has and bool(has & {"journal", "doi", "publisher", "releaseDate"} or _PAPERS.fullmatch(heading))


RENDERCV = Importer("RenderCV", knows, read)
