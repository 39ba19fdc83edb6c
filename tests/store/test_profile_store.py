"""A profile is read whole: facts, publications of all its files, topics; later files overlay earlier ones by key."""

from __future__ import annotations

from pathlib import Path

from builders import PROFILE, PUBLICATIONS, REPOSITORY, workspace

from packet.model.scalars import Author, PartialDate
from packet.problems import Place
from packet.store.profile_store import ProfileStore, read_profile
from packet.store.workspace import Workspace


def store(folder: Path, **changes: str) -> ProfileStore:
    return read_profile(workspace(folder, **changes), "ada")


def test_every_scalar_is_typed_by_the_model_and_not_by_yaml(tmp_path: Path) -> None:
    found = store(tmp_path, publications=PUBLICATIONS + "    arxiv: 2504.15930\n    place: NO\n    note: 12:00\n").publications[
        "loom"
    ]
    assert (found.arxiv, found.place, found.note) == ("2504.15930", "NO", "12:00")
    assert found.date == PartialDate(2024, 5)
    assert found.authors == (Author("Charles Babbage"), Author("Ada Byron"))


def test_a_later_file_adds_publications_and_fields_to_those_it_names_again(tmp_path: Path) -> None:
    more = (
        "publications:\n  loom: {why: It weaves., topics: [cards]}\n  tea: {title: T, authors: A B, status: preprint, date: 2020}\n"
    )
    files = {"profiles/ada/more.yaml": more}
    found = store(tmp_path, profile=PROFILE + "publications: [publications.yaml, more.yaml]\n", **files)
    assert list(found.publications) == ["engine", "loom", "tea"]
    loom = found.publications["loom"]
    assert (loom.title, loom.why and loom.why.text, loom.topics) == ("Loom: Weaving Numbers", "It weaves.", ("cards",))
    assert set(found.inputs) >= {"profiles/ada/publications.yaml", "profiles/ada/more.yaml"}
    assert found.places["tea"] == Place("profiles/ada/more.yaml", 3, 3)


def test_a_profile_may_have_no_publications_yet(tmp_path: Path) -> None:
    assert store(tmp_path, profile=PROFILE + "publications: []\n").publications == {}


def test_a_publication_knows_where_its_entry_stands(tmp_path: Path) -> None:
    assert store(tmp_path).places == {
        "engine": Place("profiles/ada/publications.yaml", 4, 3),
        "loom": Place("profiles/ada/publications.yaml", 10, 3),
    }


def test_a_text_may_say_its_source_or_stand_alone(tmp_path: Path) -> None:
    pitches = "pitches:\n- Alone.\n- {text: Taken., source: abstract of engine}\n"
    assert [(pitch.text, pitch.source) for pitch in store(tmp_path, profile=PROFILE + pitches).profile.pitches] == [
        ("Alone.", ""),
        ("Taken.", "abstract of engine"),
    ]


def test_the_seed_is_valid_without_a_warning() -> None:
    found = read_profile(Workspace(REPOSITORY, REPOSITORY), "chao-jin")
    assert (len(found.publications), found.warnings) == (12, ())
    assert (len(found.profile.education), len(found.profile.experience), len(found.profile.awards)) == (2, 4, 6)
