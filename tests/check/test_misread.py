"""What a misread posting leaves in a letter is told; letters that are right are left in peace."""

from __future__ import annotations

import pytest
from labelled_letters import letters

from packet.check.texts.misread import bracket_findings, field_findings
from packet.model.position import Position


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I apply for Faculty Position (open rank) at the Ecole polytechnique fédérale de Lausanne ( in Computer Systems.", 1),
        ("I apply for the position of [sigops-announce] Postdoc position.", 1),
        ("The Example Institute) is where I work.", 1),
        ("It is done (see [C1] and [C2, C3]), and (as (once) said) twice.", 0),
        ("I can\n\na) teach, and\n\nb) write (in time).", 0),
        ("Both matter: 1) speed and ii) cost.", 0),
        ("See you :)", 0),
    ],
)
def test_a_bracket_left_open_or_left_in_is_told(text: str, told: int) -> None:
    assert len(list(bracket_findings(text))) == told


def position(**facts: str) -> Position:
    return Position.model_validate({"target": "any", "institution": "Lace University", "title": "Assistant Professor", **facts})


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"requisition": "08.01.2027"}, "requisition: 08.01.2027 is a day"),
        ({"requisition": "by 2027-01-08"}, "requisition: by 2027-01-08 is a day"),
        ({"requisition": "number"}, "requisition: number has no figure"),
        ({"requisition": "CSE/2027/08"}, ""),
        ({"requisition": "w26-412"}, ""),
        ({"requisition": "20260618"}, ""),
        ({"institution": "HONG KONG UNIVERSITY OF SCIENCE AND TECHNOLOGY"}, "institution: HONG KONG"),
        ({"title": "PRESIDENTIAL POSTDOCTORAL FELLOWSHIP"}, "title: PRESIDENTIAL"),
        ({"institution": "EPFL"}, ""),
        ({"institution": "KAIST"}, ""),
        ({"title": "Lecturer in Computer Systems", "area": "Computer Systems"}, "says the area twice"),
        ({"title": "Lecturer", "area": "Computer Systems"}, ""),
    ],
)
def test_a_field_that_looks_like_something_else_is_told(facts: dict[str, str], said: str) -> None:
    one = position(**facts)
    found = list(field_findings(one, f"I apply for {one.title} in {one.area} at your place."))
    assert [said in each.message for each in found] == [True] * bool(said)


@pytest.mark.parametrize("batch", ["first.yaml", "second.yaml", "third.yaml"])
def test_right_letters_raise_no_alarm(batch: str) -> None:
    right = [letter for letter in letters(batch) if letter.is_right]
    assert right
    alarms = [
        (one.text, found) for one in right for found in (*bracket_findings(one.text), *field_findings(one.position, one.text))
    ]
    assert alarms == []
