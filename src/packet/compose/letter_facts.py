"""A `Plan` → the facts that letters and statements may use by name. Counts, dates and enclosures are computed, never typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from packet.compose.in_text import institution_in_text, title_and_area
from packet.compose.templates import Prose, Slot
from packet.compose.venues import edition
from packet.formats.latex_title import plain_title
from packet.model.plan import Plan, Role, Work
from packet.model.position import Position
from packet.model.topics import TopicFilter, lineage


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """A paper as a letter speaks of it; `cite` prints its number as a link."""

    key: str
    title: str
    name: str
    venue: str
    role: object
    leads: bool
    why: object
    cite: Prose
    year: int


@dataclass(frozen=True, slots=True)
class RoleFacts:
    """A role, and where (or for what) the applicant had it."""

    role: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    publications: int
    lead: int
    highlighted: int
    attached: int


def letter_facts(plan: Plan) -> Mapping[str, object]:
    """Names to values. A fact that the files lack is a `Slot`: its paragraph is left out, and is named in a finding."""
    profile, position = plan.profile, plan.position
    return {
        "name": profile.name,
        "email": profile.email or Slot("email"),
        "headline": profile.headline or Slot("headline"),
        "date": plan.date,
        "position": position_facts(position) if position else None,
        "fit": _own_words(position.fit if position else "", "fit"),
        "agenda": _own_words(profile.agenda, "agenda"),
        "availability": _own_words(profile.availability, "availability"),
        "degree": next((item for item in profile.education if item.dates.until is None), Slot("an ongoing degree")),
        "education": profile.education,
        "experience": tuple(sorted(profile.experience, key=lambda job: not _meets(plan.topics, job.topics))),
        "posts": _by_role((job.role, job.at) for job in profile.experience if job.dates.until is None),
        "roles": _by_role((job.role, job.at) for job in profile.experience if job.dates.until is not None),
        "teaching": _by_role((item.role, item.course) for item in profile.teaching),
        "service": profile.service,
        "awards": profile.awards,
        "interests": tuple(interest.text for interest in tailored_interests(plan)),
        "pitches": tuple(Prose(text) for text in chosen_pitches(plan)),
        "highlighted": tuple(map(_paper, plan.highlighted)),
        "chosen": tuple(map(_paper, plan.chosen)),
        "enclosed_papers": tuple(_paper(work) for work in plan.attached if work.key in plan.bound),
        "papers": {work.key: _paper(work) for work in plan.works},
        "count": _counts(plan),
        "topics": plan.topics.names if plan.topics else (),
        "enclosures": tuple(document.title for document in plan.documents if document.kind != "cover-letter"),
    }


def position_facts(position: Position) -> Mapping[str, object]:
    """The position's facts by their names in the file, and as running text says them; the institution by its name."""
    named = ("department", "title", "rank", "requisition", "area", "addressee", "url")
    facts: dict[str, object] = {name: getattr(position, name) or Slot(name) for name in named}
    return {
        **facts,
        "institution": position.institution.name,
        "institution_in_text": institution_in_text(position.institution),
        "title_and_area": title_and_area(position),
        "rank": position.rank or position.title,
    }


def _by_role(pairs: Iterable[tuple[str, str]]) -> tuple[RoleFacts, ...]:
    grouped: dict[str, list[str]] = {}
    for role, place in pairs:
        grouped.setdefault(role, []).append(place)
    return tuple(RoleFacts(role, tuple(places)) for role, places in grouped.items())


def _own_words(words: str, name: str) -> Prose | Slot:
    return Prose(words.strip()) if words.strip() else Slot(name)


def _paper(work: Work) -> PaperFacts:
    publication = work.publication
    return PaperFacts(
        key=work.key,
        title=plain_title(publication.title),
        name=publication.name,
        venue=edition(work),
        role=work.role.value if work.role.tells and work.role is not Role.CONTRIBUTING else "",
        leads=work.role.leads,
        why=publication.why.text if publication.why else Slot(f"why of {work.key}"),
        cite=Prose(f"[@{work.key}]"),
        year=publication.date.year,
    )


def _counts(plan: Plan) -> Counts:
    works = min((plan.listed(name) for name in plan.unlisted), key=len, default=plan.works)
    return Counts(len(works), sum(work.role.leads for work in works), len(plan.highlighted), len(plan.attached))


def _meets(topics: TopicFilter | None, tags: tuple[str, ...]) -> bool:
    return topics is not None and topics.accepts(frozenset(tags))


def tailored_interests(plan: Plan) -> tuple[InterestLine, ...]:
    """The interests, first those that meet the topics (else the advertisement), otherwise in the file's order."""
    lines = [InterestLine(item.text, _is_asked_for(item.topics, plan)) for item in plan.profile.interests]
    return tuple(sorted(lines, key=lambda line: not line.meets))


def _is_asked_for(tags: tuple[str, ...], plan: Plan) -> bool:
    if plan.topics is not None:
        return _meets(plan.topics, tags)
    return any(lineage(tag, plan.vocabulary) & plan.advertised for tag in tags)


@dataclass(frozen=True, slots=True)
class InterestLine:
    text: str
    meets: bool


def chosen_pitches(plan: Plan) -> tuple[str, ...]:
    """The applicant's own sentences for this packet: by topic, then priority; one about other topics stays out."""
    topics = plan.topics
    fitting = [pitch for pitch in plan.profile.pitches if topics is None or not pitch.topics or _meets(topics, pitch.topics)]
    return tuple(pitch.text for pitch in sorted(fitting, key=lambda pitch: (not _meets(topics, pitch.topics), -pitch.priority)))
