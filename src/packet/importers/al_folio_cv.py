"""`_data/cv.yml` of al-folio, in its old form → the entries of a CV and the head of a profile.

The file is a list of sections, `{title, type, contents}`. What an entry is, is seen by its keys (`name` and `value`; `year` and
`items`; `title` and `institution`), since people write all of them under every `type`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from packet.formats.located_yaml import Fields, Items, Node, Scalar
from packet.importers.cv_entries import CvEntry, mapping, profile_tree
from packet.importers.cv_lines import bare_texts, lines_of, phrase, scalars, split, text_of
from packet.importers.fitting import texts
from packet.importers.found import Found, empty
from packet.importers.headings import section_of
from packet.importers.html_text import in_words, unlinked
from packet.importers.samples import is_placeholder, is_sample, is_sample_person, left_out
from packet.problems import Place, Problem, Severity

_WHAT = {
    "education": "degree", "experience": "role", "projects": "name", "teaching": "course", "service": "role", "skills": "name",
    "referees": "name",
}  # fmt: skip
"""What the title of an entry is called in the profile, where it is not `title`."""

_NAMES = {
    **dict.fromkeys(("title", "degree", "position", "name", "role"), "what"),
    **dict.fromkeys(("institution", "organization", "organisation", "company", "school", "university", "event"), "at"),
    **dict.fromkeys(("year", "years", "date", "dates", "time", "period"), "dates"),
    **dict.fromkeys(("location", "place"), "place"),
    **dict.fromkeys(("link", "url", "website"), "url"),
    **dict.fromkeys(("description", "details", "summary", "contents", "highlights"), "said"),
    **dict.fromkeys(("items", "list", "keywords"), "items"),
}
_OF_LOOK = {"thumbnail", "image", "icon", "logo", "color", "type"}
_PERSON = {"full name": "name", "name": "name", "email": "email", "e-mail": "email", "phone": "phone", "address": "address"}
_PRIVATE = re.compile(r"date of birth|birth ?(?:date|day)|born|age|nationality|citizenship|gender|marital status", re.I)
_ADVISOR = re.compile(r"(?:(?:thesis )?(?:advisor|adviser|supervisor)s?\s*[:,]|(?:advised|supervised) by)\s*(.{3,80})", re.I)
_DEGREE = re.compile(
    r"ph\.?\s?d|doctor(?:ate)?|master|bachelor|diploma|[bm]\.?\s?(?:sc?|a|eng|phil)\b|post-?graduate (?:degree|studies)", re.I
)
_YEARS = re.compile(r"(?:19|20)\d\d(?:\s*(?:,|&|and)\s*(?:19|20)\d\d)+")


def read_old_cv(tree: Node, path: str) -> Found:
    """Nothing is lost: what no section can hold is told, and so are samples of the template."""
    reading = _Reading(path)
    for section in tree.values if isinstance(tree, Items) else ():
        reading.section(section)
    profile, problems = profile_tree(reading.head, reading.entries, path)
    notes = (left_out(path, reading.samples),) if reading.samples else ()
    return Found("al-folio", empty(profile.place), profile, notes, (*reading.problems, *problems))


@dataclass(slots=True)
class _Reading:
    """What has been gathered of the sections so far."""

    path: str
    entries: list[CvEntry] = field(default_factory=list)
    head: dict[str, Node] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    samples: int = 0

    def tell(self, message: str, place: Place, hint: str = "") -> None:
        self.problems.append(Problem("import-left-out", message, place, hint, Severity.WARNING))

    def section(self, node: Node) -> None:
        if not isinstance(node, Fields):
            self.tell(f"this is no section of a CV: {'; '.join(texts(node))}", node.place, "a section has title: and contents:")
            return
        title, contents = node.values.get("title"), node.values.get("contents")
        heading = in_words(title).text if isinstance(title, Scalar) else "Section"
        for name, value in node.values.items():
            if name not in {"title", "type", "contents"}:
                self.tell(f"{name} of the section {heading} is not used: {'; '.join(texts(value))}", value.place)
        rows = list(_rows(contents))
        if _is_of_sample(rows):
            self.samples += 1
            return
        pending: Node | None = None
        for row in rows:
            said = dict(row.values) if isinstance(row, Fields) else {}
            if set(said) == {"year"} and pending is None:
                pending = said["year"]  # people write “- year: 2021” and “- items:” as two entries
                continue
            if pending is not None and "year" not in said and "items" in said:
                row = mapping({"year": pending, **said}, row.place)
                pending = None
            self.row(heading, row)
        if pending is not None:
            self.tell(f"an entry of {heading} says its year alone: {'; '.join(texts(pending))}", pending.place)

    def row(self, heading: str, row: Node) -> None:
        """An entry of whatever shape; a sample is counted and left out."""
        section = section_of(heading)
        if is_sample(texts(row)) or all(map(is_placeholder, bare_texts(row))):
            self.samples += any(True for _ in texts(row))
        elif isinstance(row, Scalar):
            self.bare(section, heading, row)
        elif isinstance(row, Items):
            for one in row.values:
                self.row(heading, one)
        elif isinstance(row.values.get("name"), Scalar) and "value" in row.values:
            self.fact(section, heading, row)
        else:
            self.entry(section, heading, row)

    def add(self, section: str, heading: str, place: Place, fields: Mapping[str, Node]) -> None:
        self.entries.append(CvEntry(section, heading, place, fields))

    def bare(self, section: str, heading: str, text: Scalar) -> None:
        """An entry that is a text alone."""
        said, link = unlinked(text)
        if section == "interests":
            self.add(section, heading, text.place, {"text": phrase(said)})
        else:
            self.add("other", heading, text.place, {"title": said, **({"url": link} if link else {})})

    def fact(self, section: str, heading: str, row: Fields) -> None:
        """`{name, value}`: who somebody is, languages, or anything else in two columns."""
        name, value = row.values["name"], row.values["value"]
        called = in_words(name) if isinstance(name, Scalar) else Scalar("", row.place)
        said = text_of(value)
        known = _PERSON.get(called.text.casefold().strip(" :"))
        if known and known not in self.head:
            self.head[known] = said
        elif _PRIVATE.fullmatch(called.text.strip(" :")):
            hint = "an academic CV does without; write it into other: where a call asks for it"
            self.tell(f"{called.text} is left out: {said.text}", said.place, hint)
        elif section == "skills" or called.text.casefold() == "languages":
            self.add("skills", heading, row.place, {"name": called, "items": split(said)})
        else:
            self.add("other", heading, row.place, {"title": called, "notes": Items((said,), said.place)})
        for key in row.values.keys() - {"name", "value"}:
            self.tell(f"{key} of {called.text} is not used: {'; '.join(texts(row.values[key]))}", row.values[key].place)

    def entry(self, section: str, heading: str, row: Fields) -> None:
        fields = self.named(row)
        if "what" not in fields and "items" in fields:
            self.items(section, heading, fields)
        elif section == "interests":
            self.interests(heading, row, fields)
        elif section == "skills" and "what" in fields:
            items = tuple(item for node in (fields.pop("items", None), fields.pop("said", None)) for item in lines_of(node))
            self.add(section, heading, row.place, {"name": fields.pop("what"), **fields, "items": Items(items, row.place)})
        else:
            if section in {"education", "experience"} and "what" in fields:
                section = _degree_or_job(section, heading, fields["what"])
            self.add(section, heading, row.place, _fields_of(section, fields))

    def named(self, row: Fields) -> dict[str, Node]:
        """The values under our names, without tags and placeholders; one that says nothing is none."""
        fields: dict[str, Node] = {}
        for key, node in row.values.items():
            name = _NAMES.get(key.casefold(), key)
            name = key if name in fields else name
            if key.casefold() in _OF_LOOK:
                self.tell(f"{key} belongs to the look of the homepage: {'; '.join(texts(node))}", node.place)
            elif isinstance(node, Scalar):
                said, link = unlinked(node)
                if is_placeholder(node.text):
                    self.samples += 1
                elif said.text:
                    fields[name] = said
                if link and "url" not in row.values:
                    fields.setdefault("url", link)
            elif lines := self.kept(node):
                fields[name] = Items(lines, node.place)
        return fields

    def kept(self, node: Node) -> tuple[Scalar, ...]:
        lines = lines_of(node)
        self.samples += sum(is_placeholder(line.text) for line in scalars(node))
        return lines

    def items(self, section: str, heading: str, fields: dict[str, Node]) -> None:
        """`{year, items}`: each item is an entry of that year, of each year where several are listed."""
        items = lines_of(fields.pop("items"))
        dates = fields.get("dates")
        listed = isinstance(dates, Scalar) and _YEARS.fullmatch(dates.text)
        for item in items:
            for year in re.findall(r"\d{4}", dates.text) if listed and isinstance(dates, Scalar) else [None]:
                own = {**fields, "dates": Scalar(year, dates.place)} if year and dates is not None else fields
                self.add(section, heading, item.place, _fields_of(section, {"what": item, **own}))

    def interests(self, heading: str, row: Fields, fields: dict[str, Node]) -> None:
        """A topic and its topics, each an interest; one that is named twice stands once."""
        known = {node.text.casefold() for entry in self.entries if isinstance(node := entry.fields.get("text"), Scalar)}
        for node in fields.values():
            for one in (node,) if isinstance(node, Scalar) else lines_of(node):
                said = phrase(one)
                if said.text.casefold() not in known:
                    self.add("interests", heading, row.place, {"text": said})
                    known.add(said.text.casefold())


def _rows(contents: Node | None) -> Iterator[Node]:
    """The entries of a section: the items of a list, else what stands there as one."""
    if isinstance(contents, Items):
        yield from contents.values
    elif contents is not None:
        yield contents


def _is_of_sample(rows: Sequence[Node]) -> bool:
    """Whether a section is the one that says who Albert Einstein is."""
    facts = [row.values["value"] for row in rows if isinstance(row, Fields) and "value" in row.values]
    return bool(facts) and len(facts) == len(rows) and any(is_sample_person(text_of(value).text) for value in facts)


def _degree_or_job(section: str, heading: str, what: Node) -> str:
    """Under a heading that names both, a degree is education."""
    if re.search(r"education", heading, re.I) and re.search(r"experience|employment|work", heading, re.I):
        is_degree = (
            isinstance(what, Scalar) and _DEGREE.match(what.text) and not re.search(r"\bstudent\b|assistant", what.text, re.I)
        )
        return "education" if is_degree else "experience"
    return section


def _fields_of(section: str, fields: Mapping[str, Node]) -> dict[str, Node]:
    """The fields under the names of the section; a description is bullets of a job, and notes of anything else."""
    made: dict[str, Node] = {}
    for name, node in fields.items():
        if name == "what":
            made[_WHAT.get(section, "title")] = node
        elif name in {"said", "items"}:
            _describe(section, node, made)
        else:
            made[name] = node
    return made


def _describe(section: str, node: Node, made: dict[str, Node]) -> None:
    degree = made.get("degree")
    lines = [line for line in lines_of(node) if not (isinstance(degree, Scalar) and line.text.casefold() == degree.text.casefold())]
    if section == "education":
        for line in lines:
            if "advisor" not in made and (match := _ADVISOR.fullmatch(line.text.rstrip("."))):
                made["advisor"] = Scalar(match[1].strip(), line.place)
                lines.remove(line)
                break
    if section == "projects" and "what" not in made and lines:
        made["what"] = lines.pop(0)
    kind = "highlights" if section in {"experience", "projects"} else "notes"
    old = made.get(kind)
    if lines:
        made[kind] = Items((*(old.values if isinstance(old, Items) else ()), *lines), lines[0].place)
