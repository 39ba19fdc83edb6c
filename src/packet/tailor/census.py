"""The vocabulary, a profile and its publications → how many entries bear each topic, and tags that the papers' words suggest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from packet.model.profile import Entry, Profile
from packet.model.publications import Publication
from packet.model.topics import Topic, lineage
from packet.tailor.phrases import thesaurus


@dataclass(frozen=True, slots=True)
class Borne:
    """A topic, how deep it stands below its widest topic, and what bears it or a narrower one."""

    topic: str
    depth: int
    papers: int
    entries: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """Topics for a paper, each with the phrase that suggests it; `tagged` where the paper has other tags."""

    key: str
    topics: tuple[str, ...]
    phrases: tuple[str, ...]
    tagged: bool


def topic_census(profile: Profile, publications: Mapping[str, Publication], topics: Mapping[str, Topic]) -> tuple[Borne, ...]:
    """Every topic in the order of the file, narrower ones below the wider."""
    papers = Counter(topic for publication in publications.values() for topic in _widened(publication.topics, topics))
    entries = Counter(topic for tags in _tags(profile) for topic in _widened(tags, topics))
    return tuple(Borne(topic, depth, papers[topic], entries[topic]) for topic, depth in _tree(topics))


def _widened(tags: tuple[str, ...], topics: Mapping[str, Topic]) -> frozenset[str]:
    return frozenset().union(*(lineage(tag, topics) for tag in tags))


def _tags(profile: Profile) -> Iterator[tuple[str, ...]]:
    """The tags of every entry, with those of its highlights."""
    groups = (
        profile.education,
        profile.experience,
        profile.projects,
        profile.talks,
        profile.teaching,
        profile.service,
        profile.awards,
    )
    for group in groups:
        yield from map(_entry_tags, group)
    for section in profile.other:
        yield from map(_entry_tags, section.entries)
    yield from (skill.topics for skill in profile.skills)
    yield from (interest.topics for interest in profile.interests)
    yield from (pitch.topics for pitch in profile.pitches)


def _entry_tags(entry: Entry) -> tuple[str, ...]:
    return (*entry.topics, *(topic for highlight in entry.highlights for topic in highlight.topics))


def _tree(topics: Mapping[str, Topic]) -> Iterator[tuple[str, int]]:
    """Each topic after its parent; one whose parent is missing, or that stands in a circle, counts as widest."""
    narrower: dict[str, list[str]] = {}
    for name, topic in topics.items():
        narrower.setdefault(topic.parent or "", []).append(name)
    seen: set[str] = set()

    def below(parent: str, depth: int) -> Iterator[tuple[str, int]]:
        for name in narrower.get(parent, ()):
            if name not in seen:
                seen.add(name)
                yield name, depth
                yield from below(name, depth + 1)

    yield from below("", 0)
    for name in topics:
        if name not in seen:
            seen.add(name)
            yield name, 0
            yield from below(name, 1)


def topic_proposals(publications: Mapping[str, Publication], topics: Mapping[str, Topic]) -> tuple[Proposal, ...]:
    """Papers whose title or abstract names a topic that they are not tagged with, neither by it nor by a narrower one."""
    known = thesaurus(topics)
    found = []
    for key, publication in publications.items():
        why = publication.why.text if publication.why else ""
        suggested = {**known.topics_in(publication.abstract), **known.topics_in(why), **known.topics_in(publication.title)}
        borne = _widened(publication.topics, topics)
        new = {
            topic: phrase for topic, phrase in suggested.items() if topic not in borne and not _is_wider(topic, suggested, topics)
        }
        if new:
            found.append(Proposal(key, tuple(new), tuple(new.values()), bool(publication.topics)))
    return tuple(found)


def _is_wider(topic: str, others: Mapping[str, str], topics: Mapping[str, Topic]) -> bool:
    """Whether a narrower topic is suggested as well: it says this one."""
    return any(other != topic and topic in lineage(other, topics) for other in others)
