"""Where everything of a workspace lies: its own files come before the shipped ones, file by file."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import workspace

from packet.problems import PacketError, SourceError, UsageError
from packet.store.workspace import Workspace, choose_profile, find_workspace, shipped_folder


def write(folder: Path, *paths: str) -> None:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("x", encoding="utf-8")


@pytest.fixture
def two(tmp_path: Path) -> Workspace:
    write(tmp_path / "own", "profiles/ada/profile.yaml", "letters/faculty.md", "templates/themes/mine.yaml")
    write(
        tmp_path / "shipped", "letters/faculty.md", "letters/postdoc.md", "templates/themes/classic.yaml", "templates/topics.yaml"
    )
    return Workspace(tmp_path / "own", tmp_path / "shipped")


def test_the_nearest_ancestor_with_profiles_is_the_workspace(tmp_path: Path) -> None:
    workspace(tmp_path)
    assert find_workspace(tmp_path / "profiles" / "ada" / "positions").root == tmp_path.resolve()
    assert find_workspace(tmp_path).root == tmp_path.resolve()


def test_a_workspace_may_be_named(tmp_path: Path) -> None:
    workspace(tmp_path / "here")
    assert find_workspace(tmp_path, tmp_path / "here").root == (tmp_path / "here").resolve()


@pytest.mark.parametrize("explicit", [None, "elsewhere"])
def test_without_profiles_there_is_no_workspace_and_the_remedy_is_said(tmp_path: Path, explicit: str | None) -> None:
    with pytest.raises(UsageError) as caught:
        find_workspace(tmp_path, tmp_path / explicit if explicit else None)
    assert caught.value.problems[0].code == "no-workspace"
    assert "packet new NAME" in caught.value.problems[0].hint


def test_a_file_of_the_workspace_hides_the_shipped_one_of_the_same_name_and_no_other(two: Workspace) -> None:
    assert two.letters() == {"faculty": two.root / "letters/faculty.md", "postdoc": two.shipped / "letters/postdoc.md"}
    assert set(two.themes()) == {"classic", "mine"}
    assert two.topics() == (two.shipped / "templates/topics.yaml",)


def test_a_workspaces_own_topics_add_to_the_shipped_ones(two: Workspace) -> None:
    write(two.root, "templates/topics.yaml")
    assert two.topics() == (two.shipped / "templates/topics.yaml", two.root / "templates/topics.yaml")


def test_letters_of_the_profile_come_before_those_of_the_workspace(two: Workspace) -> None:
    write(two.root, "profiles/ada/letters/faculty.md", "profiles/ada/letters/own.md")
    assert two.letters("ada")["faculty"] == two.root / "profiles/ada/letters/faculty.md"
    assert set(two.letters("ada")) == {"faculty", "postdoc", "own"}
    assert set(two.letters("eve")) == {"faculty", "postdoc"}


def test_paths_are_shown_from_the_workspace_and_shipped_ones_are_marked(two: Workspace) -> None:
    assert two.shown(two.root / "letters" / "faculty.md") == "letters/faculty.md"
    assert two.shown(two.shipped / "letters" / "faculty.md") == "packet:letters/faculty.md"
    assert two.shown(Path("/somewhere/else")) == "/somewhere/else"


def test_a_checkout_ships_its_own_letters_and_templates(repository: Path) -> None:
    assert (shipped_folder() / "letters" / "faculty.md").is_file()
    assert (shipped_folder() / "templates" / "targets" / "faculty-job.yaml").is_file()
    assert find_workspace(repository).root == repository


def test_only_folders_with_a_profile_are_profiles_and_only_yaml_files_positions(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    write(tmp_path, "profiles/empty/note.txt", "profiles/ada/positions/lace.txt", "profiles/README.md")
    assert (list(space.profiles()), list(space.positions("ada"))) == (["ada"], ["lace"])


def test_the_only_profile_need_not_be_named(tmp_path: Path) -> None:
    assert choose_profile(workspace(tmp_path), None) == "ada"


@pytest.mark.parametrize(
    ("more", "name", "error", "code", "hint"),
    [
        (["profiles/eve/profile.yaml"], None, UsageError, "which-profile", "say --profile ada or eve"),
        ([], "adda", SourceError, "unknown-profile", "did you mean 'ada'?"),
    ],
)
def test_a_profile_that_is_not_clear_is_asked_for(
    tmp_path: Path, more: list[str], name: str | None, error: type[PacketError], code: str, hint: str
) -> None:
    space = workspace(tmp_path)
    write(tmp_path, *more)
    with pytest.raises(error) as caught:
        choose_profile(space, name)
    (problem,) = caught.value.problems
    assert (problem.code, problem.hint) == (code, hint)


def test_a_workspace_without_a_profile_says_where_to_write_one(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"profiles/<who>/profile\.yaml is missing"):
        choose_profile(workspace(tmp_path, profile=None), None)


def test_shipped_files_bear_their_mark_even_where_packet_is_installed_inside_the_workspace(tmp_path: Path) -> None:
    shipped = tmp_path / ".venv/shipped"
    inside = Workspace(tmp_path, shipped)
    assert inside.shown(shipped / "letters/faculty.md") == "packet:letters/faculty.md"
    assert inside.shown(tmp_path / "letters/faculty.md") == "letters/faculty.md"
