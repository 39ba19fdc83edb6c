"""Entries of a foreign CV, under the names that `profile.yaml` has → its tree, valid for the model, and what did not fit.

Importers say what they found, as it is written there; here dates become dates, and what a section cannot hold finds a place: a
value that a field refuses becomes a note of its entry, and an entry that lacks what its section needs stands in a section of one's
own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from packet.formats.located_yaml import Fields, Items, Node, Scalar
from packet.importers.fitting import Fitted, fitted, texts
from packet.model.base import Written
from packet.model.profile import (
    Award,
    Education,
    Experience,
    Interest,
    OtherEntry,
    Project,
    Referee,
    Service,
    Skill,
    Talk,
    Teaching,
)
from packet.problems import Place, Problem, Severity

SECTIONS: Mapping[str, type[Written]] = {
    "interests": Interest,
    "education": Education,
    "experience": Experience,
    "projects": Project,
    "talks": Talk,
    "teaching": Teaching,
    "service": Service,
    "awards": Award,
    "skills": Skill,
    "referees": Referee,
    "other": OtherEntry,
}
"""Sections of the profile and what their entries are; `other` stands for all sections of one's own."""

_TITLES = ("title", "degree", "role", "course", "name", "text", "at")
"""What an entry is called when it moves to a section of one's own, in the order of preference."""


@dataclass(frozen=True, slots=True)
class CvEntry:
    """One entry of a CV: `fields` have the names of the section's model, with the values as they are written there.

    Dates stand under `dates`, whatever their form. `heading` is that of the source, for a section of one's own.
    """

    section: str
    heading: str
    place: Place
    fields: Mapping[str, Node] = field(hash=False)


def profile_tree(head: Mapping[str, Node], entries: Sequence[CvEntry], path: str) -> tuple[Fields, tuple[Problem, ...]]:
    """`head`: name, email, links … as `profile.yaml` has them. The problems are warnings; what they do not name is in the tree."""
    problems: list[Problem] = []
    sections: dict[str, list[Node]] = {}
    others: dict[str, list[Node]] = {}
    for entry in entries:
        section, row = _placed(entry, problems)
        if row is not None and section == "other":
            others.setdefault(entry.heading or entry.section.capitalize(), []).append(row)
        elif row is not None:
            sections.setdefault(section, []).append(row)
    top = {**head, **{name: _items(rows) for name, rows in sections.items()}}
    if others:
        own = [mapping({"title": Scalar(title, rows[0].place), "entries": _items(rows)}) for title, rows in others.items()]
        top["other"] = _items(own)
    return mapping(top, Place(path, 1, 1)), tuple(problems)


def mapping(values: Mapping[str, Node], place: Place | None = None) -> Fields:
    """A mapping whose keys stand where their values do; without a place of its own it stands where its first value does."""
    places = {name: node.place for name, node in values.items()}
    return Fields(dict(values), places, place or next(iter(places.values())))


def _items(rows: Sequence[Node]) -> Items:
    return Items(tuple(rows), rows[0].place)


def _placed(entry: CvEntry, problems: list[Problem]) -> tuple[str, Node | None]:
    """The section that can hold the entry, and the entry as it stands there; `None` where nothing of it can be used."""
    fit, section = fitted(entry.fields, SECTIONS[entry.section]), entry.section
    if fit.lacking and section != "other":
        message = f"an entry of {section} has no {' and no '.join(fit.lacking)} that can be read: it stands in a section of its own"
        fit, section = fitted(_as_other(entry.fields), OtherEntry), "other"
        if not fit.lacking:
            hint = f"write what is missing, and move the entry to {entry.section}:"
            problems.append(_told("import-incomplete", message, entry.place, hint))
    if fit.lacking:
        said = "; ".join(text for node in entry.fields.values() for text in texts(node))
        message = f"an entry of {entry.section} cannot be used: {said or 'it is empty'}"
        problems.append(_told("import-left-out", message, entry.place))
        return section, None
    if "notes" in SECTIONS[section].model_fields:
        return section, mapping(_with_notes(fit), entry.place)
    for name, node in fit.refused.items():
        problems.append(_told("import-left-out", f"{section} have no field for {name}: {'; '.join(texts(node))}", node.place))
    return section, mapping(fit.values, entry.place)


def _as_other(fields: Mapping[str, Node]) -> dict[str, Node]:
    """The fields under the names of an entry of a section of one's own."""
    title = next((name for name in _TITLES if name in fields), "")
    return {("title" if name == title else name): node for name, node in fields.items()}


def _with_notes(fit: Fitted) -> Mapping[str, Node]:
    """The values, and as notes what the section has no field for."""
    notes = [Scalar(_note(name, text), node.place) for name, node in fit.refused.items() for text in texts(node)]
    mine = fit.values.get("notes")
    own = mine.values if isinstance(mine, Items) else ()
    return {**fit.values, "notes": Items((*own, *notes), notes[0].place)} if notes else fit.values


def _note(name: str, text: str) -> str:
    """What stands under a name that tells a reader nothing stands alone."""
    tells_nothing = name.startswith("date") or name in {"summary", "description", "notes"}
    return text if tells_nothing else f"{name.replace('_', ' ').capitalize()}: {text}"


def _told(code: str, message: str, place: Place, hint: str = "") -> Problem:
    return Problem(code, message, place, hint, Severity.WARNING)
