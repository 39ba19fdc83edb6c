"""A letter's text and the plan it was made from → where institutions and people are named in it, for the eye of a proofreader."""

from __future__ import annotations

import re
from collections.abc import Iterator

from packet.check.names.right_names import right_names
from packet.model.plan import Plan
from packet.season.proof import Name, NameKind

_TITLED = re.compile(r"\b(?:Professor|Prof\.|Dr\.|Frau|Herr)(?: (?:Dr\.|[A-Z]\.))*(?: [A-Z][\w’'-]+){1,3}")


def names_in(text: str, plan: Plan) -> tuple[Name, ...]:
    """Institutions, known or by the form of their names; people of the profile and the position, and whoever bears a title."""
    return (*_places(text, plan), *_people(text, plan))


def _places(text: str, plan: Plan) -> Iterator[Name]:
    names = right_names(plan)
    for mention in names.read(text).mentions:
        stranger = plan.position is not None and not names.is_right(mention)
        kind = NameKind.STRANGER if stranger else NameKind.INSTITUTION
        yield Name(kind, mention.start, mention.start + len(mention.said))


def _people(text: str, plan: Plan) -> Iterator[Name]:
    for match in _TITLED.finditer(text):
        yield Name(NameKind.PERSON, match.start(), match.end())
    for person in sorted(set(_known(plan)) - {""}):
        for match in re.finditer(rf"(?<!\w){re.escape(person)}(?!\w)", text):
            yield Name(NameKind.PERSON, match.start(), match.end())


def _known(plan: Plan) -> Iterator[str]:
    profile = plan.profile
    yield from (profile.name, *profile.names, *profile.students, *profile.advisors)
    yield from (referee.name for referee in profile.referees)
    yield from (degree.advisor for degree in profile.education)
    for job in profile.experience:
        yield from (job.advisor, *job.mentors)
    yield from (author.name for work in plan.works for author in work.publication.authors)
    if plan.position:
        yield plan.position.addressee
