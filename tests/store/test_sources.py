"""Only what one build names is read and must be valid; what else is broken is one warning line."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import FILES, LETTER, POSITION, PROFILE, TARGET, TODAY, problems_of, sources_of, workspace

from packet.model.sources import PdfFile, Request, TextFile
from packet.problems import Severity, SourceError
from packet.store.profile_store import read_profile
from packet.store.sources import Selection, broken_positions, load_sources


def test_a_target_alone_has_no_position(tmp_path: Path) -> None:
    sources = sources_of(workspace(tmp_path))
    assert (sources.target_name, sources.position_name, sources.position) == ("job", "", None)
    assert list(sources.letters) == ["plain"]
    assert list(sources.themes) == ["classic"]


def test_a_position_names_its_target(tmp_path: Path) -> None:
    sources = sources_of(workspace(tmp_path), position="lace")
    assert (sources.target_name, sources.position_name) == ("job", "lace")
    assert sources.position
    assert sources.position.institution.name == "Lace University"


def test_every_file_that_was_read_is_an_input_and_no_other(tmp_path: Path) -> None:
    space = workspace(tmp_path, **{"letters/unused.md": "x", "profiles/ada/positions/lace.txt": "The posting."})
    assert list(sources_of(space, position="lace").inputs) == [
        "letters/plain.md",
        "profiles/ada/positions/lace.txt",
        "profiles/ada/positions/lace.yaml",
        "profiles/ada/profile.yaml",
        "profiles/ada/publications.yaml",
        "templates/targets/job.yaml",
        "templates/themes/classic.yaml",
        "templates/topics.yaml",
    ]


def test_broken_files_that_the_build_does_not_name_stop_nothing(tmp_path: Path) -> None:
    space = workspace(
        tmp_path,
        **{
            "letters/broken.md": "---\nx: y\n---\n",
            "templates/targets/broken.yaml": "[",
            "templates/themes/broken.yaml": "[",
            "profiles/ada/positions/broken.yaml": "[",
            "profiles/eve/profile.yaml": "[",
        },
    )
    assert sources_of(space).warnings == ()


def test_a_broken_position_that_is_not_built_is_one_warning_line_at_its_first_problem(tmp_path: Path) -> None:
    space = workspace(tmp_path, **{"profiles/ada/positions/broken.yaml": "target: job\nx: y\nz: a\n"})
    (problem,) = broken_positions(space, read_profile(space, "ada"), frozenset({"lace"}))
    assert str(problem) == (
        "profiles/ada/positions/broken.yaml:1:1: warning[broken-position]: this position has 4 problems and was left alone\n"
        "  hint: packet build broken shows them"
    )
    assert broken_positions(space, read_profile(space, "ada"), frozenset({"broken"})) == ()


# ── names on the command line ───────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("request_", "code", "hint"),
    [
        (Request(TODAY, topics=("card",)), "unknown-topic", "did you mean 'cards'?"),
        (Request(TODAY, topics=("",)), "bad-topics", "write topics like"),
        (Request(TODAY, pin=("enigne",)), "unknown-publication", "did you mean 'engine'?"),
        (Request(TODAY, exclude=("lom",)), "unknown-publication", "did you mean 'loom'?"),
        (Request(TODAY, pin=("loom",), exclude=("loom",)), "pinned-and-excluded", "drop one"),
    ],
)
def test_an_unknown_name_on_the_command_line_gets_the_nearest(tmp_path: Path, request_: Request, code: str, hint: str) -> None:
    (problem,) = problems_of(workspace(tmp_path), request=request_)
    assert (problem.code, problem.place) == (code, None)
    assert problem.hint.startswith(hint)


@pytest.mark.parametrize(
    ("wanted", "code", "hint"),
    [
        (Selection(target="jop"), "unknown-target", "did you mean 'job'?"),
        (Selection(position="lase"), "unknown-position", "did you mean 'lace'?"),
    ],
)
def test_an_unknown_target_or_position_gets_the_nearest(tmp_path: Path, wanted: Selection, code: str, hint: str) -> None:
    space = workspace(tmp_path)
    with pytest.raises(SourceError) as caught:
        load_sources(space, read_profile(space, "ada"), wanted, Request(TODAY))
    assert [(problem.code, problem.hint) for problem in caught.value.problems] == [(code, hint)]


def test_a_position_may_not_bear_a_targets_name(tmp_path: Path) -> None:
    space = workspace(tmp_path, **{"profiles/ada/positions/job.yaml": POSITION})
    (problem,) = problems_of(space, position="job")
    assert (problem.code, problem.hint) == ("position-named-as-target", "rename the file")
    assert problem.place
    assert problem.place.path == "profiles/ada/positions/job.yaml"


# ── files that documents name ───────────────────────────────────────────────────────────────────────────────────────────

ASKED = TARGET + "  research-statement: {optional: true}\n"


@pytest.mark.parametrize(
    ("files", "found"),
    [
        (["research.md"], "research.md"),
        (["research.pdf"], "research.pdf"),
        (["research-statement.md"], "research-statement.md"),
        (["research.md", "research.pdf"], "research.md"),
        (["teaching.md"], ""),
    ],
)
def test_a_statement_is_found_by_its_name(tmp_path: Path, files: list[str], found: str) -> None:
    space = workspace(tmp_path, target=ASKED, **{f"profiles/ada/statements/{file}": "Words" for file in files})
    statement = sources_of(space).statements.get("research-statement")
    assert (statement.path if statement else "").endswith(found)
    assert isinstance(statement, PdfFile if found.endswith(".pdf") else TextFile if found else type(None))


def test_a_position_may_choose_a_version_of_a_statement(tmp_path: Path) -> None:
    files = {"profiles/ada/statements/research.md": "Long", "profiles/ada/statements/research-2p.pdf": "%PDF"}
    more = "documents: {research-statement: {file: research-2p.pdf}}\n"
    sources = sources_of(workspace(tmp_path, target=ASKED, position=POSITION + more, **files), position="lace")
    assert isinstance(sources.statements["research-statement"], PdfFile)


def test_papers_are_found_by_their_key_and_a_stray_one_is_a_warning_with_the_nearest_name(tmp_path: Path) -> None:
    space = workspace(
        tmp_path, **{"profiles/ada/papers/engine.pdf": "%PDF", "profiles/ada/papers/lom.PDF": "%PDF", "profiles/ada/papers/x": ""}
    )
    sources = sources_of(space)
    assert list(sources.papers) == ["engine"]
    assert [(problem.code, problem.severity, problem.hint) for problem in sources.warnings] == [
        ("stray-paper", Severity.WARNING, "rename it to loom.pdf?")
    ]


@pytest.mark.parametrize("home", ["templates/themes/fonts/cjk.ttf", "fonts/cjk.ttf"])
def test_a_fallback_font_lies_beside_the_theme_or_in_the_workspace_and_is_an_input(tmp_path: Path, home: str) -> None:
    theme = FILES["templates/themes/classic.yaml"].replace("4}", "4, fallback-fonts: [fonts/cjk.ttf]}", 1)
    sources = sources_of(workspace(tmp_path, theme=theme, **{home: b"letters"}))
    assert sources.themes["classic"].fonts.fallback == (str(tmp_path / home),)
    assert home in sources.inputs


def test_papers_may_lie_elsewhere(tmp_path: Path) -> None:
    space = workspace(tmp_path / "space")
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "loom.pdf").write_bytes(b"%PDF")
    wanted = Selection(target="job", papers=tmp_path / "papers")
    sources = load_sources(space, read_profile(space, "ada"), wanted, Request(TODAY))
    assert list(sources.papers) == ["loom"]
    assert sources.papers["loom"] == str(tmp_path / "papers" / "loom.pdf")


def test_a_letter_knows_the_lines_of_its_file(tmp_path: Path) -> None:
    letter = sources_of(workspace(tmp_path, letter="---\nabout: A\nsubject: S\n---\n" + LETTER)).letters["plain"]
    assert (letter.front.subject, letter.lines, letter.path) == ("S", {"about": 2, "subject": 3}, "letters/plain.md")
    assert letter.body.split("\n")[4] == LETTER.split("\n")[0]


def test_a_letter_of_the_profile_comes_before_the_workspaces(tmp_path: Path) -> None:
    space = workspace(tmp_path, **{"profiles/ada/letters/plain.md": "Own."})
    assert sources_of(space).letters["plain"].body == "Own."


def test_warnings_of_the_profile_and_of_the_build_are_kept_together(tmp_path: Path) -> None:
    space = workspace(tmp_path, profile=PROFILE, **{"profiles/ada/papers/tea.pdf": "%PDF"})
    assert [problem.code for problem in sources_of(space).warnings] == ["stray-paper"]
