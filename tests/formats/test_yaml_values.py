"""New values for keys that are there or not, with every other character as it was."""

from __future__ import annotations

import pytest

from packet.formats.yaml_change import with_values
from packet.problems import SourceError

TEXT = """\
# mine
publications:
  ditto:   # the first
    title: "Ditto: X"
    status: preprint   # since May
    date: 2025-04
  other: {title: Other, status: 'submitted'}   # in braces
"""
AT = ("publications", "ditto")


def test_a_value_changes_in_its_place_and_its_comment_stays() -> None:
    changed = with_values(TEXT, "p.yaml", AT, {"status": "accepted"})
    assert changed == TEXT.replace("status: preprint ", "status: accepted ")


def test_a_new_key_stands_behind_the_others() -> None:
    changed = with_values(TEXT, "p.yaml", AT, {"status": "accepted", "venue": "SIGCOMM 2027"})
    assert "    status: accepted   # since May\n    date: 2025-04\n    venue: SIGCOMM 2027\n" in changed


def test_a_mapping_in_braces_stays_one() -> None:
    changed = with_values(TEXT, "p.yaml", ("publications", "other"), {"status": "accepted", "venue": "A, B"})
    assert "status: accepted" in changed
    assert "# in braces" in changed
    assert changed.startswith(TEXT.partition("  other")[0])


@pytest.mark.parametrize("value", ["[a, b]", "\n      kind: x", "|\n      two\n      lines"])
def test_a_value_that_is_no_word_is_left_to_the_person(value: str) -> None:
    with pytest.raises(SourceError, match="cannot be changed here"):
        with_values(TEXT.replace("preprint   # since May", value), "p.yaml", AT, {"status": "accepted"})
