"""How running text says an institution, and a title with its area."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import POSITION, document_of, plan_of, workspace

from packet.compose.in_text import in_text, title_and_area
from packet.model.plain_text import plain_text
from packet.model.position import Position


@pytest.mark.parametrize(
    "name",
    [
        "University of Edinburgh",
        "National University of Singapore",
        "Technical University of Munich",
        "Chinese University of Hong Kong",
        "Hong Kong University of Science and Technology",
        "Max Planck Institute for Software Systems",
        "Institute of Science and Technology Austria",
        "Massachusetts Institute of Technology",
        "Swiss Federal Institute of Technology Zurich",
        "College of William & Mary",
        "Vector Institute",
        "Weizmann Institute of Science",
        "University of California, Berkeley",
    ],
)
def test_names_that_begin_with_what_they_are_take_the_article(name: str) -> None:
    assert in_text(name) == f"the {name}"


@pytest.mark.parametrize(
    "name",
    [
        "Northwestern University",
        "Imperial College London",
        "University College London",
        "The Hong Kong University of Science and Technology",
        "Chalmers University of Technology",
        "Dalian University of Technology",
        "Stevens Institute of Technology",
        "Technische Universität Dresden",
        "EPFL",
        "ETH Zurich",
        "Microsoft Research",
        "Boston College",
        "Australian National University",
    ],
)
def test_other_names_do_not(name: str) -> None:
    assert in_text(name) == name


def position(title: str, area: str) -> Position:
    return Position.model_validate({"target": "any", "institution": "Lace University", "title": title, "area": area})


@pytest.mark.parametrize(
    ("title", "area", "said"),
    [
        ("Assistant Professor", "computer systems", "Assistant Professor in computer systems"),
        ("Lecturer in Computer Systems (Teaching)", "Computer Systems", "Lecturer in Computer Systems (Teaching)"),
        ("Systems for Large Language Models (PhD)", "Systems for Large Language Models", "Systems for Large Language Models (PhD)"),
        ("Assistant Professor", "", "Assistant Professor"),
    ],
)
def test_an_area_that_the_title_says_is_not_said_again(title: str, area: str, said: str) -> None:
    assert title_and_area(position(title, area)) == said


LETTER = "{% block opening %}I apply to {{ position.institution_in_text }}, with {{ position.institution | in_text }} in mind.{% endblock %}\n"


@pytest.mark.parametrize(
    ("institution", "said"),
    [
        ("University of Lace", "I apply to the University of Lace, with the University of Lace in mind."),
        ("{name: University of Lace, in-text: Lace}", "I apply to Lace, with the University of Lace in mind."),
    ],
)
def test_the_position_may_say_its_name_otherwise_and_the_address_keeps_the_bare_one(
    tmp_path: Path, institution: str, said: str
) -> None:
    space = workspace(tmp_path, letter=LETTER, position=POSITION.replace("Lace University", institution))
    text = plain_text(document_of(plan_of(space, position="lace"), "cover-letter"))
    assert said in text
    assert "\nUniversity of Lace\n" in text
