"""A `Plan` → the CV or résumé: the target's sections, each from the profile; sections without an entry do not appear."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from itertools import groupby

from packet.compose.entries import kept
from packet.compose.letter_facts import tailored_interests
from packet.compose.masthead import masthead
from packet.compose.references import joined, reference_blocks, selected_first
from packet.model.document import Block, CvEntry, Document, Heading, Item, Paragraph, Row, Run, Section, Target, Text, text
from packet.model.plan import Plan, PlannedDocument, Work
from packet.model.profile import Entry, OtherEntry, Referee
from packet.model.scalars import DateSpan, PartialDate
from packet.model.target import PublicationView, SectionName

SECTIONS: tuple[SectionName, ...] = (
    "interests", "education", "experience", "publications", "projects", "talks", "teaching", "service", "awards", "skills", "other",
)  # fmt: skip
"""The order of a CV whose target names no sections: all that the profile has."""

TITLES: Mapping[SectionName, str] = {
    "interests": "Research Interests",
    "education": "Education",
    "experience": "Experience",
    "publications": "Publications",
    "projects": "Projects",
    "talks": "Talks",
    "teaching": "Teaching",
    "service": "Service",
    "awards": "Honors & Awards",
    "skills": "Skills",
    "referees": "Referees",
}


def cv(document: PlannedDocument, plan: Plan) -> Document:
    sections = [section for name in document.spec.sections or SECTIONS for section in _sections(name, document, plan)]
    return Document(
        name=document.name,
        title=document.title,
        owner=plan.profile.name,
        shape="cv",
        blocks=(masthead(plan.profile), *(section for section in sections if section.blocks)),
        language=plan.profile.language,
        pages=document.spec.pages,
    )


def _sections(name: SectionName, document: PlannedDocument, plan: Plan) -> tuple[Section, ...]:
    if name == "other":
        shown = [(other.title, kept(other.entries, "other", document, plan)) for other in plan.profile.other]
        return tuple(Section(title, tuple(map(_other, entries)), "other") for title, entries in shown)
    return (Section(TITLES[name], BLOCKS[name](document, plan), name),)


def _entry(
    entry: Entry, title: str, role: str, date: DateSpan | PartialDate | str, *, place: str = "", facts: tuple[str, ...] = ()
) -> CvEntry:
    """What all dated entries share: notes follow the facts on one line, highlights are bullets."""
    said_in = partial(text, language=entry.language)
    items = tuple(Item(said_in(bullet.text), said_in(bullet.short), bullet.priority) for bullet in entry.highlights)
    linked: Text = (Run(title, target=Target(url=entry.url), language=entry.language or ""),) if entry.url else said_in(title)
    said = (*map(text, facts), *map(said_in, entry.notes))
    return CvEntry(
        linked, role, place or entry.place, str(date), said, items, entry.priority, name=f"{title}, {role}" if role else title
    )


def _people(advisor: str, mentors: tuple[str, ...] = ()) -> tuple[str, ...]:
    said = [f"Advisor: {advisor}"] if advisor else []
    said += [f"Mentor{'s' * (len(mentors) > 1)}: {', '.join(mentors)}"] if mentors else []
    return tuple(said)


def _interests(_document: PlannedDocument, plan: Plan) -> tuple[Block, ...]:
    lines = tailored_interests(plan)
    texts = [_begun(line.text) if at == 0 else line.text for at, line in enumerate(lines)]
    runs = [Run(words, strong=line.meets) for words, line in zip(texts, lines, strict=True)]
    return (Paragraph(tuple(joined(runs, ", ")), role="summary"),) if runs else ()


def _begun(words: str) -> str:
    """Words that begin a line; a symbol such as the p of p-adic stays as it is."""
    return words[:1].upper() + words[1:] if words[1:2].isalpha() else words


def _education(document: PlannedDocument, plan: Plan) -> tuple[Block, ...]:
    degrees = kept(plan.profile.education, "education", document, plan)
    entries = (_entry(item, item.at, item.degree, item.dates, facts=_people(item.advisor)) for item in degrees)
    return tuple(replace(entry, priority=None) for entry in entries)  # no page budget costs a degree


def _experience(document: PlannedDocument, plan: Plan) -> tuple[Block, ...]:
    jobs = kept(plan.profile.experience, "experience", document, plan)
    return tuple(_entry(job, job.at, job.role, job.dates, facts=_people(job.advisor, job.mentors)) for job in jobs)


def _publications(document: PlannedDocument, plan: Plan) -> tuple[Block, ...]:
    view = document.spec.publications or PublicationView()
    shown = reference_blocks(shown_works(view, plan, document.name), plan, view)
    first = selected_first(plan, view) if view.selected == "first" else ()
    return (*first, *([] if isinstance(shown[0], Heading) else [Heading(text("All Publications"))]), *shown) if first else shown


def shown_works(view: PublicationView, plan: Plan, document: str) -> tuple[Work, ...]:
    """All works in printed order, or the chosen or highlighted ones, best first."""
    if view.show == "all":
        return plan.listed(document)
    return plan.chosen if view.show == "chosen" else plan.highlighted


def _projects(document: PlannedDocument, plan: Plan) -> tuple[Block, ...]:
    projects = kept(plan.profile.projects, "projects", document, plan)
    return tuple(_entry(item, item.name, item.role, item.dates or "", facts=(item.what,) if item.what else ()) for item in projects)


def _talks(document: PlannedDocument, plan: Plan) -> tuple[Block, ...]:
    rows = []
    for talk in kept(plan.profile.talks, "talks", document, plan):
        kind = f", {talk.kind} talk" if talk.kind else ""
        content = (*text(talk.title, strong=True, language=talk.language), *_behind(talk.at + kind, talk.place))
        rows.append(Row(str(talk.date), content, talk.priority, talk.title))
    return tuple(rows)


def _teaching(document: PlannedDocument, plan: Plan) -> tuple[Block, ...]:
    courses = kept(plan.profile.teaching, "teaching", document, plan)
    return tuple(_entry(item, item.course, item.role, item.dates, place=item.at) for item in courses)


def _service(document: PlannedDocument, plan: Plan) -> tuple[Block, ...]:
    return tuple(
        Row(
            str(item.date or item.dates or ""),
            (Run(item.at, strong=True), *_behind(item.role, item.place)),
            item.priority,
            item.at,
        )
        for item in kept(plan.profile.service, "service", document, plan)
    )


def _awards(document: PlannedDocument, plan: Plan) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for group, awards in groupby(kept(plan.profile.awards, "awards", document, plan), key=lambda award: award.group):
        if group:
            blocks.append(Heading(text(group)))
        for award in awards:
            content = (*text(award.title, strong=True, language=award.language), *_behind(award.award, award.at))
            blocks.append(Row(str(award.date), content, award.priority, award.title))
    return tuple(blocks)


def _behind(*facts: str) -> Text:
    """What follows the first words of a row. It runs on: in a column apart, readers of the text lose what belongs together."""
    return text("".join(f", {fact}" for fact in facts if fact))


def _skills(document: PlannedDocument, plan: Plan) -> tuple[Block, ...]:
    skills = kept(plan.profile.skills, "skills", document, plan)
    return tuple(Row(skill.name, text(", ".join(skill.items)), priority=skill.priority, name=skill.name) for skill in skills)


def _referees(_document: PlannedDocument, plan: Plan) -> tuple[Block, ...]:
    return tuple(map(referee_entry, plan.referees))


def referee_entry(referee: Referee) -> CvEntry:
    """A referee with every contact the profile has."""
    mail = (Run(referee.email, target=Target(url=f"mailto:{referee.email}")),) if referee.email else ()
    lines = [text(_begun(referee.relation)), mail, text(referee.phone), text(referee.address)]
    return CvEntry(
        text(referee.name),
        ", ".join(filter(None, (referee.title, referee.at))),
        facts=tuple(filter(None, lines)),
        name=referee.name,
    )


def _other(entry: OtherEntry) -> CvEntry:
    return _entry(entry, entry.title, entry.at, entry.date or entry.dates or "")


BLOCKS: Mapping[SectionName, Callable[[PlannedDocument, Plan], tuple[Block, ...]]] = {
    "interests": _interests,
    "education": _education,
    "experience": _experience,
    "publications": _publications,
    "projects": _projects,
    "talks": _talks,
    "teaching": _teaching,
    "service": _service,
    "awards": _awards,
    "skills": _skills,
    "referees": _referees,
}
