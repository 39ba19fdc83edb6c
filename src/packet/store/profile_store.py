"""`profiles/<who>/` and the vocabulary of topics → a `ProfileStore`: one applicant's facts, every name in them known to exist."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from packet.compose.prose import cited
from packet.formats.located_yaml import Fields, Node
from packet.model.profile import Profile
from packet.model.publications import Publication, PublicationsFile, Venue
from packet.model.topics import Topic, TopicsFile
from packet.problems import Place, Problem
from packet.store.bibliographies import mappings, read_publications
from packet.store.desk import Desk, Loaded
from packet.store.overlay import overlaid
from packet.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ProfileStore:
    """One applicant, read once for all builds of a run."""

    name: str
    profile: Profile
    publications: Mapping[str, Publication]
    venues: Mapping[str, Venue]
    topics: Mapping[str, Topic]
    places: Mapping[str, Place]
    inputs: Mapping[str, str]
    warnings: tuple[Problem, ...]
    trees: tuple[Node, ...] = ()
    """The files as they are written, every value with its place: the profile, then the publications of all files."""


def read_profile(workspace: Workspace, name: str) -> ProfileStore:
    """Read a profile whole; raises `SourceError` with all of its problems."""
    desk = Desk(workspace)
    folder = workspace.root / "profiles" / name
    profile = desk.model(folder / "profile.yaml", Profile)
    if not workspace.topics():
        desk.text(workspace.root / "templates" / "topics.yaml")  # says what is missing
    vocabulary = overlaid(mappings(desk, workspace.topics(), TopicsFile))
    topics = desk.fit(vocabulary, TopicsFile) if vocabulary else None
    files = profile.value.publications if profile else Profile.model_fields["publications"].default
    tree = read_publications(desk, folder, files)
    listed = desk.fit(tree, PublicationsFile) if tree else None
    _check_names(desk, profile, listed, topics)
    if not (profile and topics):
        desk.finish()
        raise AssertionError("an invalid profile has problems")
    warnings = desk.finish()
    publications = listed.value.publications if listed else {}
    places = {key: listed.place("publications", key, key=True) for key in publications} if listed else {}
    venues = listed.value.venues if listed else {}
    trees = tuple(loaded.node for loaded in (profile, listed) if loaded)
    return ProfileStore(name, profile.value, publications, venues, topics.value.topics, places, dict(desk.inputs), warnings, trees)


def _check_names(
    desk: Desk, profile: Loaded[Profile] | None, listed: Loaded[PublicationsFile] | None, topics: Loaded[TopicsFile] | None
) -> None:
    """Note every name that nothing bears, as far as the files are valid."""
    if profile:
        _check_links(desk, profile)
    if listed:
        _check_venues(desk, listed)
    if profile and listed:
        _check_citations(desk, profile, list(listed.value.publications))
    if topics:
        if profile:
            check_topics(desk, profile.node, topics.value.topics)
        if listed:
            check_topics(desk, listed.node, topics.value.topics)
        _check_parents(desk, topics)


def _check_links(desk: Desk, profile: Loaded[Profile]) -> None:
    for kind in profile.value.links:
        try:
            profile.value.link(kind)
        except ValueError as error:
            desk.complain("bad-value", f"{kind}: {error}", profile.place("links", kind))


def _check_citations(desk: Desk, profile: Loaded[Profile], known: list[str]) -> None:
    for field in ("agenda", "availability"):
        check_cited(desk, getattr(profile.value, field), known, profile.place(field))
    for index, pitch in enumerate(profile.value.pitches):
        check_cited(desk, pitch.text, known, profile.place("pitches", index, "text"))


def check_cited(desk: Desk, words: str, known: list[str], place: Place) -> None:
    """Note every `[@key]` in the applicant's own words that names no publication, and Jinja2, which is not filled in there."""
    if mark := re.search(r"{{|{%", words):
        hint = "facts are filled in in letters alone: write the words themselves"
        desk.complain("jinja-in-words", f"{mark[0]} stands in your own words, which are printed as they are", place, hint)
    for key in cited(words):
        if key not in known:
            desk.unknown("publication", key, known, place)


def _check_venues(desk: Desk, listed: Loaded[PublicationsFile]) -> None:
    known = list(listed.value.venues)
    for key, publication in listed.value.publications.items():
        if publication.venue and publication.venue.acronym not in known:
            desk.unknown("venue", publication.venue.acronym, known, listed.place("publications", key, "venue"))
        if not publication.venue and publication.is_accepted and not publication.kind:
            place = listed.place("publications", key, key=True)
            hint = "say venue: ACRONYM YEAR, or status: preprint, or kind: thesis, report …"
            desk.complain("missing-field", f"{key} is {publication.status} but has no venue", place, hint)


def check_topics(desk: Desk, node: Node, topics: Mapping[str, Topic]) -> None:
    """Note every tag in a `topics:` list that the vocabulary lacks."""
    if isinstance(node, Fields):
        for key, value in node.values.items():
            if key == "topics" and hasattr(value, "values") and not isinstance(value, Fields):
                for tag in value.values:
                    if (name := getattr(tag, "text", "")) not in topics:
                        desk.unknown("topic", name, list(topics), tag.place)
            else:
                check_topics(desk, value, topics)
    elif not hasattr(node, "text"):
        for value in node.values:
            check_topics(desk, value, topics)


def _check_parents(desk: Desk, topics: Loaded[TopicsFile]) -> None:
    for name, topic in topics.value.topics.items():
        if topic.parent and topic.parent not in topics.value.topics:
            desk.unknown("topic", topic.parent, list(topics.value.topics), topics.place("topics", name, "parent"))
