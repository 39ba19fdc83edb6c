"""A plan and the wish for anonymity → the `Mark`s of the applicant: names, addresses, institutions, people close to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from packet.formats.latex_title import plain_title
from packet.model.anonymity import Anonymity
from packet.model.marks import Case, Mark, folded, sightings
from packet.model.plan import Plan, Work
from packet.model.profile import Profile
from packet.model.scalars import Author
from packet.tailor.names import name_forms, spellings

PERSON = "[name removed]"
REMOVED = "[removed]"
_PROVIDERS = "gmail googlemail outlook hotmail live yahoo qq 163 126 foxmail proton protonmail icloud me gmx web mail"
"""Hosts of e-mail that name no institution."""
_SUFFIXES = "ac edu co com org net gov"
"""What stands before or in place of a country at the end of a host's name."""
_GENERIC = (
    "university universität université universidad college school institute institut department faculty center centre laboratory"
    " lab of the and for de der la technology science sciences national state technical technische hochschule tecnica técnica"
    " politecnico politécnica polytechnic polytechnique"
)
"""Words of an institution's name that are not its own."""

Doubts = Mapping[str, str]
"""Words in which somebody or something else is named, and what to say of a mark that stands in them."""


def marks_of(plan: Plan, wish: Anonymity) -> tuple[Mark, ...]:
    """All marks, the surest first. What also stands in the position, in a title or in a co-author's name is in doubt."""
    authors = tuple(dict.fromkeys(author.name for work in plan.works for author in _others(work)))
    places, titles = _position_words(plan), _title_words(plan)
    marks = (
        *_name_marks(own_names(plan), wish, {**titles, **_other_people(authors, plan)}),
        *_address_marks(plan.profile),
        *_person_marks(plan.profile, authors if wish.authors == "named" else ()),
        *_telling(institution_marks(plan.profile, wish), [*titles, *own_names(plan)]),
        *(Mark(f"“{word}”", re.escape(folded(word)), REMOVED) for word in wish.also),
    )
    return tuple(dict.fromkeys(_doubted(mark, places) for mark in marks if mark.pattern))


def _telling(marks: Iterable[Mark], phrases: Sequence[str]) -> Iterator[Mark]:
    """Without the guesses (a word or the letters of a name) that mean something else here."""
    return (mark for mark in marks if not (mark.doubt and _stands_in(mark, phrases)))


def own_names(plan: Plan) -> tuple[str, ...]:
    """Those of the profile, and those under which papers name the applicant."""
    on_papers = (work.publication.authors[work.owner].name for work in plan.works if work.owner is not None)
    return tuple(dict.fromkeys((plan.profile.name, *plan.profile.names, *on_papers)))


def _others(work: Work) -> Iterator[Author]:
    return (author for at, author in enumerate(work.publication.authors) if at != work.owner)


def _position_words(plan: Plan) -> Doubts:
    """What the position says of itself must be said, even where the applicant's own institution is meant."""
    position = plan.position
    if position is None:
        return {}
    said = (position.institution.name, *position.institution.aliases, position.department, position.title, position.area)
    return {words: f"the position says “{words}”" for words in (*said, position.addressee, position.address) if words}


def _title_words(plan: Plan) -> Doubts:
    """Titles and venues stay as they are printed."""
    titles = [plain_title(work.publication.title) for work in plan.works]
    venues = [work.venue.name for work in plan.works if work.venue]
    return {words: f"it stands in “{words}”, too" for words in (*titles, *venues)}


def _other_people(authors: Sequence[str], plan: Plan) -> Doubts:
    """Co-authors, advisors and the like, but for the applicant (whom a paper may list where nobody was found)."""
    own = [Mark("", name_forms(name).full, "") for name in own_names(plan)]
    others = (person for person in (*authors, *people(plan.profile)) if not any(_stands_in(name, [person]) for name in own))
    return {person: f"{person} bears it, too" for person in others}


def _doubted(mark: Mark, doubts: Doubts) -> Mark:
    """The mark, in doubt where it stands in one of these words."""
    if mark.doubt:
        return mark
    return replace(mark, doubt=next((reason for words, reason in doubts.items() if _stands_in(mark, [words])), ""))


def _stands_in(mark: Mark, phrases: Iterable[str]) -> bool:
    return any(any(sightings([mark], words)) for words in phrases)


def _name_marks(names: Sequence[str], wish: Anonymity, doubts: Doubts) -> Iterator[Mark]:
    forms = [name_forms(spelling) for name in names for spelling in spellings(name)]
    for one in forms:
        yield Mark("your name", one.full, wish.called)
    for one in forms:
        if one.initials:
            yield _doubted(Mark("your name with initials", one.initials, wish.called), doubts)
        if one.surname:
            yield _doubted(Mark("your surname", one.surname, wish.called, Case.CAPITAL), doubts)
    for one in forms:
        if one.given:
            yield Mark("your given name", one.given, wish.called, Case.CAPITAL, "others bear it, too")


def _address_marks(profile: Profile) -> Iterator[Mark]:
    """E-mail, telephone, postal address, links; and handles that are no common words: with a figure, or with a name in them."""
    kinds = [("e-mail address", profile.email), ("telephone number", profile.phone), ("postal address", profile.address)]
    kinds += [(f"{kind} page", re.sub(r"^https?://(?:www\.)?", "", profile.link(kind)).rstrip("/")) for kind in profile.links]
    for what, words in kinds:
        if words:
            yield Mark(f"your {what}", re.escape(folded(words)), REMOVED, Case.ANY)
    handles = [("name at your e-mail address", profile.email.partition("@")[0])]
    handles += [(f"{kind} handle", value) for kind, value in profile.links.items() if "/" not in value]
    handles += [("site", value.partition(".")[0]) for value in profile.links.values() if re.fullmatch(r"[\w.-]+", value)]
    for what, handle in handles:
        if _is_telling(handle, profile):
            yield Mark(f"your {what}", re.escape(folded(handle)), REMOVED, Case.ANY)


def _is_telling(handle: str, profile: Profile) -> bool:
    words = [word for name in (profile.name, *profile.names) for word in re.split(r"\W+", folded(name).lower()) if len(word) > 1]
    bare = folded(handle).lower()
    return len(bare) > 3 and bare not in words and (any(map(str.isdigit, bare)) or any(word in bare for word in words))


def _person_marks(profile: Profile, shown: Sequence[str]) -> Iterator[Mark]:
    """Advisors, mentors, referees and students; those whom a list of authors names are no secret."""
    for person in people(profile):
        forms = name_forms(person)
        mark = Mark("the name of somebody close to you", forms.full, PERSON)
        if forms.given and not _stands_in(mark, shown):
            yield mark


def people(profile: Profile) -> tuple[str, ...]:
    """Whose names lead to the applicant, each once."""
    advisors = [degree.advisor for degree in profile.education] + [job.advisor for job in profile.experience]
    mentors = [mentor for job in profile.experience for mentor in job.mentors]
    referees = [referee.name for referee in profile.referees]
    return tuple(dict.fromkeys(filter(None, (*advisors, *mentors, *referees, *profile.students, *profile.advisors))))


def institution_marks(profile: Profile, wish: Anonymity) -> tuple[Mark, ...]:
    """Where the applicant is now, or all places where they have been, each under a name of its own."""
    places = [(entry.at, entry.dates) for entry in profile.education] + [(job.at, job.dates) for job in profile.experience]
    current = list(dict.fromkeys(at for at, dates in places if dates.until is None))
    earlier = [at for at in dict.fromkeys(at for at, _ in places) if at not in current] if wish.institutions == "all" else []
    stand_ins = {at: f"[current institution{f' {order}' if len(current) > 1 else ''}]" for order, at in enumerate(current, 1)}
    stand_ins |= {at: f"[institution {order}]" for order, at in enumerate(earlier, 1)}
    marks = [mark for at, instead in stand_ins.items() for mark in _of_institution(at, instead)]
    host = _host(profile.email)
    if host and current:
        marks.append(Mark("your institution", re.escape(host), stand_ins[current[0]], Case.CAPITALS))
    return tuple(sorted(marks, key=lambda mark: bool(mark.doubt)))


def _of_institution(at: str, instead: str) -> Iterator[Mark]:
    words = folded(at).split()
    yield Mark("your institution", r"\s+".join(map(re.escape, words)), instead)
    own = [word for word in re.findall(r"[^\W\d_]+", folded(at)) if word.lower() not in folded(_GENERIC).split()]
    if len(own) == 1 and len(own) < len(words) and len(own[0]) > 2:
        yield Mark("a word of your institution’s name", own[0], instead, Case.CAPITAL, "it may mean another place")
    letters = "".join(word[0] for word in words if word[0].isupper())
    if len(letters) > 2:
        yield Mark("letters of your institution’s name", letters, instead, Case.CAPITALS, "they may stand for something else")


def _host(email: str) -> str:
    """`pku` for chaojin@pku.edu.cn, "" for the great providers."""
    labels = [label for label in email.partition("@")[2].lower().split(".")[:-1] if label not in _SUFFIXES.split()]
    return labels[-1] if labels and labels[-1] not in _PROVIDERS.split() and len(labels[-1]) > 1 else ""
