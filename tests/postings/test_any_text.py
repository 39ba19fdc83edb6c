"""Whatever text is given: nothing is proposed without its sentence, and the file that comes of it is a position."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from labelled_postings import ADS, PORTALS

from packet.formats.located_yaml import plain, read_yaml
from packet.institutions.gazetteer import shipped
from packet.model.position import Position
from packet.model.unconfirmed import names_of, said
from packet.postings.position_file import Whence, call_file, position_file
from packet.postings.proposal import one_line
from packet.postings.reading import read_posting
from packet.postings.stated import stated

GIVEN = {"institution": "University of Nowhere", "title": "Lecturer"}
LINES = tuple(
    line for path in sorted(ADS.glob("*/*.txt")) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
)
ODD = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
WORDS = st.sampled_from(
    [
        *(
            "\n",
            " \n",
            "\n\n",
            "- ",
            "•",
            "(",
            ")",
            ":",
            ";",
            '"',
            "“",
            "”",
            "#",
            " # ",
            "{",
            "}",
            "[",
            "]",
            "&",
            "*",
            "!",
            "|",
            ">",
            "%",
        ),
        *(
            "@",
            "`",
            "'",
            "\t",
            "\r\n",
            "\u2028",
            "\x00",
            "\ufeff",
            "12 noon",
            "31.02.2027",
            "1/2/2027",
            "30 Feb 2027",
            "max. 9999 pages",
        ),
        *("up to three papers", "Subject: ", "CV", "Deadline", "by 2026-12-01 23:59 AoE", "University", "Department of", "a@b.edu"),
        *(
            "apply at https://[insert link]",
            "apply at https://a[at]b.edu/x",
            "apply at https://[::1]/x",
            "apply at https://ⅷ℀.edu/",
        ),
        *("https://x.edu/apply", "Ref. no.", "please submit", "--- ", "- - -", "? ", "one PDF", 'subject "{x} Name"'),
    ]
)
POSTINGS = st.lists(st.one_of(st.sampled_from(LINES), WORDS, ODD), max_size=25).flatmap(
    lambda parts: st.sampled_from(["\n", " ", "\r\n", ""]).map(lambda glue: glue.join(parts))
)


@settings(max_examples=150, deadline=2000)
@given(POSTINGS)
def test_nothing_is_proposed_without_its_sentence(text: str) -> None:
    reading = read_posting(text, shipped(), PORTALS)
    for made in reading.proposals:
        assert made.sentence.strip() and text[made.start : made.start + len(made.sentence)] == made.sentence
        assert made.words in made.sentence
        assert made.certain == bool(made.value) and (made.certain or made.alternatives)


@settings(max_examples=150, deadline=2000)
@given(POSTINGS, st.booleans())
def test_the_file_of_any_posting_is_a_position_that_says_what_is_unconfirmed(text: str, known: bool) -> None:
    found = stated(read_posting(text, shipped(), PORTALS), GIVEN if known else {})
    whence = Whence("", "x.txt", date(2026, 11, 26))
    written = position_file("x", "faculty-job", found, whence)
    tree = plain(read_yaml(written.encode(), "x.yaml"))
    assert isinstance(tree, dict)
    position = Position.model_validate({**tree, **({} if known else GIVEN)})
    assert position.unconfirmed == found.unconfirmed
    doubtful = dict.fromkeys(names_of(position, position.must))
    assert set(position.unconfirmed) <= doubtful.keys() | {*found.open} | ({"institution", "title"} if not known else set())
    for name in found.unconfirmed:
        assert name in found.open or said(position, name, position.must)
    for rule in position.must:
        assert rule.quote in one_line(text)
    assert read_yaml(call_file("c", found, whence).encode(), "c.yaml")


@pytest.mark.parametrize(
    ("words", "urls"),
    [
        ("https://[insert link here] by December 1, 2026.", ()),
        ("https://jobs[at]uni.edu/apply", ("https://jobs[at]uni.edu/apply",)),
        ("https://[::1]/x", ("https://[::1]/x",)),
        ("https://ⅷ℀.edu/", ("https://ⅷ℀.edu/",)),
    ],
)
def test_what_only_looks_like_an_address_is_told_and_not_taken(words: str, urls: tuple[str, ...]) -> None:
    reading = read_posting(f"Please apply at {words}", shipped(), PORTALS)
    assert "url" not in {one.field for one in reading.certain}
    assert tuple(value for one in reading.unclear if one.field == "url" for value in one.alternatives) == urls


@pytest.mark.parametrize("url", ["https://uni.edu/jobs?place[id]=3", "https://uni.edu/jobs[3]", "https://uni.edu/jobs_(cs)"])
def test_brackets_that_belong_to_an_address_stay_with_it(url: str) -> None:
    for words in (f"Apply at {url}.", f"Apply (at {url})", f"Apply [at {url}]"):
        assert [one.value for one in read_posting(words, shipped(), PORTALS).certain if one.field == "url"] == [url]


def test_the_same_text_gives_the_same_proposals() -> None:
    text = Path(ADS / "tuned/us-mit-eecs.txt").read_text(encoding="utf-8")
    assert read_posting(text, shipped(), PORTALS) == read_posting(text, shipped(), PORTALS)


def test_what_the_applicant_says_comes_first_and_what_the_posting_says_otherwise_is_told() -> None:
    text = "Lecturer in Physics\nUniversity of Bristol\nClosing date: 6 January 2027\n"
    found = stated(read_posting(text, shipped(), PORTALS), {"title": "Reader", "deadlines.hard": "2027-01-05"})
    assert {fact.name: fact.value for fact in found.facts}["title"] == "Reader"
    assert {one.field for one in found.otherwise} == {"title", "deadlines.hard"}
    assert found.unconfirmed == ("institution",)
    assert "The posting seems to say otherwise" in position_file("x", "t", found, None)


REPEATED = [
    *("a", "(", "a.", "University of ", "A\n", "a@b.", "12 ", "1 May "),
    *("up to ", "statement of research, ", "Department of ", "\n- "),
]
"""Words on which patterns could take time that grows faster than the text."""


@pytest.mark.parametrize("words", REPEATED)
def test_the_same_words_over_and_over_are_read_and_what_is_proposed_stands_there(words: str) -> None:
    text = (words * 10_000)[:10_000]
    assert all(one.sentence in text for one in read_posting(text, shipped(), PORTALS).proposals)


@pytest.mark.slow
@pytest.mark.parametrize("words", REPEATED)
def test_the_longest_text_that_is_taken_is_read_in_seconds(words: str) -> None:
    began = time.process_time()
    read_posting((words * 200_000)[:200_000], shipped(), PORTALS)
    assert time.process_time() - began < 10
