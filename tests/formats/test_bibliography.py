"""A .bib file as a file of publications: what each entry becomes, and what is told about it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from packet.formats.bibliography import read_bibliography, slug_of
from packet.formats.located_yaml import place_of, plain
from packet.model.publications import Publication, PublicationsFile

FOLDER = Path(__file__).parent / "bibliographies"


def publications(bibtex: str) -> dict[str, Publication]:
    tree = read_bibliography(bibtex.encode(), "refs.bib").tree
    return PublicationsFile.model_validate(plain(tree)).publications


def one(bibtex: str) -> Publication:
    (publication,) = publications(bibtex).values()
    return publication


def codes(bibtex: str) -> list[str]:
    return [problem.code for problem in read_bibliography(bibtex.encode(), "refs.bib").problems]


def test_the_torture_file_becomes_what_was_expected(golden: Callable[[str, str], None]) -> None:
    read = read_bibliography((FOLDER / "torture.bib").read_bytes(), "torture.bib")
    told = "\n".join(map(str, read.problems))
    golden("formats/torture", f"{json.dumps(plain(read.tree), indent=1, ensure_ascii=False)}\n\n{told}")


@pytest.mark.parametrize("name", ["alphabetical", "mathematics"])
def test_a_mathematicians_list_is_read_without_a_doubt(name: str, golden: Callable[[str, str], None]) -> None:
    read = read_bibliography((FOLDER / f"{name}.bib").read_bytes(), f"{name}.bib")
    PublicationsFile.model_validate(plain(read.tree))
    told = "\n".join(map(str, read.problems))
    golden(f"formats/{name}", f"{json.dumps(plain(read.tree), indent=1, ensure_ascii=False)}\n\n{told}")


@pytest.mark.parametrize(
    ("fields", "kind", "status", "venue"),
    [
        ("@article{a, journal={ACM Transactions on Computer Systems (TOCS)}", "journal", "published", "TOCS 2024"),
        ("@article{a, journal={International Conference on Computer Vision (ICCV)}", "conference", "published", "ICCV 2024"),
        ("@inproceedings{a, booktitle={Proceedings of the 31st Workshop on X}", "workshop", "published", "Workshop on X 2024"),
        ("@inproceedings{a, abbr={NSDI 2024}, booktitle={2024 USENIX Symposium}", "conference", "published", "NSDI 2024"),
        ("@article{a, abbr={J. <br> Looms}, journal={Journal of Looms}", "journal", "published", "J. Looms 2024"),
        ("@article{a, journal={Computer Vision and Pattern Recognition (CVPR)}", "conference", "published", "CVPR 2024"),
        (
            "@inproceedings{a, booktitle={Findings of the Association: EMLOOM 2024, Miami, FL, USA, May 12-16, 2024}",
            *("conference", "published", "Findings of the Association: EMLOOM, Miami, FL, USA 2024"),
        ),
        ("@incollection{a, booktitle={Handbook of Looms}", "chapter", "published", "Handbook of Looms 2024"),
        ("@article{a, journal={arXiv preprint arXiv:2404.01234}", "preprint", "preprint", ""),
        ("@misc{a, eprint={2404.01234}, archivePrefix={arXiv}", "preprint", "preprint", ""),
        ("@unpublished{a, note={Submitted to the Journal of Looms}", "other", "submitted", ""),
        ("@unpublished{a, note={Draft}", "preprint", "in-preparation", ""),
        ("@inproceedings{a, booktitle={Symposium on X}, note={to appear}", "conference", "accepted", "Symposium on X 2024"),
        (
            "@article{a, journal={arXiv preprint arXiv:2404.01234}, note={IEEE ICKG 2024 Accepted}",
            "conference",
            "accepted",
            "IEEE ICKG 2024",
        ),
        ("@misc{a, note={Accepted at the Journal of Looms}", "journal", "accepted", "Journal of Looms 2024"),
        ("@article{a, note={Accepted with minor revisions}", "journal", "accepted", ""),
        ("@phdthesis{a, school={University of Cam}", "thesis", "published", ""),
        ("@techreport{a, institution={Bell Labs}, number={12}", "report", "published", ""),
        ("@book{a, publisher={MIT Press}", "book", "published", ""),
    ],
)
def test_type_and_venue_say_kind_and_status(fields: str, kind: str, status: str, venue: str) -> None:
    tree = read_bibliography(f"{fields}, title={{T}}, author={{A. B.}}, year={{2024}}}}".encode(), "refs.bib").tree
    file = PublicationsFile.model_validate(plain(tree))
    publication = file.publications["a"]
    assert publication.status == status
    assert str(publication.venue or "") == venue
    if status in {"published", "accepted"}:
        assert (publication.kind or (publication.venue and file.venues[publication.venue.acronym].kind)) == kind


def test_links_are_found_wherever_they_stand() -> None:
    paper = one(
        "@article{a, title={T}, author={A}, year=2024, journal={J}, url={https://doi.org/10.1145/1.2}, html={https://e.org/p}, pdf={http://arxiv.org/abs/2404.01234v2}, code={https://e.org/c}}"
    )
    assert (paper.doi, paper.url, paper.arxiv, paper.code) == ("10.1145/1.2", "https://e.org/p", "2404.01234v2", "https://e.org/c")


def test_dates_come_from_year_month_and_day_in_all_their_forms() -> None:
    for fields, date in [
        ("year=2024, month=aug # {~23}", "23 Aug. 2024"),
        ("year=2024, month={9}", "Sep. 2024"),
        ("date={2024-02-30}", "Feb. 2024"),
        ("year={2024}, month={March--April}", "Mar. 2024"),
        ("year={2024}, month=feb, day=29", "29 Feb. 2024"),
    ]:
        assert str(one(f"@misc{{a, title={{T}}, author={{A}}, {fields}}}").date) == date


def test_marks_mean_what_the_annotation_says() -> None:
    head = "@article{a, title={T}, journal={J}, year=2024, author={Zhu*, Ruidong and Chao Jin* and Xin Jin† and D E}"
    explained = one(head + ", annotation={* Corresponding author<br>† Equal contribution}}")
    assert [(author.name, author.equal, author.corresponding) for author in explained.authors] == [
        *[("Ruidong Zhu", False, True), ("Chao Jin", False, True), ("Xin Jin", True, False), ("D E", False, False)]
    ]
    assert "annotation" not in explained.extra
    assert [author.equal for author in one(head + "}").authors] == [True, True, False, False]


def test_an_accepted_paper_without_a_venue_is_told_and_kept() -> None:
    said = "@article{a, title={T}, author={A}, year=2024, note={accepted}}"
    (problem,) = read_bibliography(said.encode(), "refs.bib").problems
    assert (problem.code, problem.message) == ("bibtex-venue", "a is accepted, and no field says where")
    assert "venue: ACRONYM YEAR" in problem.hint
    assert one(said).kind == "journal"


def test_a_remark_among_the_authors_is_no_author() -> None:
    said = "@article{a, title={T}, journal={J}, year=2024, author={Broquet, A. and {[Dual first authorship]} and Plesa, A.-C.}}"
    assert [author.name for author in one(said).authors] == ["A. Broquet", "A.-C. Plesa"]
    (problem,) = read_bibliography(said.encode(), "refs.bib").problems
    assert (problem.code, problem.place and problem.place.column) == ("bibtex-mark", 72)
    assert "[Dual first authorship]" in problem.message


@pytest.mark.parametrize(
    ("note", "printed"),
    [
        ("e2025JE009458 2025JE009458", False),
        ("114567", False),
        ("Oral, top 5% of 12345", True),
        ("2024", True),
    ],
)
def test_article_numbers_are_no_remark(note: str, printed: bool) -> None:
    paper = one(f"@article{{a, title={{T}}, journal={{J}}, year=2024, author={{A}}, note={{{note}}}}}")
    assert (paper.note, paper.extra.get("note", "")) == ((note, "") if printed else ("", note))


@pytest.mark.parametrize(
    ("said", "name"),
    [
        (
            "5th Workshop on Knowledge Graphs from Text (TEXT2KG), May 10-14, 2026, Dubrovnik, Croatia",
            "Workshop on Knowledge Graphs from Text",
        ),
        ("Symposium on Looms and Cards, 10–14 May 2026, Dubrovnik", "Symposium on Looms and Cards"),
        ("Proc. of the 31st Conference on Looms, COLOOM 2026, Abu Dhabi, UAE, January 19-24, 2026", "Conference on Looms"),
        ("Symposium on Looms, 2026, Cards", "Symposium on Looms, Cards"),
    ],
)
def test_days_of_a_meeting_are_no_part_of_its_name(said: str, name: str) -> None:
    bib = f"@inproceedings{{a, title={{T}}, booktitle={{{said}}}, year=2026, author={{A}}}}"
    tree = read_bibliography(bib.encode(), "refs.bib").tree
    (venue,) = PublicationsFile.model_validate(plain(tree)).venues.values()
    assert venue.name == name


def test_what_has_no_field_is_kept_as_extra() -> None:
    paper = one(
        "@article{A_b, title={T}, journal={J}, year=2024, author={A}, pages={1--2}, selected={true}, preview={a.png}, pdf={a.pdf}}"
    )
    assert paper.extra == {"pages": "1–2", "selected": "true", "preview": "a.png", "pdf": "a.pdf", "bibtex-key": "A_b"}


def test_every_word_of_an_entry_is_somewhere() -> None:
    words = [f"word{number}" for number in range(30)]
    names = [
        "title",
        "subtitle",
        "journal",
        "volume",
        "number",
        "pages",
        "publisher",
        "editor",
        "series",
        "address",
        "organization",
        "note",
        "keywords",
        "abstract",
        "award",
        "isbn",
        "annote",
        "howpublished",
    ]
    fields = ", ".join(f"{name}={{{word}}}" for name, word in zip(names, words, strict=False))
    read = read_bibliography(f"@article{{a, author={{A}}, year=2024, {fields}}}".encode(), "refs.bib")
    said = json.dumps(plain(read.tree))
    assert not [word for word in words[: len(names)] if word not in said]


def test_keys_become_names_and_stay_the_same() -> None:
    assert slug_of("Zhao_2025:TPAMI") == "zhao-2025-tpami"
    assert slug_of("DBLP:conf/sigcomm/ZhuJ25") == "dblp-conf-sigcomm-zhuj25"
    assert list(publications("@misc{Ü_b,title={T},author={A},year=1998} @misc{u-b,title={S},author={A},year=1999}")) == [
        "u-b",
        "u-b-2",
    ]


def test_samples_of_a_template_are_left_out_and_told() -> None:
    assert codes("@article{einstein1950meaning, title={M}, author={Albert Einstein and A H Taub}, year={1950}}") == [
        "bibtex-template"
    ]


def test_the_place_of_a_value_is_that_in_the_bib() -> None:
    tree = read_bibliography(
        b"@misc{a,\n  author = {Ada Byron and\n  Mary Somerville},\n  title = {T}, year = 2024}", "refs.bib"
    ).tree
    assert str(place_of(tree, ("publications", "a", "title"))) == "refs.bib:4:11"
    assert str(place_of(tree, ("publications", "a", "authors", 1))) == "refs.bib:3:3"


def test_an_unknown_command_is_told_at_its_letter() -> None:
    (problem,) = read_bibliography(b"@misc{a, author={A}, year=2024,\n title = {On \\foo{x}}}", "refs.bib").problems
    assert str(problem.place) == "refs.bib:2:14"
    assert problem.code == "latex-unknown"
