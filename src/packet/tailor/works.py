"""Publications → `Work`s in printed order, each with its number for the whole packet.

Lead and equal-first papers come first, newest first, then the others, newest first; where authors stand in alphabetical order,
all by date. The number ([C1], [J1] …) counts within its kind in that order, and every document of the packet uses it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from packet.model.finding import Finding, Verdict
from packet.model.plan import Role, Work
from packet.model.profile import Profile
from packet.model.publications import Kind, Publication, Venue
from packet.model.sources import Sources
from packet.model.topics import lineage
from packet.tailor.authorship import find_owner, is_spelt_otherwise, likely_alias, named, role_of
from packet.tailor.phrases import Thesaurus, thesaurus

LETTER: Mapping[Kind, str] = {
    "conference": "C",
    "journal": "J",
    "workshop": "W",
    "preprint": "P",
    "book": "B",
    "chapter": "H",
    "thesis": "T",
    "report": "R",
    "other": "O",
}


def number_works(sources: Sources) -> tuple[Work, ...]:
    """All publications of the profile, numbered."""
    known = thesaurus(sources.topics)
    works = [_work(key, publication, sources, known) for key, publication in sources.publications.items()]
    alphabetical = sources.profile.authorship == "alphabetical"
    works.sort(key=lambda work: _newest_first(work, by_role=not alphabetical))
    counts: Counter[str] = Counter()
    numbered = []
    for work in works:
        letter = LETTER[work.kind]
        counts[letter] += 1
        numbered.append(replace(work, number=f"{letter}{counts[letter]}"))
    return tuple(numbered)


def _newest_first(work: Work, *, by_role: bool) -> tuple[bool, int, int, int]:
    date = work.publication.date
    return (by_role and not work.role.leads, -date.year, -date.month, -date.day)


def _work(key: str, publication: Publication, sources: Sources, known: Thesaurus) -> Work:
    venue = sources.venues.get(publication.venue.acronym) if publication.venue else None
    owner = find_owner(publication.authors, owner_names(sources.profile))
    phrases = _phrases(publication, known)
    tags = frozenset().union(*(lineage(topic, sources.topics) for topic in (*publication.topics, *phrases)))
    kind = kind_of_publication(publication, venue)
    role = role_of(publication.authors, owner)
    if sources.profile.authorship == "alphabetical" and owner is not None:
        role = Role.AUTHOR
    marked = (named(publication.authors, sources.profile.students), named(publication.authors, sources.profile.advisors))
    return Work(key, "", publication, venue, kind, role, owner, tags, phrases, *marked)


def _phrases(publication: Publication, known: Thesaurus) -> dict[str, str]:
    """Topics that no tag names, by the phrase of the title or of the sentence on why the paper matters."""
    why = publication.why.text if publication.why else ""
    found = {**known.topics_in(why), **known.topics_in(publication.title)}
    return {topic: phrase for topic, phrase in found.items() if topic not in publication.topics}


def owner_names(profile: Profile) -> tuple[str, ...]:
    return (profile.name, *profile.names)


def kind_of_publication(publication: Publication, venue: Venue | None) -> Kind:
    """As the entry says; else a preprint where it is not published; else as its venue."""
    if publication.kind:
        return publication.kind
    if not publication.is_accepted:
        return "preprint"
    return venue.kind if venue else "other"


def unknown_owners(works: Sequence[Work], sources: Sources) -> tuple[Finding, ...]:
    """A warning for each paper where the applicant is not found, or only under a name that nobody confirmed."""
    return tuple(finding for work in works if (finding := _owner_finding(work, sources)))


def _owner_finding(work: Work, sources: Sources) -> Finding | None:
    profile, authors = sources.profile, work.publication.authors
    if work.owner is None:
        alias = likely_alias(authors, profile.name)
        remedy = (
            f"if you are “{alias}” there, add it to names: in the profile" if alias else "add the name you bear there to names:"
        )
        code, message = "owner-not-found", f"{work.key}: {profile.name} is not among the authors"
    elif is_spelt_otherwise(name := authors[work.owner].name, owner_names(profile)):
        remedy = f"if that is right, add “{name}” to names: in the profile; else correct the name"
        code, message = "owner-spelt-otherwise", f"{work.key}: “{name}” was taken for {profile.name}"
    else:
        return None
    return Finding(code, Verdict.WARNING, message, remedy, place=sources.places.get(work.key), subject=work.key)
