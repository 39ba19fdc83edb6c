"""CSL-JSON, JSON Resume and Markdown: golden texts, their schemas, and any words."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from exported import HOLDINGS, holdings, seed, starter
from hypothesis import given
from markdown_it import MarkdownIt

from packet.exporters import EXPORTERS, Holdings

RESUME = json.loads((Path(__file__).parent / "schemas" / "json-resume.json").read_text(encoding="utf-8"))
CSL_FIELDS = frozenset(
    [
        "id", "type", "title", "title-short", "author", "issued", "container-title", "container-title-short", "event-place", "status",
        "DOI", "URL", "archive", "archive_location", "keyword", "language", "abstract", "annote", "note", "custom",
    ]
)  # fmt: skip
CSL_NAME_FIELDS = {"family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal"}


@pytest.mark.parametrize("name", ["csl-json", "json-resume", "markdown"])
def test_the_seed_and_the_starter_are_written_as_the_golden_texts_show(name: str, golden: Callable[[str, str], None]) -> None:
    golden(f"exports/seed.{name}", EXPORTERS[name](seed()).text)
    golden(f"exports/starter.{name}", EXPORTERS[name](starter()).text)


def csl(holds: Holdings) -> list[dict[str, object]]:
    """The items, each held to the fields of the schema (its additionalProperties are false)."""
    items: list[dict[str, object]] = json.loads(EXPORTERS["csl-json"](holds).text)
    for item in items:
        assert item.keys() <= CSL_FIELDS
        authors = item["author"]
        assert isinstance(authors, list)
        assert all(name and name.keys() <= CSL_NAME_FIELDS for name in authors)
    return items


def test_names_of_csl_have_their_particles_suffixes_and_groups() -> None:
    [item] = csl(holdings(one={"authors": ["Vincent van Gogh", "John von Neumann", "Sammy Davis Jr.", "The CMS Collaboration"]}))
    assert item["author"] == [
        {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"},
        {"family": "Neumann", "given": "John", "dropping-particle": "von"},
        {"family": "Davis", "given": "Sammy", "suffix": "Jr."},
        {"literal": "The CMS Collaboration"},
    ]


def test_formulas_of_csl_are_tags_and_the_title_as_written_is_kept() -> None:
    [item] = csl(holdings(one={"title": "$L^p$ bounds", "authors": "A. B.*, C. D.†"}))
    assert item["title"] == "<i>L</i><sup>p</sup> bounds"
    assert item["custom"] == {"equal-contribution": [1], "corresponding": [2], "kind": "other", "title": "$L^p$ bounds"}
    assert item["issued"] == {"date-parts": [[2025, 6]]}


@pytest.mark.parametrize("holds", [seed(), starter()], ids=["seed", "starter"])
def test_the_resume_meets_its_schema(holds: Holdings) -> None:
    jsonschema.Draft7Validator(RESUME).validate(json.loads(EXPORTERS["json-resume"](holds).text))


def test_what_a_resume_has_no_place_for_is_named_with_its_count() -> None:
    left = EXPORTERS["json-resume"](seed()).left_out
    assert "education.advisor (1)" in left
    assert "publications.topics (12)" in left


def test_markdown_keeps_links_and_leaves_what_is_private() -> None:
    exported = EXPORTERS["markdown"](seed())
    assert "[GitHub](https://github.com/chaojin0310)" in exported.text
    assert "](https://arxiv.org/abs/2505.11432)" in exported.text
    assert "Yanyuan" not in exported.text
    assert "address" in exported.left_out


def test_markdown_takes_no_word_for_a_sign() -> None:
    text = EXPORTERS["markdown"](holdings(one={"title": "A *b* <i> [c](d) & `e`", "url": "https://x.org/a_(b)"})).text
    [link] = [token for token in MarkdownIt().parse(text) if token.content.startswith("**[A")]
    children = link.children or []
    assert "".join(child.content for child in children).startswith("A *b* <i> [c](d) & `e`")
    assert [child.attrs["href"] for child in children if child.type == "link_open"] == ["https://x.org/a_(b)"]


@given(HOLDINGS)
def test_any_words_are_exported(holds: Holdings) -> None:
    assert [item["id"] for item in csl(holds)] == list(holds.publications)
    jsonschema.Draft7Validator(RESUME).validate(json.loads(EXPORTERS["json-resume"](holds).text))
    assert EXPORTERS["markdown"](holds).text.startswith("# ")
