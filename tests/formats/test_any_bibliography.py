"""Any entries of a .bib, as people and databases write them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from packet.formats.bibliography import read_bibliography
from packet.formats.located_yaml import Fields, plain
from packet.model.publications import PublicationsFile
from packet.problems import Severity

NAMES = st.sampled_from(
    [
        "title",
        "author",
        "year",
        "month",
        "date",
        "journal",
        "booktitle",
        "doi",
        "url",
        "arxiv",
        "eprint",
        "note",
        "abbr",
        "annotation",
        "award",
        "language",
        "crossref",
        "pages",
        "editor",
        "location",
    ]
)


WORDS = st.sampled_from(
    [
        "",
        "A and B",
        "2024",
        "{",
        "}",
        "\\'e",
        "$x$",
        "*",
        "arXiv:2404.01234",
        "10.1145/1",
        "https://e.org/",
        "jan",
        ",",
        "()",
        "to appear",
        "und",
        "and",
        "0000",
        "13",
        "\\foo{x}",
    ]
)


ENTRY = st.tuples(
    st.sampled_from(["article", "inproceedings", "misc", "book", "phdthesis", "unpublished", "proceedings", "x"]),
    st.text("aA_-é:", max_size=3),
    st.dictionaries(NAMES, st.lists(WORDS, max_size=4).map(" ".join), max_size=8),
)


@given(st.lists(ENTRY, max_size=4))
def test_whatever_the_entries_the_tree_fits_the_model_but_for_what_is_lacking(
    entries: list[tuple[str, str, dict[str, str]]],
) -> None:
    bibtex = "\n".join(
        f"@{kind}{{{key},\n" + ",\n".join(f"{name} = {{{value}}}" for name, value in fields.items()) + "}"
        for kind, key, fields in entries
    )
    read = read_bibliography(bibtex.encode(), "refs.bib")
    assert all(problem.place and problem.place.line and problem.severity is Severity.WARNING for problem in read.problems)
    listed = read.tree.values.get("publications")
    if isinstance(listed, Fields):
        for slug, entry in list(listed.values.items()):
            if isinstance(entry, Fields) and not {"title", "authors", "date"} <= entry.values.keys():
                del listed.values[slug]
    PublicationsFile.model_validate(plain(read.tree))
