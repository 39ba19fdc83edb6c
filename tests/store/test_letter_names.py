"""A letter template that names an institution is refused where it stands; a workspace adds to the table of institutions."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import POSITION, problems_of, sources_of, workspace

from packet.problems import Problem

BODY = "{% block opening %}I apply to {{ position.institution if position else 'you' }}.{% endblock %}\n"


def refused(folder: Path, letter: str, **changes: str | bytes) -> list[Problem]:
    problems = problems_of(workspace(folder, letter=letter, **changes), position="lace")
    return [problem for problem in problems if problem.code == "literal-institution"]


def test_an_institution_typed_in_the_body_is_refused_with_line_and_column(tmp_path: Path) -> None:
    (problem,) = refused(tmp_path, BODY + "\n{% block fit %}\nI admire Princeton University.\n{% endblock %}\n")
    assert str(problem.place) == "letters/plain.md:4:10"
    assert "Princeton University" in problem.message
    assert "{{ position.institution }}" in problem.hint


def test_an_institution_typed_in_the_front_matter_is_refused_at_its_place(tmp_path: Path) -> None:
    (problem,) = refused(tmp_path, '---\nabout: for Yale\nsubject: "Application to Brown University"\n---\n' + BODY)
    assert str(problem.place) == "letters/plain.md:3:26"


@pytest.mark.parametrize("name", ["Lace University", "the University of Atlantis", "MIT", "Stanford"])
def test_the_positions_own_name_and_names_that_no_table_knows_are_refused_too(tmp_path: Path, name: str) -> None:
    assert len(refused(tmp_path, BODY + f"\nI would love to come to {name} soon.\n")) == 1


@pytest.mark.parametrize(
    "letter",
    [
        BODY + "{# for Princeton University: mention the archive #}\n",
        "---\nabout: what I sent to Yale University\n# Stanford liked this one\nsubject: Application\n---\n" + BODY,
        BODY + "\nI am completing my degree at Cam University.\n",
        "---\nallow-names: [Max Planck Society]\n---\n" + BODY + "\nThe Max Planck Society pays for my post.\n",
        BODY + "\nMy code is under the MIT License and uses Stanford CoreNLP.\n",
    ],
)
def test_comments_own_places_and_names_given_on_purpose_are_no_problem(tmp_path: Path, letter: str) -> None:
    assert refused(tmp_path, letter) == []


def test_all_names_of_a_letter_are_told_at_once(tmp_path: Path) -> None:
    assert len(refused(tmp_path, BODY + "\nNot Yale University, not Princeton University.\n")) == 2


def test_the_workspace_adds_institutions_and_a_letter_may_not_name_them(tmp_path: Path) -> None:
    table = {"templates/institutions.yaml": "institutions:\n  - {name: Loom Society, aliases: [LOOMS]}\n  - Shuttle House\n"}
    assert len(refused(tmp_path, BODY + "\nI come to Loom Society from Shuttle House.\n", **table)) == 2
    added = sources_of(workspace(tmp_path, **table), position="lace").institutions
    assert [(one.name, one.aliases) for one in added] == [("Loom Society", ("LOOMS",)), ("Shuttle House", ())]


def test_what_is_wrong_in_the_workspaces_table_is_told_at_its_place(tmp_path: Path) -> None:
    space = workspace(tmp_path, **{"templates/institutions.yaml": "institutions:\n  - {nam: Loom Society}\n"})
    problems = problems_of(space, position="lace")
    assert any(problem.place and str(problem.place).startswith("templates/institutions.yaml:2") for problem in problems)


def test_the_fits_of_the_other_positions_are_read_whatever_else_is_wrong_with_them(tmp_path: Path) -> None:
    others: dict[str, str | bytes] = {
        "profiles/ada/positions/yarn.yaml": "institution: {name: Yarn College}\nfit: >\n  I like looms\n  very much.\nnonsense: [\n",
        "profiles/ada/positions/felt.yaml": "institution: Felt University\nfit: 'I like felt.'  # or not\n",
        "profiles/ada/positions/hemp.yaml": "fit: {a: b}\n",
        "profiles/ada/positions/silk.yaml": b"\xff\xfe",
    }
    space = workspace(tmp_path, position=POSITION + "fit: I like lace.\n", **others)
    found = sources_of(space, position="lace").other_fits
    assert [(one.position, one.institution, one.fit.strip()) for one in found] == [
        ("felt", "Felt University", "I like felt."),
        ("yarn", "Yarn College", "I like looms very much."),
    ]
