"""Every scalar that people write is typed by one parser, and what it refuses it refuses in words for the writer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packet.model.deadline import DeadlineInstant, parse_deadline
from packet.model.scalars import (
    Author,
    DateSpan,
    PartialDate,
    Range,
    parse_author,
    parse_authors,
    parse_date_span,
    parse_file_size,
    parse_partial_date,
    parse_range,
    parse_slug,
    parse_url,
)

COUNTS = st.integers(0, 999)
RANGES = st.builds(lambda least, more: Range(least, None if more is None else least + more), COUNTS, st.none() | COUNTS)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
DATES = st.builds(lambda day, parts: PartialDate(*(day.year, day.month, day.day)[:parts]), DAYS, st.integers(1, 3))


def iso(day: PartialDate) -> str:
    return f"{day.year:04d}" + (f"-{day.month:02d}" if day.month else "") + (f"-{day.day:02d}" if day.day else "")


# ── what is understood ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("3", Range(3, 3)),
        ("2-4", Range(2, 4)),
        ("2–4", Range(2, 4)),
        ("3+", Range(3)),
        ("up to 3", Range(0, 3)),
        ("Up to 3", Range(0, 3)),
    ],
)
def test_a_range_is_3_or_2_to_4_or_3_and_more_or_up_to_3(text: str, bounds: Range) -> None:
    assert parse_range(text) == bounds


def test_a_range_may_be_said_by_min_and_max() -> None:
    assert parse_range({"min": "2", "max": "4"}) == Range(2, 4)
    assert parse_range({"max": "2"}) == Range(0, 2)


@given(RANGES)
def test_a_range_is_read_as_it_is_printed(bounds: Range) -> None:
    assert parse_range(str(bounds)) == bounds


@given(RANGES, COUNTS)
def test_a_range_holds_the_counts_within_its_bounds(bounds: Range, count: int) -> None:
    assert bounds.holds(count) == (count >= bounds.least and count <= (count if bounds.most is None else bounds.most))


@pytest.mark.parametrize(
    ("text", "size"), [("up to 10 MB", 10_000_000), ("< 1.5 MB", 1_500_000), ("500KB", 500_000), ("1 gb", 10**9)]
)
def test_a_file_size_counts_in_powers_of_ten(text: str, size: int) -> None:
    assert parse_file_size(text) == size


@given(DATES)
def test_a_date_of_any_precision_is_read_as_it_was_written(day: PartialDate) -> None:
    assert parse_partial_date(iso(day)) == day


@pytest.mark.parametrize(
    ("text", "shown"), [("2025", "2025"), ("2025-09", "Sep. 2025"), ("2026-05", "May 2026"), ("2026-11-06", "6 Nov. 2026")]
)
def test_a_date_is_printed_as_a_cv_prints_it(text: str, shown: str) -> None:
    assert str(parse_partial_date(text)) == shown


@given(DATES, DATES)
def test_a_span_of_dates_is_read_as_it_was_written_unless_it_ends_before_it_begins(first: PartialDate, last: PartialDate) -> None:
    backwards = (last.year, last.month or 12, last.day or 31) < (first.year, first.month, first.day)
    if backwards:
        with pytest.raises(ValueError, match="ends before it begins"):
            parse_date_span(f"{iso(first)}..{iso(last)}")
    else:
        assert parse_date_span(f"{iso(first)} .. {iso(last)}") == DateSpan(first, last)


@pytest.mark.parametrize("text", ["2023-09..present", "2023-09..Present", "2023-09.."])
def test_what_goes_on_has_no_end(text: str) -> None:
    assert parse_date_span(text) == DateSpan(PartialDate(2023, 9), None)
    assert str(parse_date_span(text)) == "Sep. 2023 – Present"


def test_one_date_is_a_span_of_its_own() -> None:
    assert str(parse_date_span("2024")) == "2024"


def test_a_deadline_has_the_time_and_the_zone_that_the_call_says() -> None:
    assert parse_deadline("2026-11-06") == DeadlineInstant(date(2026, 11, 6))
    assert parse_deadline("2026-11-06 17:00 America/Chicago") == DeadlineInstant(date(2026, 11, 6), time(17), "America/Chicago")
    assert str(parse_deadline("2026-11-06 23:59 AoE")) == "6 Nov 23:59 AoE"


NAMES = st.from_regex(r"[A-Z][a-zéø.-]{0,8}( [A-Z][a-z-]{1,8}){0,2}", fullmatch=True)
AUTHORS = st.builds(Author, NAMES, st.booleans(), st.booleans())


@given(st.lists(AUTHORS, min_size=1, max_size=8))
def test_authors_are_read_as_they_are_printed_in_their_order_with_their_marks(authors: list[Author]) -> None:
    texts = [author.name + author.marks for author in authors]
    assert parse_authors(", ".join(texts)) == tuple(authors)
    assert parse_authors(texts) == tuple(authors)


def test_the_last_author_may_stand_behind_and() -> None:
    for text in ("A B, C D and E F", "A B, C D, and E F"):
        assert [author.name for author in parse_authors(text)] == ["A B", "C D", "E F"]


def test_marks_may_stand_apart_and_in_any_order() -> None:
    assert parse_author("Chao Jin †*") == Author("Chao Jin", equal=True, corresponding=True)


def test_a_name_with_a_comma_is_written_as_an_item_of_a_list() -> None:
    assert parse_authors(["Jin, Chao*", "Xin Jin"]) == (Author("Jin, Chao", equal=True), Author("Xin Jin"))


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("chaojin0310.github.io", "https://chaojin0310.github.io"),
        ("https://a.org/x?y=1", "https://a.org/x?y=1"),
        ("http://a.org", "http://a.org"),
        ("a.edu/~b", "https://a.edu/~b"),
    ],
)
def test_a_web_address_gets_its_https(text: str, url: str) -> None:
    assert parse_url(text) == url


# ── what is refused ─────────────────────────────────────────────────────────────────────────────────────────────────────

REFUSED: list[tuple[Callable[[Any], object], Any, str]] = [
    (parse_range, "4-2", "'4-2' runs backwards: write the smaller count first"),
    (parse_range, "many", "'many' is not a count: write 3, 2-4, 3+ or “up to 3”"),
    (parse_range, "-1", "is not a count"),
    (parse_range, ["3"], "a count is wanted here, not a list"),
    (parse_range, {"min": "²"}, "a count is wanted here, not a mapping"),
    (parse_range, {"least": "1"}, "a count is wanted here, not a mapping"),
    (parse_file_size, "10 MiB", "'10 MiB' is not a file size: write “up to 10 MB”"),
    (parse_partial_date, "2025-13", "'2025-13' is not in the calendar"),
    (parse_partial_date, "2025-02-30", "'2025-02-30' is not in the calendar"),
    (parse_partial_date, "2025-00", "'2025-00' is not in the calendar"),
    (parse_partial_date, "0000", "'0000' is not in the calendar"),
    (parse_partial_date, "Sep 2025", "'Sep 2025' is not a date: write 2025, 2025-09 or 2025-09-30"),
    (parse_partial_date, {}, "a date is wanted here, not a mapping"),
    (parse_date_span, "2023-09 - 2025-03", "is not a span of dates: put two dots between, 2023-09..2025-03"),
    (parse_date_span, "2025-03..2023-09", "'2025-03..2023-09' ends before it begins"),
    (parse_date_span, "..2023", "'' is not a date"),
    (parse_deadline, "6 Nov 2026", "'6 Nov 2026' is not a deadline: write 2026-11-06 or 2026-11-06 17:00 America/Chicago"),
    (parse_deadline, "2026-02-30", "is not in the calendar"),
    (parse_deadline, "2026-11-06 25:00", "its time not on the clock"),
    (parse_deadline, "2026-11-06 17:00 Chicago", "'Chicago' is not a time zone: did you mean America/Chicago?"),
    (parse_deadline, "2026-11-06 17:00 ../UTC", "'../UTC' is not a time zone"),
    (parse_deadline, "2026-11-06 17:00 America", "'America' is not a time zone"),
    (parse_authors, "A B,, C D", "an author has no name: look for a doubled or trailing comma"),
    (parse_authors, "A B, *", "an author has no name"),
    (parse_authors, [], "a publication has at least one author"),
    (parse_authors, {}, "a list of authors is wanted here, not a mapping"),
    (parse_url, "chaojin", "'chaojin' is not a web address: write one like https://example.org/page"),
    (parse_url, "a@b.org", "is not a web address"),
    (parse_url, "javascript:alert(1).x", "is not a web address"),
    (parse_slug, "LLM serving", "'LLM serving' cannot be a name: use small letters, digits and hyphens, like llm-serving"),
]


@pytest.mark.parametrize(("parse", "value", "said"), REFUSED, ids=lambda value: getattr(value, "__name__", str(value))[:40])
def test_what_cannot_be_understood_is_refused_in_words_for_the_writer(
    parse: Callable[[Any], object], value: Any, said: str
) -> None:
    with pytest.raises(ValueError) as caught:
        parse(value)
    assert said in str(caught.value)


PARSERS = [parse_range, parse_file_size, parse_partial_date, parse_date_span, parse_deadline, parse_authors, parse_url, parse_slug]


@pytest.mark.parametrize("parse", PARSERS)
@given(st.text(max_size=20) | st.from_regex(r"\d{4}-\d\d-\d\d( \d\d:\d\d( \S{1,9})?)?", fullmatch=True))
def test_any_text_is_understood_or_refused_by_a_value_error(parse: Callable[[Any], object], text: str) -> None:
    try:
        parse(text)
    except ValueError as error:
        assert str(error)
