"""A position changes a target's documents by name, and the name of a document says its kind."""

from __future__ import annotations

from typing import Any

import pytest

from packet.model.scalars import Range
from packet.model.target import DocumentSpec, kind_of, merged


def specs(**written: dict[str, Any]) -> dict[str, DocumentSpec]:
    return {name.replace("_", "-"): DocumentSpec.model_validate(fields) for name, fields in written.items()}


def test_a_position_overrides_only_the_fields_that_it_names() -> None:
    result = merged(specs(cv={"pages": "3", "sections": ["education"]}), specs(cv={"pages": "2"}))
    assert (result["cv"].pages, result["cv"].sections) == (Range(0, 2), ("education",))


def test_documents_keep_the_targets_order_and_new_ones_follow() -> None:
    target = specs(cover_letter={}, cv={}, publication_list={})
    assert list(merged(target, specs(portfolio={"kind": "statement"}, cv={"pages": "1"}))) == [
        "cover-letter",
        "cv",
        "publication-list",
        "portfolio",
    ]


def test_a_position_may_leave_a_document_out() -> None:
    assert list(merged(specs(cover_letter={}, cv={}), specs(cover_letter={"omit": "true"}))) == ["cv"]


def test_a_position_may_make_an_optional_document_required() -> None:
    assert not merged(specs(referees={"optional": "true"}), specs(referees={"optional": "false"}))["referees"].optional


def test_the_target_itself_is_not_changed() -> None:
    target = specs(cv={"pages": "3"})
    merged(target, specs(cv={"pages": "2"}))
    assert target == specs(cv={"pages": "3"})


def test_a_bare_count_of_pages_is_a_budget() -> None:
    assert specs(cv={"pages": "2"})["cv"].pages == Range(0, 2)
    assert specs(cv={"pages": "2-4"})["cv"].pages == Range(2, 4)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("cover-letter", "cover-letter"),
        ("cv", "cv"),
        ("resume", "cv"),
        ("publication-list", "publication-list"),
        ("publication-bundle", "publication-bundle"),
        ("referees", "referees"),
        ("research-statement", "statement"),
        ("diversity-statement", "statement"),
    ],
)
def test_the_name_of_a_document_says_its_kind(name: str, kind: str) -> None:
    assert kind_of(name, DocumentSpec()) == kind


def test_the_kind_that_a_document_says_comes_before_its_name() -> None:
    assert kind_of("resume", DocumentSpec(kind="statement")) == "statement"
    assert kind_of("work-samples", DocumentSpec(file="samples.pdf")) == "statement"


def test_a_document_without_a_kind_is_refused_with_all_kinds() -> None:
    with pytest.raises(ValueError, match=r"'portfolio' needs a kind: cover-letter, cv, .* or statement"):
        kind_of("portfolio", DocumentSpec())


def test_a_contents_page_that_a_position_adds_comes_first_and_one_of_the_target_keeps_its_place() -> None:
    plain, listed = {"cv": DocumentSpec()}, {"cv": DocumentSpec(), "contents": DocumentSpec()}
    assert list(merged(plain, {"referees": DocumentSpec(), "contents": DocumentSpec()})) == ["contents", "cv", "referees"]
    assert list(merged(listed, {"contents": DocumentSpec(title="What is where")})) == ["cv", "contents"]
