"""Objects of a PDF as bytes: numbers, names, texts, references."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from packet.merge.syntax import moved, name, real, reference, text


@given(st.floats(allow_nan=False, allow_infinity=False, width=32))
def test_numbers_are_written_without_exponent_and_without_loss_that_counts(value: float) -> None:
    written = real(value)
    assert b"e" not in written
    assert abs(float(written) - value) <= 1e-11 + abs(value) * 1e-9


@given(st.text())
def test_names_and_texts_stay_on_one_line_and_hold_no_reference(words: str) -> None:
    line = name(words) + b" " + text(words)
    assert b"\n" not in line
    assert moved(line, 7) == line


@given(st.integers(1, 10**6), st.integers(0, 10**6), st.integers(0, 10**6))
def test_moving_twice_is_moving_once(number: int, first: int, second: int) -> None:
    line = b"<</A " + reference(number) + b"/B[" + reference(number) + b" 5 0]>>"
    assert moved(moved(line, first), second) == moved(line, first + second)
