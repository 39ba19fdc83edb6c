"""Every code of a problem or a finding is explained, and nothing is explained that cannot occur."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from problem_codes import codes

from packet.store.explanations import FOLDER, explanation_of, read_explanations


@pytest.fixture(scope="module")
def known(repository: Path) -> set[str]:
    return codes(repository / "src")


def test_every_code_has_an_entry(repository: Path, known: set[str]) -> None:
    assert known - read_explanations(repository).keys() == set()


def test_every_entry_has_a_code(repository: Path, known: set[str]) -> None:
    assert read_explanations(repository).keys() - known == set()


def test_no_code_is_explained_twice(repository: Path) -> None:
    headings = [line for file in (repository / FOLDER).glob("*.md") for line in re.findall(r"^## (.+)$", file.read_text(), re.M)]
    said = [code.strip() for heading in headings for code in heading.split(",")]
    assert sorted(said) == sorted(set(said))


def test_every_entry_says_something_and_every_file_is_in_the_list(repository: Path) -> None:
    assert [code for code, text in read_explanations(repository).items() if len(text.split()) < 8] == []
    listed = (repository / FOLDER / "README.md").read_text()
    assert [
        file.name for file in (repository / FOLDER).glob("*.md") if file.name != "README.md" and f"({file.name})" not in listed
    ] == []


def test_a_family_speaks_for_its_members_alone(repository: Path) -> None:
    known = read_explanations(repository)
    assert explanation_of("rule-pages", known) == known["rule-*"]
    assert explanation_of("paper-title", known) == known["paper-title"]
    assert explanation_of("rule-", known) is None
    assert explanation_of("ruler", known) is None


def test_the_walk_finds_literals_choices_helpers_and_gaps(tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text(
        "def tell(self, code, message):\n    self.problems.append(Problem(code, message))\n\n"
        "def go(self, few):\n    self.tell('by-helper', '')\n    Finding('few' if few else 'many', 1)\n"
        "    code, said = 'in-a-row', ''\n    Problem(code, said)\n    print(\"error[printed]: no\")\n"
        "    Remark('scan', '')\n    Finding(f'paper-{remark.code}', 1)\n    Finding(other.code, 1)\n"
    )
    (tmp_path / "two.py").write_text(
        "from one import broken\nfrom three import refused\nbroken(error)\nrefused('imported')\nProblem('a' or f'rule-{rule.demand}')\n"
    )
    (tmp_path / "three.py").write_text("def refused(code):\n    return Measured(FAIL, '', '', code)\n")
    known = {"by-helper", "few", "many", "in-a-row", "printed", "paper-scan", "imported", "a", "rule-*"}
    assert codes(tmp_path) == known


def test_a_code_that_nobody_can_read_in_the_source_is_refused(tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text("Problem(table[key], '')\n")
    with pytest.raises(AssertionError, match="one:1"):
        codes(tmp_path)
