"""Content streams: graphics states and texts that are left open."""

from __future__ import annotations

import pytest

from packet.merge.content import balance


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"q 1 0 0 1 0 0 cm Q", (0, 0)),
        (b"q q Q", (1, 0)),
        (b"Q q", (1, 1)),
        (b"q (a Q (Q) \\) Q) Tj Q", (0, 0)),
        (b"q BI /W 1 ID q Q q EI Q", (0, 0)),
        (b"/q gs <51> Tj % Q\nq[(Q)]TJ", (1, 0)),
    ],
)
def test_graphics_states_left_open_are_counted(content: bytes, expected: tuple[int, int]) -> None:
    assert balance(content) == (*expected, True)


@pytest.mark.parametrize("content", [b"BT (a) Tj ET BT", b"BT (ET", b"BT (a (b) Tj ET", b"BT 72 720 Td"])
def test_content_that_is_cut_within_a_text_does_not_end(content: bytes) -> None:
    assert balance(content) == (0, 0, False)
