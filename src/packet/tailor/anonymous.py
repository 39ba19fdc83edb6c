"""A `Plan` → the plan without the facts that identify the applicant; words within texts are replaced when they are composed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from packet.model.anonymity import Anonymity
from packet.model.finding import Finding, Verdict
from packet.model.marks import Mark, sightings
from packet.model.plan import Anonymous, Plan, Role, Work
from packet.model.profile import Education, Experience, OtherEntry, Profile, Project, Talk, Teaching
from packet.model.publications import Publication
from packet.model.rules import Demand, Level
from packet.model.scalars import Author, ordinal
from packet.model.sources import Request, Sources
from packet.tailor.identity import institution_marks, marks_of

E = TypeVar("E", Education, Experience, Project, Talk, Teaching, OtherEntry)


def wish_for_anonymity(sources: Sources, request: Request, demands: Sequence[Demand]) -> Anonymity | None:
    """What target, rules, position and command line ask for, the later the stronger; `None`: with the name."""
    wish = _written(sources, demands)
    wanted = bool(wish and wish.wanted) if request.anonymous is None else request.anonymous
    return (wish.model_copy(update={"wanted": True}) if wish else Anonymity()) if wanted else None


def _written(sources: Sources, demands: Sequence[Demand]) -> Anonymity | None:
    """What the files say; a rule that must hold asks for it where the position does not say otherwise."""
    if sources.position and sources.position.anonymous:
        return sources.position.anonymous
    wish = sources.target.anonymous
    demanded = any(one.rule.anonymous and one.level is Level.MUST and not one.waived for one in demands)
    return Anonymity() if demanded and not (wish and wish.wanted) else wish


def packet_name(sources: Sources, request: Request, demands: Sequence[Demand]) -> str:
    """A copy that only the command line asks for is another packet than the one of the files, and has a folder of its own."""
    name = sources.position_name or sources.target_name
    written = _written(sources, demands)
    if request.anonymous is None or request.anonymous == bool(written and written.wanted):
        return name
    return f"{name}-{'anonymous' if request.anonymous else 'named'}"


def anonymised(plan: Plan, wish: Anonymity) -> Plan:
    """The plan as `anonymous:` wants it. Every fact that is left out is named in a finding; supplied PDFs stay as they are."""
    profile = _without_identity(plan.profile, wish)
    documents = tuple(document for document in plan.documents if document.kind != "referees")
    left_out = tuple(_left_out(document.name, document.title) for document in plan.documents if document not in documents)
    return replace(
        plan,
        heading=plan.heading if plan.position else plan.heading.replace(plan.profile.name, wish.called, 1),
        profile=profile,
        position=plan.position.model_copy(update={"referees": ()}) if plan.position else None,
        documents=documents,
        referees=(),
        works=tuple(_work(work, wish) for work in plan.works),
        findings=(*plan.findings, *left_out, _removed(plan, profile, wish)),
        anonymous=Anonymous(wish.called, marks_of(plan, wish)),
    )


def _left_out(name: str, title: str) -> Finding:
    message = f"{title} is left out: the names and addresses of referees lead to you"
    return Finding("anonymous-left-out", Verdict.NEEDS_PERSON, message, "give your referees in the portal's form, if it asks", name)


def _without_identity(profile: Profile, wish: Anonymity) -> Profile:
    """No name, contacts, links and people; of the institutions that are not named no place and no page either."""
    marks = institution_marks(profile, wish)
    facts: dict[str, object] = dict.fromkeys(("email", "phone", "address"), "")
    facts |= dict.fromkeys(("names", "students", "advisors", "referees"), ())
    facts |= {
        "name": wish.called,
        "headline": _headline(profile.headline, marks),
        "links": {},
        "education": _entries(profile.education, marks, advisor=""),
        "experience": _entries(profile.experience, marks, advisor="", mentors=()),
        "projects": _entries(profile.projects, marks),
        "talks": _entries(profile.talks, marks),
        "teaching": _entries(profile.teaching, marks),
        "other": tuple(one.model_copy(update={"entries": _entries(one.entries, marks)}) for one in profile.other),
    }
    return profile.model_copy(update=facts)


def _headline(headline: str, marks: Iterable[Mark]) -> str:
    """Its parts without an institution: “Ph.D. Candidate” of “Ph.D. Candidate · Peking University”."""
    separator = next((one for one in (" · ", " | ", ", ") if one in headline), ", ")
    return separator.join(part for part in headline.split(separator) if not any(sightings(marks, part)))


def _entries(entries: tuple[E, ...], marks: tuple[Mark, ...], **changes: object) -> tuple[E, ...]:
    """The entries without their web pages, and where their institution is not named, without its place."""
    found = []
    for entry in entries:
        at = getattr(entry, "at", "")
        secret = {"place": ""} if any(not one.doubt for one in sightings(marks, at)) else {}
        found.append(entry.model_copy(update={"url": "", **secret, **changes}))
    return tuple(found)


def _work(work: Work, wish: Anonymity) -> Work:
    """The work without links; its authors counted, or all but the applicant named. Number and role stay."""
    publication = work.publication.model_copy(update=dict.fromkeys(("doi", "arxiv", "url", "code"), ""))
    if wish.authors == "named" and work.owner is not None:
        authors = list(publication.authors)
        authors[work.owner] = replace(authors[work.owner], name="[applicant]")
        return replace(work, publication=publication.model_copy(update={"authors": tuple(authors)}))
    counted = publication.model_copy(update={"authors": (Author(_place(work)),)})
    return replace(work, publication=counted, owner=None, students=frozenset(), advisors=frozenset())


def _place(work: Work) -> str:
    """`3rd of 20 authors (equal first author)`; where authors stand in alphabetical order only how many."""
    count = len(work.publication.authors)
    if count == 1:
        return "1 author" if work.owner is None else "sole author"
    if work.owner is None or work.role is Role.AUTHOR:
        return f"{count} authors"
    role = f" ({work.role.value})" if work.role in {Role.EQUAL_FIRST, Role.CORRESPONDING} else ""
    return f"{ordinal(work.owner + 1)} of {count} authors{role}"


def _removed(plan: Plan, now: Profile, wish: Anonymity) -> Finding:
    """What was left out of every page, by what it was: the manifest keeps it, and says no name."""
    profile = plan.profile
    facts = [f"the {name}" for name in ("headline", "email", "phone", "address") if getattr(profile, name) != getattr(now, name)]
    facts += [f"{len(profile.links)} links ({', '.join(profile.links)})"] if profile.links else []
    before = (*profile.education, *profile.experience, *profile.projects, *profile.talks, *profile.teaching)
    after = (*now.education, *now.experience, *now.projects, *now.talks, *now.teaching)
    entries = sum(old != new for old, new in zip(before, after, strict=True))
    facts += [f"advisors, mentors, places or pages of {entries} entries"] if entries else []
    facts += [f"{len(profile.referees)} referees"] if profile.referees else []
    links = sum(bool(_links(work.publication)) for work in plan.works)
    facts += [f"web addresses of {links} papers"] if links else []
    authors = "authors are counted" if wish.authors == "counted" else "you are “[applicant]” among authors"
    message = f"left out: {', '.join(['the name', *facts])}; {authors}"
    return Finding("anonymous-removed", Verdict.PASS, message)


def _links(publication: Publication) -> str:
    return publication.doi or publication.arxiv or publication.url or publication.code
