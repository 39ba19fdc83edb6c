"""What a Hugo Blox homepage says of its owner, in the older form or the newer → the head and the entries of a profile."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from packet.formats.located_yaml import Fields, Items, Node, Scalar
from packet.importers.cv_entries import CvEntry, mapping, profile_tree
from packet.importers.fitting import texts
from packet.importers.found import Found, empty
from packet.importers.markdown_words import lines_of, words_of
from packet.importers.samples import is_placeholder, is_sample, left_out
from packet.importers.socials import email_of, social, texts_of
from packet.importers.written_names import further_names, names_in
from packet.problems import Place, Problem, Severity

_NAMES = {
    "education": {"course": "degree", "degree": "degree", "area": "degree", "institution": "at", "year": "dates"},
    "experience": {"position": "role", "role": "role", "title": "role", "company_name": "at", "company": "at", "org": "at",
                   "organization": "at", "institution": "at", "year": "dates"},
    "awards": {"title": "title", "awarder": "at", "date": "dates"},
}  # fmt: skip
_SHARED = {"location": "place", "place": "place", "url": "url", "company_url": "url", "institution_url": "url", "link": "url"}
_OF_LOOK = re.compile(r".*(?:logo|icon|image|button|color|percent|pack|level|certificate_text)|date_format")
_READ = {"name", "title", "role", "organizations", "affiliations", "social", "profiles", "links", "email", "interests",
         "education", "work", "experience", "awards", "skills", "languages", "bio"}  # fmt: skip
_OF_HOMEPAGE = {
    "schema", "slug", "is_owner", "superuser", "highlight_name", "weight", "authors", "user_groups", "status", "postnominals",
    "first_name", "last_name", "avatar", "avatar_filename", "name_pronunciation", "pronouns", "type", "layout", "draft", "date",
    "cms_exclude", "design", "sections",
}  # fmt: skip


def name_of_person(tree: Fields) -> Scalar | None:
    """`title:` of the older template, `name:` of some, `name: {display}` of the newer."""
    for node in (tree.values.get("name"), tree.values.get("title")):
        if isinstance(node, Fields):
            display = node.values.get("display")
            parts = [part for key in ("given", "family") for part in texts_of(node.values.get(key))]
            node = display if isinstance(display, Scalar) and display.text.strip() else None
            if node is None and parts:
                node = Scalar(" ".join(part.text for part in parts), parts[0].place)
        if isinstance(node, Scalar) and any(letter.isalnum() for letter in node.text):
            return words_of(node)
    return None


def read_profile(tree: Fields, path: str) -> Found:
    reading = _Reading()
    reading.person(tree)
    for section, keys in (("education", ("education",)), ("experience", ("work", "experience")), ("awards", ("awards",))):
        for key in keys:
            for row in _rows(tree.values.get(key)):
                reading.row(section, row)
    reading.interests(tree.values.get("interests"))
    reading.skills(tree.values.get("skills"))
    reading.languages(tree.values.get("languages"))
    for key, node in tree.values.items():
        said = "; ".join(texts(node))
        if key not in _READ | _OF_HOMEPAGE and not _OF_LOOK.fullmatch(key) and said.strip():
            reading.tell(f"{key} is not used: {said}", node.place)
    profile, problems = profile_tree(reading.head, reading.entries, path)
    notes = (left_out(path, reading.samples),) if reading.samples else ()
    if reading.unshown:
        notes = (*notes, f"links that a CV does not show were left out: {', '.join(reading.unshown)}")
    return Found("Hugo Blox", empty(profile.place), profile, notes, (*reading.problems, *problems))


def _rows(node: Node | None) -> Iterator[Node]:
    """The entries of a section; the older template has them below `courses:`."""
    if isinstance(node, Fields):
        node = node.values.get("courses", node)
    yield from node.values if isinstance(node, Items) else () if node is None else (node,)


@dataclass(slots=True)
class _Reading:
    head: dict[str, Node] = field(default_factory=dict)
    entries: list[CvEntry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unshown: list[str] = field(default_factory=list)
    samples: int = 0

    def tell(self, message: str, place: Place) -> None:
        self.problems.append(Problem("import-left-out", message, place, "", Severity.WARNING))

    def person(self, tree: Fields) -> None:
        if name := name_of_person(tree):
            node = tree.values.get("name")
            alternate = node.values.get("alternate") if isinstance(node, Fields) else None
            names = [*names_in(name.text), *(one.text for one in texts_of(alternate))]
            self.head["name"] = Scalar(names[0], name.place)
            if more := further_names(names[0], names[1:]):
                self.head["names"] = Items(tuple(Scalar(one, name.place) for one in more), name.place)
        self.headline(tree)
        links: dict[str, Node] = {}
        for key in ("social", "profiles", "links"):
            for row in _rows(tree.values.get(key)):
                self.link(row, links)
        for node in texts_of(tree.values.get("email")):
            self.email(node)
        if links:
            self.head["links"] = mapping(links)
        for node in texts_of(tree.values.get("bio")):
            if not is_placeholder(node.text):
                self.tell(f"a biography has no place in a CV: {words_of(node).text}", node.place)

    def headline(self, tree: Fields) -> None:
        """`Ph.D. Candidate, Peking University`: the role, and the places that it does not name itself."""
        role = next(map(words_of, texts_of(tree.values.get("role"))), None)
        rows = [row for key in ("organizations", "affiliations") for row in _rows(tree.values.get(key))]
        at = [one for row in rows for one in texts_of(row.values.get("name") if isinstance(row, Fields) else row)]
        said = [role] if role and role.text and not is_placeholder(role.text) else []
        said += [
            words_of(one) for one in at if not is_placeholder(one.text) and not (role and one.text.lower() in role.text.lower())
        ]
        if said:
            self.head["headline"] = Scalar(", ".join(one.text for one in said), said[0].place)

    def email(self, node: Scalar) -> None:
        if address := email_of(node.text):
            if not address.endswith(("@example.com", "@example.org")):
                self.head.setdefault("email", Scalar(address, node.place))
        else:
            self.tell(f"email cannot be used: {node.text}", node.place)

    def link(self, row: Node, links: dict[str, Node]) -> None:
        """`{icon, link}` or `{icon, url}`; a link to another part of the homepage is none."""
        said = {key: one for key, one in row.values.items() if isinstance(one, Scalar)} if isinstance(row, Fields) else {}
        address, icon = said.get("link") or said.get("url"), said.get("icon")
        if address is None or not address.text.strip() or address.text.startswith(("#", "/", "uploads", "media", "files")):
            return
        kind = icon.text.rpartition("/")[2] if icon else ""
        if address.text.startswith("mailto:") or email_of(address.text):
            self.email(address)
            return
        found = social(kind or "web", address)
        if found and found.kind and found.kind not in links:
            links[found.kind] = found.link
        elif found and found.address not in self.unshown:
            self.unshown.append(found.address)

    def row(self, section: str, row: Node) -> None:
        if not isinstance(row, Fields):
            self.entries.append(
                CvEntry("other", section.capitalize(), row.place, {"title": Scalar("; ".join(texts(row)), row.place)})
            )
            return
        if is_sample(texts(row)):
            self.samples += 1
            return
        fields: dict[str, Node] = {}
        start = next((one for key in ("date_start", "start") for one in texts_of(row.values.get(key))), None)
        end = next((one for key in ("date_end", "end") for one in texts_of(row.values.get(key))), None)
        if start is not None or end is not None:
            fields["dates"] = _span(start, end)
        for key, node in row.values.items():
            name = _NAMES[section].get(key) or _SHARED.get(key) or key
            if key in {"date_start", "start", "date_end", "end"} or not "".join(texts(node)).strip():
                continue
            if _OF_LOOK.fullmatch(key):
                continue
            if key in {"summary", "description", "details", "highlights"}:
                self.describe(section, node, fields)
            elif isinstance(node, Scalar):
                fields[key if name in fields else name] = words_of(node)
            else:
                fields[key] = node
        self.entries.append(CvEntry(section, section.capitalize(), row.place, fields))

    def describe(self, section: str, node: Node, fields: dict[str, Node]) -> None:
        """Bullets of a job, notes of anything else."""
        lines = tuple(line for one in texts_of(node) for line in lines_of(one) if not is_placeholder(line.text))
        kind = "highlights" if section == "experience" else "notes"
        old = fields.get(kind)
        if lines:
            fields[kind] = Items((*(old.values if isinstance(old, Items) else ()), *lines), lines[0].place)

    def interests(self, node: Node | None) -> None:
        for one in texts_of(node):
            said = words_of(one)
            if said.text and not is_placeholder(said.text):
                self.entries.append(CvEntry("interests", "Interests", one.place, {"text": said}))

    def skills(self, node: Node | None) -> None:
        """`{name, items: [{label}]}`."""
        for row in _rows(node):
            if not isinstance(row, Fields):
                continue
            names = [one for key in ("name", "title", "label") for one in texts_of(row.values.get(key))]
            items = tuple(_label(one) for one in _rows(row.values.get("items")))
            items = tuple(item for item in items if item.text)
            if names:
                fields: dict[str, Node] = {"name": words_of(names[0]), "items": Items(items, row.place)}
                self.entries.append(CvEntry("skills", "Skills", row.place, fields))

    def languages(self, node: Node | None) -> None:
        items = tuple(item for item in map(_label, _rows(node)) if item.text)
        if items:
            place = items[0].place
            self.entries.append(
                CvEntry("skills", "Languages", place, {"name": Scalar("Languages", place), "items": Items(items, place)})
            )


def _label(row: Node) -> Scalar:
    """`{name, label}` as “English (Native)”; a level in figures or percents says nothing on paper."""
    if not isinstance(row, Fields):
        return words_of(row) if isinstance(row, Scalar) else Scalar("; ".join(texts(row)), row.place)
    said = [words_of(one).text for key in ("name", "label", "description") for one in texts_of(row.values.get(key))]
    return Scalar(f"{said[0]} ({', '.join(said[1:])})" if len(said) > 1 else "".join(said), row.place)


def _span(start: Scalar | None, end: Scalar | None) -> Scalar:
    """`2020-08-01` to nothing goes on; the first of a month stands for the month, since the template wants a day."""
    since, until = (re.sub(r"(\d{4}-\d\d)-\d\d\b.*", r"\1", one.text.strip()) if one else "" for one in (start, end))
    place = (start or end or Scalar("", Place(""))).place
    if not since:
        return Scalar(until, place)
    return Scalar(f"{since}..{until if re.search(r'[0-9]', until) else 'present'}", place)
