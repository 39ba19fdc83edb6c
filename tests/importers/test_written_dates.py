"""Dates as people and résumé files write them, and as `profile.yaml` has them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packet.importers.written_dates import read_dates
from packet.model.scalars import parse_date_span

WRITTEN = {
    "2019": "2019",
    "2019-2023": "2019..2023",
    "2018-19": "2018..2019",
    "2019 - present": "2019..present",
    "2020-": "2020..present",
    "Since 2020": "2020..present",
    "from 2019 to 2020": "2019..2020",
    "Sep 2019 – Jun. 2023": "2019-09..2023-06",
    "Jan - Mar 2020": "2020-01..2020-03",
    "May 2020-Present": "2020-05..present",
    "Sept. 2020 to date": "2020-09..present",
    "September 2019": "2019-09",
    "Oktober 2019": "2019-10",
    "février 2020 – août 2021": "2020-02..2021-08",
    "2019/09": "2019-09",
    "09/2019": "2019-09",
    "01/2019 - 02/2020": "2019-01..2020-02",
    "2019.09-2023.06": "2019-09..2023-06",
    "2020-09-2021-01": "2020-09..2021-01",
    "2021-01-01 to 2021-02-01": "2021-01-01..2021-02-01",
    "2021-06-01T00:00:00Z": "2021-06-01",
    "15th February 2000": "2000-02-15",
    "Feb 15, 2000": "2000-02-15",
}


@pytest.mark.parametrize(("text", "dates"), WRITTEN.items(), ids=WRITTEN)
def test_the_usual_ways_to_write_dates_are_read(text: str, dates: str) -> None:
    read = read_dates(text)
    assert read is not None
    assert (read.dates, read.rest) == (dates, "")


@pytest.mark.parametrize(
    ("text", "dates", "rest"), [("Fall 2021", "2021", "Fall"), ("2023 – 2027 (expected)", "2023..2027", "expected")]
)
def test_what_no_date_can_hold_is_handed_back(text: str, dates: str, rest: str) -> None:
    read = read_dates(text)
    assert read is not None
    assert (read.dates, read.rest) == (dates, rest)


@pytest.mark.parametrize("text", ["", "soon", "2019, 2021", "2023-2019", "31.02.2020", "13/2020", "Marvel 2020", "12345"])
def test_what_is_no_date_is_not_read(text: str) -> None:
    assert read_dates(text) is None


@given(st.text("0123456789-–/. JanuarySeptpresentof", max_size=24))
def test_what_is_read_is_valid_in_a_profile(text: str) -> None:
    read = read_dates(text)
    assert read is None or parse_date_span(read.dates)
