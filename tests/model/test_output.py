"""`output:` of a target: what a person may write, and the names of files that come of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from packet.model.output import NAMES, Output, merged_output, safe
from packet.model.paper import Treatment

FACTS = {
    "surname": "Łukasz-Nguyễn",
    "name": "Zoë O’Brien",
    "document": "cv",
    "number": "02",
    "packet": "eth-systems",
    "institution": "ETH Zürich",
    "SURNAME": "ŁUKASZ-NGUYỄN",
    "given": "Zoë",
    "initial": "Z",
    "department": "D-INFK",
    "title": "Assistant Professor",
    "requisition": "2026/17",
}


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("", "02-cv.pdf"),
        ("{surname}_{document}.pdf", "Lukasz-Nguyen_cv.pdf"),
        ("{name} {institution} {document}", "Zoe-O-Brien-ETH-Zurich-cv.pdf"),
        ("../{document}", "cv.pdf"),
        ("{packet}/{number}", "eth-systems-02.pdf"),
        ("n" * 400 + ".pdf", "n" * 200 + ".pdf"),
    ],
)
def test_a_pattern_becomes_an_ascii_name_without_folders(pattern: str, name: str) -> None:
    assert Output(name=pattern).file_name(FACTS, "{number}-{document}") == name


@given(st.text())
def test_a_safe_name_is_ascii_and_no_path(words: str) -> None:
    name = safe(words)
    assert name.isascii()
    assert name
    assert not name.startswith(".")
    assert not set(name) & set('/\\:*?"<>| \t\n')


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ({"name": "{first}_{document}.pdf"}, "there is no {first}; known: {surname}"),
        ({"name": "{document"}, "a brace is not closed"),
        ({"name": "{}"}, "there is no {}; known: {surname}"),
        ({"name": "{document:%d}"}, "only a name may stand in braces"),
        ({"name": "{surname!r}"}, "only a name may stand in braces"),
        ({"files": "many"}, "say one, per-document, both, or groups"),
        ({"files": []}, "say one, per-document, both, or groups"),
        ({"files": [["cv", "cover-letter"], "cv"]}, "cv stands in two groups"),
        ({"files": [{"cv": 1}]}, "say one, per-document, both, or groups"),
    ],
)
def test_what_cannot_be_meant_is_said_with_what_can(written: dict[str, object], said: str) -> None:
    with pytest.raises(ValidationError) as error:
        Output.model_validate(written)
    assert said in str(error.value)


def test_every_fact_may_stand_in_a_name() -> None:
    assert set(NAMES) == set(FACTS)


def test_a_position_changes_what_it_says_and_nothing_else() -> None:
    target = Output(files="per-document", name="{surname}_{document}.pdf")
    assert merged_output(target, Output(papers="apart")) == Output(files="per-document", name=target.name, papers="apart")
    assert merged_output(target, None) is target


@pytest.mark.parametrize(
    ("output", "whole"),
    [
        (Output(), True),
        (Output(files="one"), True),
        (Output(papers="merged"), False),
        (Output(files="per-document"), False),
        (Output(files=(("cv",),)), False),
    ],
)
def test_page_numbers_of_the_packet_mean_something_where_one_file_holds_it(output: Output, whole: bool) -> None:
    assert output.whole is whole


@pytest.mark.parametrize(
    ("written", "dpi"), [("200 dpi", 200), ("200", 200), ("up to 150 dpi", 150), ("as they are", 0), ("As they are", 0)]
)
def test_pictures_have_a_resolution_or_stay_as_they_are(written: str, dpi: int) -> None:
    assert Output.model_validate({"pictures": written}).treatment == Treatment(dpi)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("small", "'small' is not a resolution: write it like 200 dpi"),
        ("71 dpi", "71 dpi is out of range: pictures have 72 to 1200 dpi"),
        ("0", "out of range"),
        ("1201", "out of range"),
        (["200"], "a resolution is wanted here, not a list"),
    ],
)
def test_a_resolution_that_cannot_be_is_refused_in_words(written: object, said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        Output.model_validate({"pictures": written})


def test_a_position_can_take_back_what_its_target_wants_of_papers() -> None:
    target = Output.model_validate({"pictures": "200 dpi", "attachments": "keep"})
    assert target.treatment == Treatment(200, files=True)
    position = Output.model_validate({"pictures": "as they are"})
    assert merged_output(target, position).treatment == Treatment(0, files=True)
