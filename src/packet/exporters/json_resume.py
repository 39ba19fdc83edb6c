"""A profile → JSON Resume 1.0.0. What its schema has no field for is named, never put where nobody looks for it.

Beside the fields of the schema, which allows others, publications have their key as `id` and their `authors` as a list.
Service stands under `volunteer`; teaching, talks and sections of one's own under `projects`, whose `type` says what they are.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias, TypeVar

from packet.compose.venues import STATUS_WORDS
from packet.exporters.holdings import Exported, Holdings, tiers_left_out
from packet.exporters.left_out import resume_left_out
from packet.formats.latex_title import plain_title
from packet.model.profile import Award, Education, Entry, Experience, OtherEntry, Profile, Project, Referee, Service, Talk, Teaching
from packet.model.publications import Publication
from packet.model.scalars import DateSpan, PartialDate

Json: TypeAlias = Mapping[str, object]
E = TypeVar("E")

NETWORKS: Mapping[str, str] = {
    "github": "GitHub",
    "gitlab": "GitLab",
    "linkedin": "LinkedIn",
    "orcid": "ORCID",
    "scholar": "Google Scholar",
    "dblp": "DBLP",
}
"""Links of which the name there is written alone, and how the networks write themselves."""


def json_resume(holdings: Holdings) -> Exported:
    profile = holdings.profile
    sections: dict[str, object] = {
        "basics": _basics(profile),
        "work": _all(_work, profile.experience),
        "volunteer": _all(_service, profile.service),
        "education": _all(_education, profile.education),
        "awards": _all(_award, profile.awards),
        "publications": [_said(_publication(key, one, holdings)) for key, one in holdings.publications.items()],
        "skills": [_said({"name": skill.name, "keywords": list(skill.items)}) for skill in profile.skills],
        "interests": [{"name": interest.text} for interest in profile.interests],
        "references": _all(_referee, profile.referees),
        "projects": list(_projects(profile)),
        "meta": {"version": "v1.0.0"},
    }
    text = json.dumps(_said(sections), indent=2, ensure_ascii=False) + "\n"
    return Exported(text, (*resume_left_out(profile), *_of_publications(holdings), *tiers_left_out(holdings)))


def _said(fields: Json) -> dict[str, object]:
    return {name: value for name, value in fields.items() if value}


def _all(one: Callable[[E], Json], entries: Iterable[E]) -> list[dict[str, object]]:
    return [_said(one(entry)) for entry in entries]


def _basics(profile: Profile) -> dict[str, object]:
    handles = [(kind, profile.links[kind]) for kind in profile.links if kind != "homepage"]
    return _said(
        {
            "name": profile.name,
            "label": profile.headline,
            "email": profile.email,
            "phone": profile.phone,
            "url": profile.link("homepage") if "homepage" in profile.links else "",
            "summary": profile.agenda,
            "location": _said({"address": profile.address}),
            "profiles": [_network(kind, value, profile) for kind, value in handles],
        }
    )


def _network(kind: str, value: str, profile: Profile) -> dict[str, object]:
    handle = value if kind in NETWORKS and "/" not in value else ""
    return _said({"network": NETWORKS.get(kind, kind), "username": handle, "url": profile.link(kind)})


def _iso(date: PartialDate | None) -> str:
    if date is None:
        return ""
    return "-".join([f"{date.year:04}", *(f"{part:02}" for part in (date.month, date.day) if part)])


def _span(dates: DateSpan | PartialDate | None) -> dict[str, str]:
    """Start and end; what goes on has no end."""
    if isinstance(dates, DateSpan):
        return {"startDate": _iso(dates.since), "endDate": _iso(dates.until)}
    return {"startDate": _iso(dates), "endDate": _iso(dates)}


def _entry(entry: Entry, dates: DateSpan | PartialDate | None) -> dict[str, object]:
    return {**_span(dates), "url": entry.url, "highlights": [bullet.text for bullet in entry.highlights]}


def _sentences(*facts: str) -> str:
    return "; ".join(filter(None, facts))


def _work(job: Experience) -> Json:
    mentors = f"Mentors: {', '.join(job.mentors)}" if job.mentors else ""
    advisor = f"Advisor: {job.advisor}" if job.advisor else ""
    summary = _sentences(*job.notes, advisor, mentors)
    return {"name": job.at, "position": job.role, "location": job.place, "summary": summary, **_entry(job, job.dates)}


def _service(item: Service) -> Json:
    shared = _entry(item, item.date or item.dates)
    return {"organization": item.at, "position": item.role, "summary": _sentences(*item.notes, item.place), **shared}


def _education(degree: Education) -> Json:
    study, _, area = degree.degree.partition(" in ")
    score = next((note for note in degree.notes if note.casefold().startswith("gpa")), "")
    said = {"institution": degree.at, "studyType": study, "area": area, "url": degree.url, **_span(degree.dates)}
    return {**said, "score": score.partition(":")[2].strip() or score}


def _award(award: Award) -> Json:
    summary = _sentences(award.award, award.group, award.place, *award.notes, *(bullet.text for bullet in award.highlights))
    return {"title": award.title, "date": _iso(award.date), "awarder": award.at, "summary": summary}


def _referee(referee: Referee) -> Json:
    return {"name": referee.name, "reference": _sentences(", ".join(filter(None, (referee.title, referee.at))), referee.relation)}


def _publication(key: str, one: Publication, holdings: Holdings) -> Json:
    venue = holdings.venue(one)
    authors = ", ".join(author.name + author.marks for author in one.authors)
    why = one.why.text if one.why else ""
    return {
        "id": key,
        "name": plain_title(one.title),
        "authors": [author.name + author.marks for author in one.authors],
        "publisher": f"{venue.name} ({one.venue})" if venue else "",
        "releaseDate": _iso(one.date),
        "url": one.link,
        "summary": _sentences(authors, STATUS_WORDS.get(one.status, ""), one.award, one.note, why),
    }


def _of_publications(holdings: Holdings) -> Iterator[str]:
    """What publications say beyond title, authors, venue, date, best link, status, award, remark and the sentence on why."""
    for field in ("topics", "abstract", "short", "place", "code", "kind", "language", "extra"):
        if count := sum(bool(getattr(one, field)) for one in holdings.publications.values()):
            yield f"publications.{field} ({count})"
    for field, marker in (("arxiv", "arxiv.org"), ("url", "")):
        if count := sum(bool(value := getattr(one, field)) and (marker or value) not in one.link for one in _shown(holdings)):
            yield f"publications.{field} ({count})"
    if count := sum(bool(one.why and one.why.source) for one in _shown(holdings)):
        yield f"publications.why.source ({count})"


def _shown(holdings: Holdings) -> Iterable[Publication]:
    return holdings.publications.values()


def _projects(profile: Profile) -> Iterator[dict[str, object]]:
    entries = [*map(_project, profile.projects), *map(_talk, profile.talks), *map(_course, profile.teaching)]
    entries += [_other(entry, section.title) for section in profile.other for entry in section.entries]
    yield from map(_said, entries)


def _project(project: Project) -> Json:
    description = _sentences(project.what, project.place, *project.notes)
    roles = [project.role] if project.role else []
    return {"name": project.name, "description": description, "roles": roles, **_entry(project, project.dates)}


def _talk(talk: Talk) -> Json:
    said = {"name": talk.title, "entity": talk.at, "type": "talk", "roles": [talk.kind] if talk.kind else []}
    return {**said, "description": _sentences(talk.place, *talk.notes), **_entry(talk, talk.date)}


def _course(course: Teaching) -> Json:
    said = {"name": course.course, "entity": course.at, "type": "teaching", "roles": [course.role]}
    return {**said, "description": _sentences(course.place, *course.notes), **_entry(course, course.dates)}


def _other(entry: OtherEntry, section: str) -> Json:
    said = {"name": entry.title, "entity": entry.at, "type": section, "description": _sentences(entry.place, *entry.notes)}
    return {**said, **_entry(entry, entry.date or entry.dates)}
