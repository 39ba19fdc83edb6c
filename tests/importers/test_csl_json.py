"""CSL-JSON as Zotero, Mendeley, Pandoc and Crossref write it."""

from __future__ import annotations

import json

import pytest
from foreign import found_in, papers_in

from packet.problems import SourceError

ADA = [{"family": "Byron", "given": "Ada"}]


def paper(**fields: object) -> dict[str, object]:
    """The one paper that a list with this item holds."""
    item = {"id": "one", "type": "article-journal", "title": "Notes", "author": ADA, "issued": {"date-parts": [[2020]]}, **fields}
    [found] = papers_in(json.dumps([item])).values()
    return found


ZOTERO = {
    "id": "http://zotero.org/users/1/items/ABCD",
    "citation-key": "byronNotes2020",
    "type": "article-journal",
    "title": 'Notes on <i>E. coli</i> in H<sub>2</sub>O, <span class="nocase">DNA</span> & 5 %',
    "container-title": "Scientific Memoirs",
    "volume": 3,
    "issue": "2",
    "page": "666-731",
    "DOI": "10.5555/engine.1",
    "URL": "https://doi.org/10.5555/engine.1",
    "abstract": "<p>On engines.</p>",
    "author": [*ADA, {"family": "Neumann", "given": "John", "dropping-particle": "von"}],
    "issued": {"date-parts": [["2020", 2, "7"]]},
    "accessed": {"date-parts": [[2021, 3, 1]]},
    "source": "Memoirs online",
}


def test_an_article_of_zotero_has_the_shape_of_one_of_bibtex() -> None:
    found = found_in(json.dumps({"items": [ZOTERO]}))
    assert found.format == "CSL-JSON"
    assert not found.problems
    assert papers_in(json.dumps([ZOTERO])) == {
        "byronnotes2020": {
            "title": "Notes on $\\mathit{E. coli}$ in H$_{2}$O, DNA & 5 %",
            "authors": ["Ada Byron", "John von Neumann"],
            "date": "2020-02-07",
            "venue": {"acronym": "Scientific Memoirs", "year": "2020"},
            "doi": "10.5555/engine.1",
            "abstract": "On engines.",
            "extra": {
                "volume": "3",
                "number": "2",
                "pages": "666-731",
                "accessed": "2021-03-01",
                "source": "Memoirs online",
                "bibtex-key": "byronNotes2020",
            },
        }
    }


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ({"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"}, "Vincent van Gogh"),
        ({"family": "Martinière", "given": "Gérard", "dropping-particle": "de", "non-dropping-particle": "la"},
         "Gérard de la Martinière"),
        ({"family": "Davis", "given": "Sammy", "suffix": "Jr."}, "Sammy Davis Jr."),
        ({"literal": "The Engine and Loom Group, London"}, "The Engine and Loom Group, London"),
        ({"family": "金", "given": "超"}, "金 超"),
        ({"given": "Plato"}, "Plato"),
        ("Ada Byron", "Ada Byron"),
    ],
)  # fmt: skip
def test_names_are_as_a_paper_prints_them(name: object, said: str) -> None:
    assert paper(author=[name])["authors"] == [said]


@pytest.mark.parametrize(
    ("issued", "date"),
    [
        ({"date-parts": [[2020, 2, 31]]}, "2020-02"),
        ({"date-parts": [[2020, 2], [2020, 3]]}, "2020-02"),
        ({"raw": "7 February 2020"}, "2020-02-07"),
        ({"literal": "Feb 2020"}, "2020-02"),
        ({"season": "Spring", "date-parts": [["2020"]]}, "2020"),
        ("2020-02-07", "2020-02-07"),
        (2020, "2020"),
    ],
)
def test_dates_of_every_form_are_read(issued: object, date: str) -> None:
    assert paper(issued=issued)["date"] == date


def test_a_date_that_is_none_is_told_and_kept() -> None:
    item = {"type": "book", "title": "Notes", "author": ADA, "issued": {"literal": "soon"}}
    assert "'soon' is no year" in found_in(json.dumps([item])).problems[0].message
    assert paper(issued={"literal": "soon"})["extra"] == {"date": "soon"}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"type": "paper-conference", "container-title": "Proceedings of the Symposium on Engines (ENG 2020)",
          "event-place": "Turin"}, {"venue": {"acronym": "ENG", "year": "2020"}, "place": "Turin"}),
        ({"type": "paper-conference", "event-title": "Symposium on Engines"},
         {"venue": {"acronym": "Symposium on Engines", "year": "2020"}}),
        ({"type": "article", "publisher": "arXiv", "number": "arXiv:2001.00001"}, {"status": "preprint", "arxiv": "2001.00001"}),
        ({"type": "article", "archive": "arXiv", "archive_location": "2001.00001"}, {"status": "preprint", "arxiv": "2001.00001"}),
        ({"type": "thesis", "genre": "PhD thesis", "publisher": "Turin"}, {"kind": "thesis", "note": "PhD thesis, Turin"}),
        ({"type": "book", "publisher": "Taylor"}, {"kind": "book", "note": "Taylor"}),
        ({"container-title": "Memoirs", "status": "in press"}, {"status": "accepted", "venue": {"acronym": "Memoirs", "year": "2020"}}),
        ({"container-title": "Memoirs", "status": "submitted"}, {"status": "submitted"}),
        ({"container-title": "Memoirs", "title-short": "Notes"}, {"short": "Notes"}),
    ],
)  # fmt: skip
def test_kind_status_and_venue_are_those_of_the_type(fields: dict[str, object], said: dict[str, object]) -> None:
    found = paper(**fields)
    assert {name: found.get(name) for name in said} == said


def test_what_has_no_field_is_kept_by_its_own_name() -> None:
    assert paper(**{"call-number": "QA 76", "editor": [{"family": "Taylor", "given": "R."}], "x": {"a": [1, 2]}})["extra"] == {
        "call-number": "QA 76",
        "editor": "R. Taylor",
        "x": "1: 2",
    }


def test_an_answer_of_crossref_is_read() -> None:
    item = {"DOI": "10.5555/engine.1", "type": "journal-article", "title": ["Notes"], "container-title": ["Memoirs"],
            "author": ADA, "issued": {"date-parts": [[2020]]}}  # fmt: skip
    [found] = papers_in(json.dumps({"status": "ok", "message": item})).values()
    assert (found["title"], found["venue"]) == ("Notes", {"acronym": "Memoirs", "year": "2020"})


def test_what_is_no_item_is_told_and_the_others_are_read() -> None:
    found = found_in('[{"type": "book", "title": "Notes"}, "lost", 3,]')
    assert [(str(one.place), one.code) for one in found.problems] == [
        ("x.json:1:47", "json-syntax"),
        ("x.json:1:38", "import-left-out"),
        ("x.json:1:46", "import-left-out"),
    ]


@pytest.mark.parametrize("text", ['{"type": "book"', '[{"type": "book" ]', '{"items": {"type": "book"}'])
def test_broken_lists_are_read_or_refused_with_a_place(text: str) -> None:
    try:
        problems = found_in(text).problems
    except SourceError as error:
        problems = error.problems
    assert problems[0].place


def test_an_empty_list_is_of_no_format() -> None:
    with pytest.raises(SourceError, match="unknown-format"):
        found_in("[]")
