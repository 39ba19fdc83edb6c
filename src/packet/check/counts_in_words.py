"""A number in words or figures → the count."""

from __future__ import annotations

SPELLED = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip


def count_of(word: str) -> int | None:
    """`three`, `3` or `no` as a count; `None` for any other word."""
    if word.isdecimal():
        return int(word)
    small = word.casefold()
    return SPELLED.index(small) + 1 if small in SPELLED else 0 if small == "no" else None
