"""Sources and the profile's own file → what is new, what is added, what contradicts."""

from __future__ import annotations

import pytest

from packet.formats.located_yaml import Fields, plain, read_yaml
from packet.importers import read_source
from packet.importers.merging import Merge, merged
from packet.importers.source import SourceFile
from packet.problems import Place, SourceError

EMPTY = Fields({}, {}, Place("publications.yaml"))


def merge(*bibs: str, current: str = "") -> Merge:
    tree = read_yaml(current.encode(), "publications.yaml") if current else EMPTY
    assert isinstance(tree, Fields)
    return merged(tree, [read_source(SourceFile(f"{number}.bib", bib.encode())) for number, bib in enumerate(bibs)])


def new(result: Merge) -> dict[str, dict[str, object]]:
    return plain(result.new)  # type: ignore[return-value]


PREPRINT = "@misc{byron23, title={{Engine}: Computing with Cards}, author={Ada Byron}, year=2023, eprint={2301.00001}, archiveprefix={arXiv}, code={https://e.org/c}}"
PUBLISHED = "@inproceedings{Byron24, title={Engine: computing with cards.}, author={Byron, Ada}, year=2024, booktitle={Symposium on X (SIGX)}, doi={10.1145/1.2}}"


@pytest.mark.parametrize("bibs", [(PREPRINT, PUBLISHED), (PUBLISHED, PREPRINT)])
def test_a_preprint_and_its_published_version_are_one_entry(bibs: tuple[str, str]) -> None:
    (entry,) = new(merge(*bibs)).values()
    assert entry["venue"] == "SIGX 2024"
    assert (entry["date"], entry["arxiv"], entry["doi"], entry["code"]) == ("2024", "2301.00001", "10.1145/1.2", "https://e.org/c")
    assert "status" not in entry


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        (
            "title={On Engines}, doi={10.1145/1}, year=2020, journal={J}",
            "title={On the Engine}, doi={https://doi.org/10.1145/1}, year=2021, journal={J}",
            1,
        ),
        ("title={On Engines}, arxiv={2301.00001v2}, year=2020", "title={On an Engine}, arxiv={2301.00001}, year=2023", 1),
        ("title={On Engines}, arxiv={2301.00001}, year=2020", "title={How Infants Speak}, arxiv={2301.00001}, year=2020", 2),
        (
            "title={On Engines}, doi={10.1145/1}, year=2020, journal={J}",
            "title={On Engines}, doi={10.1145/2}, year=2020, journal={K}",
            2,
        ),
        ("title={The {A}-case}, year=2020, journal={J}", "title={the a case}, year=2020, journal={K}", 1),
        ("title={Editorial}, year=2020, journal={J}", "title={Editorial}, year=2021, journal={J}", 2),
        ("title={A}, year=2020, journal={J}", "title={B}, year=2020, journal={J}", 2),
    ],
)
def test_the_same_paper_is_known_by_doi_arxiv_number_or_title_and_year(first: str, second: str, count: int) -> None:
    assert len(new(merge(f"@article{{x, author={{A}}, {first}}}", f"@article{{y, author={{A}}, {second}}}"))) == count


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("Ting Li and Zhongyi Chang and Shaofu Yang and Wei Zhang", "Ting Li and Zhiyao Pan and Wenying Xu and Ada Chen", 2),
        ("Ting Li and Zhongyi Chang and Shaofu Yang", "Li, T. and Chang, Z. and Yang, S. and Xu, W.", 1),
    ],
)
def test_one_title_in_two_venues_by_other_people_is_two_papers(first: str, second: str, count: int) -> None:
    one = (
        f"@inproceedings{{x, title={{On Engines}}, year=2024, author={{{first}}}, booktitle={{Conference on Nature}}, abbr={{CN}}}}"
    )
    two = f"@inproceedings{{y, title={{On Engines}}, year=2024, author={{{second}}}, booktitle={{Conference on Control}}, abbr={{CC}}}}"
    assert len(new(merge(one, two))) == count
    assert len(new(merge(one, two.replace("abbr={CC}", "abbr={CN}")))) == 1


MINE = """\
publications:
  engine:
    title: "Engine: Computing with Cards, Revised by Me"
    authors: Ada Byron*, Charles Babbage
    venue: SIGX 2024
    date: 2024-05
    doi: 10.1145/1.2
    extra: {pages: 1-9}
"""


def test_what_the_user_wrote_stays_and_a_contradiction_is_shown() -> None:
    result = merge(PUBLISHED.replace("doi=", "publisher={ACM}, award={Best Paper}, doi="), current=MINE)
    assert not result.new.values and result.known == 1
    assert [(one.key, one.within, plain(one.fields)) for one in result.added] == [
        ("engine", "", {"award": "Best Paper"}),
        ("engine", "extra", {"publisher": "ACM"}),
    ]
    assert [problem.message for problem in result.problems] == [
        "engine: title is here: Engine: computing with cards.",
        "engine: authors is here: Ada Byron",
    ]


def test_a_preprint_of_the_profile_stays_one_until_its_owner_says_otherwise() -> None:
    mine = "publications:\n  engine: {title: 'Engine: Computing with Cards', authors: Ada Byron, date: 2023, status: preprint}\n"
    result = merge(PUBLISHED, current=mine)
    assert [plain(one.fields) for one in result.added] == [{"doi": "10.1145/1.2", "extra": {"bibtex-key": "Byron24"}}]
    assert [problem.message for problem in result.problems] == ["engine is preprint in your file and SIGX 2024 here"]


def test_an_entry_that_lacks_a_year_is_told_and_left_out() -> None:
    result = merge("@article{a, title={T}, author={A}, journal={J}}")
    assert not result.new.values
    assert [problem.code for problem in result.problems] == ["bibtex-incomplete"]


def test_a_format_that_nobody_knows_is_refused() -> None:
    with pytest.raises(SourceError, match="unknown-format"):
        read_source(SourceFile("letter.txt", b"hello"))


def test_the_content_tells_the_format_where_the_name_does_not() -> None:
    assert read_source(SourceFile("export.txt", PUBLISHED.encode())).format == "BibTeX"


def test_a_venue_with_an_and_in_its_name_keeps_it() -> None:
    made = merge("@article{x, author={A}, title={T}, year=2020, journal={Frontiers in Astronomy and Space Sciences}}")
    assert new(made)["x"]["venue"] == "Frontiers in Astronomy and Space Sciences 2020"
    assert list(made.venues.values) == ["Frontiers in Astronomy and Space Sciences"]
