"""Profiles for exporters: the seed, the starter, and Hypothesis's of any words."""

from __future__ import annotations

from pathlib import Path

from builders import REPOSITORY
from hypothesis import strategies as st

from packet.exporters import Holdings
from packet.model.profile import Profile
from packet.model.publications import Appearance, Publication, Venue
from packet.model.scalars import Author, PartialDate
from packet.store.profile_store import read_profile
from packet.store.workspace import Workspace

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30).map(lambda text: f"{text} x")
NAMES = st.sampled_from(
    ["Ada Byron", "Ludwig van Beethoven", "金超", "Plato", "Jin, Chao", "Sammy Davis Jr.", "The CMS Collaboration"]
)
DATES = st.builds(PartialDate, st.integers(1950, 2100), st.integers(0, 12))


def _publications(words: st.SearchStrategy[str]) -> st.SearchStrategy[Publication]:
    authors = st.builds(Author, st.one_of(NAMES, words.map(str.strip)), st.booleans(), st.booleans())
    return st.builds(
        Publication,
        title=words,
        authors=st.lists(authors, min_size=1, max_size=4).map(tuple),
        venue=st.none() | st.just(Appearance(acronym="V", year=2024)),
        date=DATES,
        status=st.sampled_from(["published", "accepted", "submitted", "preprint", "in-preparation"]),
        kind=st.none() | st.sampled_from(["journal", "thesis", "report", "other", "chapter", "book"]),
        why=st.none() | words.map(lambda text: {"text": text}),
        note=words,
        abstract=words,
        award=words,
        language=st.none(),
    )


def _holdings(publications: list[Publication], name: str, venue: str, words: str) -> Holdings:
    profile = {
        "name": name,
        "email": "a@b.de",
        "headline": words,
        "education": [{"degree": words, "at": words, "dates": "2020..present", "notes": [words]}],
        "service": [{"role": words, "at": words}],
        "skills": [{"name": words, "items": [words]}],
    }
    named = dict(zip(("one", "two", "three"), publications, strict=False))
    return Holdings(Profile.model_validate(profile), named, {"V": Venue(name=venue, tier=1)})


def any_holdings(words: st.SearchStrategy[str]) -> st.SearchStrategy[Holdings]:
    """Profiles whose texts are these words."""
    return st.builds(_holdings, st.lists(_publications(words), max_size=3), NAMES, words, words)


HOLDINGS = any_holdings(WORDS)


def holdings_of(root: Path, name: str) -> Holdings:
    store = read_profile(Workspace(root, REPOSITORY), name)
    return Holdings(store.profile, store.publications, store.venues)


def seed() -> Holdings:
    return holdings_of(REPOSITORY, "chao-jin")


def starter() -> Holdings:
    return holdings_of(REPOSITORY / "templates" / "starter", "me")


def holdings(**publications: dict[str, object]) -> Holdings:
    """A profile of Ada Byron with these publications; what they do not say is as usual."""
    usual = {"title": "A title", "authors": "Ada Byron", "date": "2025-06", "kind": "other"}
    known = {key: Publication.model_validate(usual | said) for key, said in publications.items()}
    venues = {"SIGX": Venue(name="Symposium on X"), "JX": Venue(name="Journal of X", kind="journal")}
    return Holdings(Profile(name="Ada Byron", email="ada@example.org"), known, venues)
