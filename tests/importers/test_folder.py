"""A folder that is no homepage is its files."""

import pytest
from checkouts import checkout, papers_of, told_by

from packet.importers import read_homepage
from packet.problems import SourceError


def test_files_of_known_formats_at_the_top_are_read() -> None:
    one, two = (
        f"@misc{{k, title={{{title}}}, author={{A, B}}, year=2020}}" for title in ("On Engines", "How Infants Learn to Speak")
    )
    found = read_homepage(
        checkout({"a.bib": one, "b.bib": two, "deep/c.bib": one, "notes.txt": two, "broken.bib": "@misc{x, title={"})
    )
    assert found.format == "BibTeX"
    assert {key: row["title"] for key, row in papers_of(found).items() if "date" in row} == {
        "k": "On Engines",
        "k-2": "How Infants Learn to Speak",
    }
    assert "broken.bib:1:" in told_by(found)


def test_a_folder_without_any_is_a_problem_that_names_what_can_be_read() -> None:
    with pytest.raises(SourceError) as error:
        read_homepage(checkout({"index.html": "<p>"}))
    (problem,) = error.value.problems
    assert problem.code == "unknown-format"
    assert "al-folio" in problem.hint
    assert "Hugo Blox" in problem.hint
    assert "BibTeX" in problem.hint
