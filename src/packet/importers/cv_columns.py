"""The columns of one row of a typeset CV → the fields of the section that the row stands in.

A class for CVs gives every row the same columns, whatever the section; which of them holds the course and which the university is
seen from the words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from packet.formats.located_yaml import Items, Node, Scalar
from packet.importers.latex_words import Said
from packet.problems import Place


@dataclass(frozen=True, slots=True)
class Row:
    """`title`: what one was or did; `at`: where, as the class calls its columns; `below`: the lines under it."""

    place_in_file: Place
    title: Said
    at: Said
    place: Said
    dates: Said
    notes: tuple[Said, ...] = ()
    below: tuple[Said, ...] = ()
    group: Said | None = None
    """The heading within the section."""

    @property
    def addresses(self) -> list[str]:
        """Web addresses behind words, each once."""
        said = (self.title, self.at, self.place, self.dates, *self.notes, *((self.group,) if self.group else ()))
        return list(dict.fromkeys(address for one in said for address in one.addresses))

    @property
    def words(self) -> str:
        """All of it in one line."""
        said = (self.title, self.at, self.place, self.dates, *self.notes, *self.below)
        return " · ".join([*(one.text for one in said if one.is_word), *self.addresses])


_INSTITUTION = re.compile(
    r"\b(?:universit\w*|college|institut\w*|school|academy|akademie|polytechni\w*|hochschule|faculty|department|dept|laborator\w*"
    r"|école|ecole|eth|epfl|mit|caltech|eidgenössische|technische|univ\b|universidad|escuela|inria|cnrs|foundation|society|stiftung)",
    re.I,
)
_ROLE = re.compile(
    r"(?:graduate |head |lead |senior |undergraduate |co-|guest )*(?:teaching (?:assistant|fellow)|course assistant|tutor|lecturer"
    r"|instructor|co-instructor|ta|teacher|professor|(?:sub)?reviewer|external reviewer|referee|chair|(?:pc|tpc|program committee)"
    r" member|(?:associate |guest )?editor|organi[sz]er|member|übungsleiter(?:in)?|tutor(?:in)?|gutachter(?:in)?)s?",
    re.I,
)


def _common(row: Row, title: str, at: str = "at") -> dict[str, Node]:
    return {title: row.title.node, at: row.at.node, "place": row.place.node, "dates": row.dates.node}


def _education(row: Row) -> dict[str, Node]:
    return _common(row, "degree")


def _experience(row: Row) -> dict[str, Node]:
    return _common(row, "role")


def _projects(row: Row) -> dict[str, Node]:
    return _common(row, "name")


def _interests(row: Row) -> dict[str, Node]:
    return {"text": row.title.node, "at": row.at.node, "dates": row.dates.node, "place": row.place.node}


def _other(row: Row) -> dict[str, Node]:
    return _common(row, "title")


def _talks(row: Row) -> dict[str, Node]:
    fields = _common(row, "title")
    if row.group and (kind := re.search(r"invited|keynote|tutorial|contributed|plenary|poster", row.group.text, re.I)):
        fields["kind"] = Scalar(kind[0].lower(), row.group.place)
    return fields


def _teaching(row: Row) -> dict[str, Node]:
    """The university stands in the column of the place where that of the employer holds the course."""
    fields = _common(row, "role")
    if is_place_of_work(row.place) and not is_place_of_work(row.at):
        return {**fields, "course": row.at.node, "at": row.place.node, "place": Scalar("", row.place.place)}
    if is_place_of_work(row.at):
        role, course = _role_and_rest(row.title.text)
        return {**fields, "role": Scalar(role, row.title.place), "course": Scalar(course, row.title.place)}
    return {**fields, "course": row.at.node, "at": Scalar("", row.at.place)}


def _service(row: Row) -> dict[str, Node]:
    fields = _common(row, "role")
    if not row.at.is_word:
        role, body = _role_and_rest(row.title.text)
        if not role and row.group and _ROLE.fullmatch(row.group.text.strip()):
            role = re.sub(r"(?<=er)s$|(?<=member)s$", "", row.group.text)
        if role and body:
            return {**fields, "role": Scalar(role, row.title.place), "at": Scalar(body, row.title.place)}
    return fields


def is_role(said: Said) -> bool:
    return bool(_role_and_rest(said.text)[0])


def is_place_of_work(said: Said) -> bool:
    return bool(_INSTITUTION.search(said.text))


def _role_and_rest(text: str) -> tuple[str, str]:
    """“Teaching Assistant, Algorithms”: both; what is a role alone, or none, stands by itself."""
    match = re.match(rf"({_ROLE.pattern})(?:,| ?:| for| of| in| –| at) +(.+)", text, re.I)
    if match:
        return match[1], match[2]
    return (text, "") if _ROLE.fullmatch(text.strip()) else ("", text)


def _awards(row: Row) -> dict[str, Node]:
    """A giver in the column of the place or of the event; else the event is what the award belongs to."""
    fields = _common(row, "title", "award")
    if row.group and row.group.is_word:
        fields["group"] = row.group.node
    if is_place_of_work(row.place):
        return {**fields, "at": row.place.node, "place": Scalar("", row.place.place)}
    if is_place_of_work(row.at) and not re.search(r"award|prize|scholarship|preis", row.at.text, re.I):
        return {**fields, "at": row.at.node, "award": Scalar("", row.at.place)}
    return fields


def _skills(row: Row) -> dict[str, Node]:
    said = row.at if row.at.is_word else row.place
    named, items = (row.title, said) if said.is_word else _labelled(row.title, row.group)
    fields = {
        **_common(row, "name"),
        "name": named.node,
        "items": Items(tuple(_split(items)), items.place),
        "at": Scalar("", items.place),
    }
    return {**fields, "place": row.place.node if said is row.at else Scalar("", items.place)}


def _labelled(line: Said, group: Said | None) -> tuple[Said, Said]:
    """`Languages: C, Python` apart; a line without a label stands under the heading."""
    label, colon, rest = line.text.partition(": ")
    if colon and rest.strip() and len(label) < 60:
        return line.but(label), line.but(rest)
    return group or line.but("Skills"), line


def _split(items: Said) -> Iterator[Scalar]:
    """A list at its commas or semicolons, but not within brackets."""
    sign = ";" if ";" in items.text else ","
    for part in re.split(rf"{sign}(?![^(]{{0,200}}\)) *", items.text):
        if any(letter.isalnum() for letter in part):
            yield Scalar(part.strip(), items.place)


RANK = re.compile(r"\b(?:professor|prof|lecturer|director|head|student|chair|scientist|researcher|engineer|manager|fellow)\b", re.I)


def is_name(said: Said) -> bool:
    """Whether a line can be a person's name, titles before it and degrees behind it."""
    words = said.text.replace(",", " ").split()
    small = {"van", "von", "der", "de", "la", "di", "da", "del", "den", "zu", "el", "al", "bin", "ten", "ter", "h.c."}
    letters = not re.search(r"[\d@:;!?()]", said.text) and not is_place_of_work(said) and len(said.text) < 70
    return letters and 2 <= len(words) <= 8 and all(word[0].isupper() or word.lower() in small for word in words)


def _referees(row: Row) -> dict[str, Node]:
    """The column of the employer holds the name where that of the job holds a rank."""
    if row.at.is_word and RANK.search(row.title.text) and is_name(row.at):
        return {"name": row.at.node, "title": row.title.node, "at": row.place.node, "address": row.dates.node}
    return {"name": row.title.node, "at": row.at.node, "address": row.place.node, "relation": row.dates.node}


COLUMNS: Mapping[str, Callable[[Row], dict[str, Node]]] = {
    "interests": _interests,
    "education": _education,
    "experience": _experience,
    "projects": _projects,
    "talks": _talks,
    "teaching": _teaching,
    "service": _service,
    "awards": _awards,
    "skills": _skills,
    "referees": _referees,
    "other": _other,
}
"""For each section that entries can stand in; dates stand under `dates`, as they are written."""
