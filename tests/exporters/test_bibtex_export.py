"""BibTeX as it is written, and as two independent readers understand it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from bibtexparser.entrypoint import parse_string as parse_bibtex
from bibtexparser.middlewares import LatexDecodingMiddleware
from exported import HOLDINGS, holdings, seed, starter
from hypothesis import given
from pybtex.database import parse_string
from pybtex.richtext import Text

from packet.exporters import ASCII_EXPORTERS, EXPORTERS, Holdings

bibtex, in_ascii = EXPORTERS["bibtex"], ASCII_EXPORTERS["bibtex"]


def entry(**said: object) -> str:
    return bibtex(holdings(one=said)).text


def test_the_seed_and_the_starter_are_written_as_the_golden_texts_show(golden: Callable[[str, str], None]) -> None:
    golden("exports/seed.bibtex", bibtex(seed()).text)
    golden("exports/starter.bibtex", bibtex(starter()).text)


@pytest.mark.parametrize("holds", [seed(), starter()], ids=["seed", "starter"])
def test_pybtex_reads_the_same_titles_authors_and_years(holds: Holdings) -> None:
    read = parse_string(bibtex(holds).text, "bibtex")
    assert list(read.entries) == list(holds.publications)
    for key, one in holds.publications.items():
        assert str(Text.from_latex(read.entries[key].fields["title"])) == one.title
        assert [str(person).partition(", ")[::-2] for person in read.entries[key].persons["author"]] == [
            (author.name.rpartition(" ")[0], author.name.rpartition(" ")[2]) for author in one.authors
        ]
        assert read.entries[key].fields["year"] == str(one.date.year)


@pytest.mark.parametrize("holds", [seed(), starter()], ids=["seed", "starter"])
def test_bibtexparser_reads_the_same_titles_authors_and_years(holds: Holdings) -> None:
    read = parse_bibtex(bibtex(holds).text, append_middleware=[LatexDecodingMiddleware()])
    assert not read.failed_blocks
    for entry, (key, one) in zip(read.entries, holds.publications.items(), strict=True):
        assert (entry.key, entry["title"].replace("{", "").replace("}", ""), entry["year"]) == (key, one.title, str(one.date.year))
        assert entry["author"].split(" and ") == [author.name for author in one.authors]


@given(HOLDINGS)
def test_any_words_stay_readable(holds: Holdings) -> None:
    for write in (bibtex, in_ascii):
        text = write(holds).text
        read = parse_string(text, "bibtex")
        assert list(read.entries) == list(holds.publications)
        assert [len(one.persons["author"]) for one in read.entries.values()] == [
            len(one.authors) for one in holds.publications.values()
        ]
        parsed = parse_bibtex(text)
        assert not parsed.failed_blocks
        assert [one.key for one in parsed.entries] == list(holds.publications)


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Fast RL for LLMs", "Fast {RL} for {LLMs}"),
        ("Ditto: Mixture-of-Experts in vLLM", "{Ditto}: Mixture-of-Experts in {vLLM}"),
        ("$L^p$ bounds at 5% & more_or_less", r"$L^p$ bounds at 5\% \& more\_or\_less"),
        ("From $5 to $10", r"From \$5 to \$10"),
        ("A set {x} and C:\\", r"A set {\textbraceleft}x{\textbraceright} and C:{\textbackslash}"),
    ],
)
def test_titles_keep_formulas_and_protect_capitals(title: str, written: str) -> None:
    assert f"title = {{{written}}}" in entry(title=title)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Ludwig van Beethoven", "Ludwig van Beethoven"),
        ("Guido Van Rossum", "Van Rossum, Guido"),
        ("José Ortega y Gasset", "Ortega y Gasset, José"),
        ("Sammy Davis Jr.", "Davis, Jr., Sammy"),
        ("Jin, Chao", "Jin, Chao"),
        ("The ATLAS Collaboration", "{The ATLAS Collaboration}"),
        ("Barnes and Noble", "{Barnes and Noble}"),
        ("金超", "金超"),
        ("山田 太郎", "山田, 太郎"),
        ("Plato", "Plato"),
        ("bell hooks", "hooks, bell"),
    ],
)
def test_names_are_written_so_that_bibtex_takes_them_apart_rightly(name: str, written: str) -> None:
    assert f"author = {{{written}}}" in entry(authors=[name])


def test_accents_are_commands_where_ascii_is_asked_for_and_what_has_none_is_told() -> None:
    exported = in_ascii(holdings(one={"title": "Über naïve Łukasz – α", "authors": ["Paul Erdős", "Đorđe Ð", "金超"]}))
    assert r"title = {{\"U}ber na{\"\i}ve {\L}ukasz -- $\alpha$}" in exported.text
    assert r"author = {Paul Erd{\H o}s and {\DJ}or{\dj}e {\DH} and 金超}" in exported.text
    assert exported.left_out[-1] == "accents for 超 金, kept in UTF-8"


@pytest.mark.parametrize(
    ("status", "type_", "state", "note"),
    [
        ("accepted", "inproceedings", "forthcoming", "To appear"),
        ("submitted", "unpublished", "submitted", "Under review"),
        ("in-preparation", "unpublished", "inpreparation", "In preparation"),
    ],
)
def test_what_has_not_appeared_says_so(status: str, type_: str, state: str, note: str) -> None:
    said = entry(status=status, venue="SIGX 2026", kind=None, note="A remark")
    assert said.startswith(f"@{type_}{{one,")
    assert f"pubstate = {{{state}}}" in said
    assert f"note = {{{note}. A remark}}" in said
    assert "eventdate = {2026}" in said
    assert "year = {2025}" in said


def test_marks_reason_topics_and_identifiers_are_kept() -> None:
    said = entry(authors="Ada Byron*, Bo Li*†", why="It matters.", topics=["cards", "looms"], arxiv="2504.02263", doi="10.1145/1_2")
    assert "annotation = {* equal contribution: Ada Byron; Bo Li. † corresponding author: Bo Li}" in said
    assert "why = {It matters.}" in said
    assert "keywords = {cards, looms}" in said
    assert "eprint = {2504.02263},\n  archiveprefix = {arXiv}" in said
    assert "doi = {10.1145/1_2}" in said
