"""Lengths and sizes as calls write them: what is meant, and what can never be met."""

from __future__ import annotations

import pytest

from packet.model.measures import SizeBounds, parse_length, parse_sizes


def test_sizes_have_bounds_on_one_side_or_both() -> None:
    assert parse_sizes("11+") == SizeBounds(11)
    assert parse_sizes("up to 6") == SizeBounds(0, 6)
    assert parse_sizes("10-12 pt") == SizeBounds(10, 12)


@pytest.mark.parametrize("text", ["0", "0.001", "up to 0.5", "0.5+", "73", "10-200", "200+"])
def test_a_size_in_which_nothing_can_be_set_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="out of range: sizes of type, and lines to the inch, are 1 to 72"):
        parse_sizes(text)


@pytest.mark.parametrize("text", ["4 in", "30 cm", "999999999 pt"])
def test_margins_that_leave_no_page_are_refused(text: str) -> None:
    assert parse_length("3 in") == 216
    with pytest.raises(ValueError, match="leaves no room for text"):
        parse_length(text)
