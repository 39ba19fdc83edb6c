"""One entry under neutral names (`structured_cv.py`) → the entry of a section, under the names of the profile."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import replace

from packet.formats.located_yaml import Items, Node, Scalar
from packet.importers.structured_cv import LONGEST_NOTE, StructuredCv, listed
from packet.problems import Place

_PEOPLE = re.compile(r"(advis[oe]r|mentor|supervisor)s?: (.+)", re.I)
_DAY = re.compile(r"(\d{4}-\d\d)-(\d\d)(?:T.*)?")
_LANGUAGES = re.compile(r"(?:(?:foreign|spoken|natural) )?languages?(?: skills?)?|sprach(?:en|kenntnisse)|langues|idiomas", re.I)
_GRADE = re.compile(r"\d+(?:[.,]\d+)?\s*/\s*\d+(?:[.,]\d+)?")

Said = dict[str, Node]
"""Values under neutral names; who uses one takes it out."""


def add_entry(cv: StructuredCv, section: str, heading: str, place: Place, said: Said) -> None:
    """What a section has no field for stays under its own name, and becomes a note."""
    _date(section, said)
    make = _SECTIONS.get(section)
    if make is not None:
        make(cv, heading, place, said)
    else:
        title = _first(said, "what", "role", "at", "details")
        body = _body(cv, section, said)
        cv.add(section, heading, place, {"title": title, **_where(said), **body, **said})


def add_text(cv: StructuredCv, section: str, heading: str, one: Scalar) -> None:
    """An entry that is a text alone: `C++, Python` of skills, a phrase of interests, anything else under its heading."""
    text = cv.words(one)
    if not text.text:
        return
    if section == "skills":
        name, colon, items = text.text.partition(": ")
        what = Scalar(name if colon else heading, text.place)
        _add_skill(cv, heading, one.place, what, _split(Scalar(items if colon else name, text.place)), {})
    elif section == "interests":
        cv.add(section, heading, one.place, {"text": text})
    else:
        cv.add("other", heading, one.place, {"title": text})


def _date(section: str, said: Said) -> None:
    """Start and end as one span; what has no end goes on, unless it is a thing of one day; a date beside them stays a note."""
    start, end, date = (node if isinstance(node := said.pop(name, None), Scalar) else None for name in ("start", "end", "dates"))
    if section not in {"talks", "awards"}:
        start, end = _in_months(start, end)
    if start and end:
        text = start.text if start.text == end.text else f"{start.text} – {end.text}"
    else:
        goes_on = start and section not in {"talks", "awards"}
        text = f"{start.text} – present" if start and goes_on else (one.text if (one := start or end) else "")
    if text and date and date.text not in {text, (start or date).text, (end or date).text}:
        said["dates as written"] = date
    if first := start or end:
        said["dates"] = Scalar(text, first.place)
    elif date:
        said["dates"] = date


def _in_months(start: Scalar | None, end: Scalar | None) -> tuple[Scalar | None, Scalar | None]:
    """The months of a span that begins with a first and ends with the first or the last day of a month, or goes on.

    Files that want a day get the first where their owners know the month alone; from the first to the last they are months as well.
    """
    days = [_DAY.fullmatch(one.text.strip()) if one else None for one in (start, end)]
    if start is None or days[0] is None or days[0][2] != "01" or (end is not None and not _ends_a_month(days[1])):
        return start, end
    until = Scalar(days[1][1], end.place) if end and days[1] else end
    return Scalar(days[0][1], start.place), until


def _ends_a_month(day: re.Match[str] | None) -> bool:
    if day is None:
        return False
    return day[2] == "01" or (1 <= int(day[1][5:]) <= 12 and int(day[2]) == monthrange(int(day[1][:4]), int(day[1][5:]))[1])


def _first(said: Said, *names: str) -> Node | None:
    """The first of these that is said, taken out."""
    return next((said.pop(name) for name in names if name in said), None)


def _where(said: Said) -> dict[str, Node | None]:
    return {name: said.pop(name, None) for name in ("at", "place", "dates", "url")}


def _body(cv: StructuredCv, section: str, said: Said) -> dict[str, Node | None]:
    """Bullets and notes; who is named as advisor or mentor, where the section has a field for them."""
    summary, bullets = list(cv.lines(said.pop("summary", None))), list(cv.lines(said.pop("highlights", None)))
    people: dict[str, Node | None] = {}
    if section in {"education", "experience"}:
        parts = [Scalar(part, one.place) for one in summary for part in one.text.split("; ")]
        summary = _without_people(section, parts, people) if any(map(_is_person, parts)) else summary
        bullets = _without_people(section, bullets, people)
    details = cv.lines(said.pop("details", None))
    short = [one for one in (*details, *summary) if len(one.text) <= LONGEST_NOTE]
    long = [one for one in (*details, *summary) if len(one.text) > LONGEST_NOTE]
    notes = tuple(cv.lines(said.pop("notes", None)))
    return {"highlights": listed((*long, *bullets)), "notes": listed((*notes, *short)), **people}


def _is_person(line: Scalar) -> bool:
    return bool(_PEOPLE.fullmatch(line.text))


def _without_people(section: str, lines: list[Scalar], people: dict[str, Node | None]) -> list[Scalar]:
    """The lines that name nobody; who is named goes to `people`."""
    kept = []
    for line in lines:
        match = _PEOPLE.fullmatch(line.text)
        if match and match[1].lower() == "mentor" and section == "experience" and "mentors" not in people:
            people["mentors"] = _split(Scalar(match[2], line.place))
        elif match and match[1].lower() != "mentor" and "advisor" not in people:
            people["advisor"] = Scalar(match[2].rstrip("."), line.place)
        else:
            kept.append(line)
    return kept


def _split(text: Scalar) -> Items:
    """`English, German` as two items; commas within brackets part nothing."""
    parts = re.split(r"[,;](?![^()]*\))", text.text)
    return Items(tuple(Scalar(part.strip(), text.place) for part in parts if part.strip()), text.place)


def _education(cv: StructuredCv, heading: str, place: Place, said: Said) -> None:
    """`PhD` and `Physics` are “PhD in Physics”."""
    kind, area = said.pop("kind", None), said.pop("area", None)
    names = [node.text for node in (kind, area) if isinstance(node, Scalar)]
    if len(names) == 2 and names[0].casefold() in names[1].casefold():
        names = names[1:]
    first = kind or area
    degree = Scalar(" in ".join(names), first.place) if first else _first(said, "what", "role")
    if isinstance(score := said.pop("score", None), Scalar):
        grade = "GPA: " if _GRADE.fullmatch(score.text) else "" if score.text.lower().startswith("gpa") else "Score: "
        said["notes"] = Scalar(grade + score.text, score.place)
    cv.add("education", heading, place, {"degree": degree, **_where(said), **_body(cv, "education", said), **said})


def _job(section: str) -> Callable[[StructuredCv, str, Place, Said], None]:
    """Of experience and service: a role somewhere."""

    def make(cv: StructuredCv, heading: str, place: Place, said: Said) -> None:
        role = _first(said, "role", "what")
        if section == "service" and "at" not in said and "details" in said:
            said["at"] = said.pop("details")
        if section == "service" and "at" not in said and "what" in said:
            said["at"] = said.pop("what")
        if "what" in said and "at" not in said:
            said["at"] = said.pop("what")
        cv.add(section, heading, place, {"role": role, **_where(said), **_body(cv, section, said), **said})

    return make


def _project(cv: StructuredCv, heading: str, place: Place, said: Said) -> None:
    """A summary of a few words is what the project is."""
    name = _first(said, "what", "role")
    summary = cv.lines(said.get("summary"))
    what = summary[0] if len(summary) == 1 and len(summary[0].text) <= LONGEST_NOTE else None
    if what:
        said.pop("summary")
    where = _where(said)
    at = {"at": where.pop("at")} if where.get("at") else {}
    fields = {"name": name, "what": what, "role": said.pop("role", None), **where, **_body(cv, "projects", said)}
    where.pop("at", None)
    cv.add("projects", heading, place, {**fields, **at, **said})


def _talk(cv: StructuredCv, heading: str, place: Place, said: Said) -> None:
    title, kind = _first(said, "what"), said.pop("role", None)
    if "at" not in said and "details" in said:
        said["at"] = said.pop("details")
    cv.add("talks", heading, place, {"title": title, "kind": kind, **_where(said), **_body(cv, "talks", said), **said})


def _course(cv: StructuredCv, heading: str, place: Place, said: Said) -> None:
    course, role = _first(said, "what"), said.pop("role", None)
    cv.add("teaching", heading, place, {"course": course, "role": role, **_where(said), **_body(cv, "teaching", said), **said})


def _award(cv: StructuredCv, heading: str, place: Place, said: Said) -> None:
    title = _first(said, "what", "role")
    cv.add("awards", heading, place, {"title": title, **_where(said), **_body(cv, "awards", said), **said})


def _skill(cv: StructuredCv, heading: str, place: Place, said: Said) -> None:
    """One without items is itself an item of its section, and so is a language with how well it is spoken."""
    name = _first(said, "what", "role")
    items, fluency = said.pop("items", None), cv.text(said.pop("fluency", None))
    below = [
        *_each(cv, items),
        *_each(cv, said.pop("details", None)),
        *cv.lines(said.pop("summary", None), said.pop("highlights", None)),
    ]
    if isinstance(name, Scalar) and _LANGUAGES.fullmatch(heading) and len(below) == 1 and not fluency:
        fluency = below.pop()
    if not below and isinstance(name, Scalar):
        item = Scalar(f"{name.text} ({fluency.text})", name.place) if fluency else name
        name, below = Scalar(heading, name.place), [item]
    elif fluency:
        below.append(fluency)
    _add_skill(cv, heading, place, name, listed(tuple(below)), said)


def _add_skill(cv: StructuredCv, heading: str, place: Place, name: Node | None, items: Items | None, more: Said) -> None:
    """What has no name but its section's stands in one row with others of its kind."""
    if items and not more and isinstance(name, Scalar) and name.text == heading:
        for at, entry in enumerate(cv.entries):
            mine, row = entry.fields.get("name"), entry.fields.get("items")
            if entry.section == "skills" and isinstance(mine, Scalar) and mine.text == heading and isinstance(row, Items):
                cv.entries[at] = replace(entry, fields={**entry.fields, "items": Items((*row.values, *items.values), row.place)})
                return
    cv.add("skills", heading, place, {"name": name, "items": items, **more})


def _each(cv: StructuredCv, node: Node | None) -> tuple[Scalar, ...]:
    """The items of a list, or of a text with commas."""
    lines = cv.lines(node)
    return (
        tuple(one for line in _split(lines[0]).values if isinstance(one := line, Scalar))
        if isinstance(node, Scalar) and lines
        else lines
    )


def _interest(cv: StructuredCv, heading: str, place: Place, said: Said) -> None:
    """A topic and its topics, each an interest; one that is named twice stands once."""
    known = {one.text.casefold() for entry in cv.entries if isinstance(one := entry.fields.get("text"), Scalar)}
    topics = (*cv.lines(_first(said, "what")), *_each(cv, said.pop("items", None)), *_each(cv, said.pop("details", None)))
    for topic in topics:
        if topic.text.casefold() not in known:
            known.add(topic.text.casefold())
            cv.add("interests", heading, place, {"text": topic})
    for name, node in said.items():
        cv.tell(f"interests have no field for {name}", node)


def _referee(cv: StructuredCv, heading: str, place: Place, said: Said) -> None:
    relation = listed(cv.lines(said.pop("summary", None), said.pop("details", None), said.pop("highlights", None)))
    words = Scalar("; ".join(one.text for one in relation.values if isinstance(one, Scalar)), relation.place) if relation else None
    cv.add("referees", heading, place, {"name": _first(said, "what", "role"), "relation": words, **said})


_SECTIONS: Mapping[str, Callable[[StructuredCv, str, Place, Said], None]] = {
    "education": _education,
    "experience": _job("experience"),
    "service": _job("service"),
    "projects": _project,
    "talks": _talk,
    "teaching": _course,
    "awards": _award,
    "skills": _skill,
    "interests": _interest,
    "referees": _referee,
}
