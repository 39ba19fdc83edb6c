"""Every homepage of the corpus is read; nothing of it is lost, and nothing of its template is taken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from checkouts import checkout_of, papers_of, told_by

from packet.formats.bibliography import slug_of
from packet.formats.bibtex import read_bibtex
from packet.formats.located_yaml import Fields, Items, Node, plain
from packet.importers import read_homepage
from packet.importers.broken_yaml import read_what_can_be
from packet.importers.cv_lines import scalars
from packet.importers.fitting import texts
from packet.importers.found import Found
from packet.importers.front_matter import read_page
from packet.importers.html_text import in_words
from packet.importers.samples import is_placeholder, is_sample, is_sample_person
from packet.importers.source import Checkout
from packet.model.profile import Profile
from packet.model.publications import PublicationsFile

NOBODY = {"name": "Nobody", "email": "nobody@example.org"}


def homepages(shared: Path) -> Iterator[tuple[Checkout, Found]]:
    for folder in sorted((shared / "corpus" / "publications").iterdir()):
        checkout = checkout_of(folder)
        yield checkout, read_homepage(checkout)


def test_every_homepage_is_read_and_fits_a_profile(shared: Path) -> None:
    read = 0
    for checkout, found in homepages(shared):
        Profile.model_validate({**NOBODY, **plain_dict(found.profile)})
        complete = {key: row for key, row in papers_of(found).items() if {"title", "authors", "date"} <= row.keys()}
        PublicationsFile.model_validate({"venues": plain(found.part("venues")), "publications": complete})
        assert complete, checkout.path
        read += 1
    assert read == 35


def plain_dict(tree: Any) -> dict[str, Any]:
    values = plain(tree)
    return values if isinstance(values, dict) else {}


def test_every_entry_of_a_bibliography_is_found_or_told(shared: Path) -> None:
    entries = 0
    for checkout, found in homepages(shared):
        papers, told = papers_of(found), told_by(found)
        known = {*papers, *(slug_of(row.get("extra", {}).get("bibtex-key", "")) for row in papers.values())}
        for path, file in checkout.files.items():
            for entry in read_bibtex(file.data, path).entries if path.endswith(".bib") else ():
                named = slug_of(entry.key) in known or entry.key in told or f"{path}:{entry.place.line}:" in told
                assert named or is_sample([entry.latex("title"), entry.latex("author")]), (checkout.path, path, entry.key)
                entries += 1
    assert entries > 1000


def test_every_page_of_a_publication_is_found_or_told(shared: Path) -> None:
    pages = 0
    for checkout, found in homepages(shared):
        papers, told = papers_of(found), told_by(found)
        for path in checkout.files:
            if match := re.fullmatch(r"content/publication/(.+)/index\.md", path):
                assert slug_of(match[1]) in papers or match[1] in told, (checkout.path, path)
                pages += 1
    assert pages == 155


def test_titles_and_authors_of_pages_are_those_that_they_show(shared: Path) -> None:
    for checkout, found in homepages(shared):
        papers = papers_of(found)
        for path, file in checkout.files.items():
            match = re.fullmatch(r"content/publication/(.+)/index\.md", path)
            paper = papers.get(slug_of(match[1])) if match else None
            page = read_page(file).fields
            if paper is None or page is None or "authors" not in page.values:
                continue
            assert letters(paper["title"]) == letters(" ".join(texts(page.values["title"]))), path
            listed = list(texts(page.values["authors"]))
            assert len(paper["authors"]) == len(listed) or any(" and " in name for name in listed), path
            assert "admin" not in paper["authors"], path


def letters(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()


def test_no_text_of_a_cv_in_the_old_form_is_lost(shared: Path) -> None:
    read = 0
    for checkout, found in homepages(shared):
        file = checkout.files.get("_data/cv.yml")
        if file is None or re.search(rb"^cv:", file.data, re.M):
            continue
        tree, _ = read_what_can_be(file.data, file.path)
        assert isinstance(tree, Items)
        kept = letters(" ".join([*texts(found.profile), told_by(found)]))
        for section in tree.values:
            contents = section.values["contents"] if isinstance(section, Fields) else section
            rows = contents.values if isinstance(contents, Items) else ()
            for row in rows:
                said = [in_words(one).text for one in scalars(row) if one.text not in {"Full Name", "Languages"}]
                if not is_sample(texts(row)) and not is_einstein(rows):
                    lost = [text for text in said if not is_placeholder(text) and not is_held(text, kept)]
                    assert not lost, (checkout.path, lost)
                    read += 1
    assert read > 60


def is_einstein(rows: Sequence[Node]) -> bool:
    """Whether rows in two columns are those that say who Albert Einstein is."""
    return isinstance(rows[0], Fields) and "value" in rows[0].values and is_sample_person(" ".join(texts(rows[0].values["value"])))


def is_held(text: str, kept: str) -> bool:
    """Whether all words of a text are there; dates have another form, and an advisor a field."""
    words = re.split(r"[\s,;:–-]+", re.sub(r"^(?:Supervisor|Advisor|Advised by)\b", "", text))
    return all(letters(word) in kept for word in words if not word.isdecimal())


def test_nothing_of_a_template_is_taken(shared: Path) -> None:
    for checkout, found in homepages(shared):
        said = " ".join([*texts(found.profile), *texts(found.publications)])
        for sample in (
            "Einstein",
            "Description 1",
            "Hobby 1",
            "Topic 1",
            "Bighetti",
            "An example",
            "Karl-Ferdinand",
            "Max Planck Medal",
        ):
            assert sample not in said, (checkout.path, sample)
