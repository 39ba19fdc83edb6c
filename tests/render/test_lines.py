"""Line breaking: ragged, balanced, justified."""

from __future__ import annotations

from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from packet.render.fonts import Family
from packet.render.hyphens import breaks
from packet.render.lines import Line, balanced, justified, ragged
from packet.render.measure import Measured, Measurer, Style

PROSE = (
    "I build systems for machine learning: how large models are trained and served on thousands of accelerators, and how serverless platforms "
    "can carry such work without waste. Resources which are bound together by habit can be disaggregated and scheduled apart."
)


def measured(words: str) -> Measured:
    return Measurer(Family("Source Serif 4"), count(1)).measure(words, Style("#000000"), (), "en-US")


def texts(lines: tuple[Line, ...]) -> list[str]:
    return ["".join(word.text + " " * bool(word.glue) for word in line.words).rstrip() for line in lines]


def set_width(line: Line) -> float:
    return line.width + line.stretch * sum(1 for word in line.words[:-1] if word.glue)


TEXTS = st.text("abcdefgh Ii-", max_size=400)
WIDTHS = st.floats(3, 60)


@given(TEXTS, WIDTHS)
@settings(max_examples=150, deadline=None)
def test_no_line_is_wider_than_its_frame_and_no_letter_is_lost(words: str, width: float) -> None:
    for way in (ragged, balanced):
        lines = way(measured(words), width)
        assert all(line.width <= width + 1e-6 for line in lines)
        assert "".join(texts(lines)).replace(" ", "") == words.replace(" ", "")


@given(TEXTS, WIDTHS)
@settings(max_examples=150, deadline=None)
def test_justified_lines_fill_the_frame_and_lose_nothing_but_hyphens_added(words: str, width: float) -> None:
    lines = justified(measured(words), width)
    assert all(set_width(line) <= width + 1e-6 for line in lines)
    said = [
        fragment.says if fragment.says is not None else fragment.text
        for line in lines
        for word in line.words
        for fragment in word.fragments
    ]
    assert "".join(said).replace(" ", "") == words.replace(" ", "")


def test_justified_prose_is_flush_but_for_its_last_line() -> None:
    lines = justified(measured(PROSE), 32)
    assert [round(set_width(line), 3) for line in lines[:-1]] == [32.0] * (len(lines) - 1)
    assert set_width(lines[-1]) < 32


def test_spaces_stay_within_what_a_reader_does_not_notice() -> None:
    lines = justified(measured(PROSE), 40)
    assert all(-0.06 < line.stretch < 0.3 for line in lines)


def test_a_lone_last_word_gets_company() -> None:
    width = measured("MegaScale: Training of Mixture-of-Experts Models at large").width + 0.1
    assert texts(ragged(measured("MegaScale: Training of Mixture-of-Experts Models at large scale"), width))[-1] == "large scale"


def test_titles_are_never_hyphenated() -> None:
    assert all(not line.endswith("-") for line in texts(ragged(measured("Disaggregated Communication-Efficient Serving " * 4), 17)))


def test_balanced_lines_are_of_like_lengths() -> None:
    lines = balanced(measured("one two three four five six seven eight nine ten eleven"), 22)
    assert len(lines) == 2
    assert abs(lines[0].width - lines[1].width) < 4


def test_names_acronyms_and_addresses_are_not_broken() -> None:
    for word in ("Kosciuszko", "SIGCOMM", "chaojin@pku.edu.cn", "MegaScale-Infer", "systems"):
        assert breaks(word, "en-US") in {(), (3,)} if word == "systems" else breaks(word, "en-US") == ()


def test_words_break_by_the_patterns_of_their_language() -> None:
    assert breaks("(disaggregated,", "en-US")
    assert breaks("Wissenschaft", "de-DE") == ()  # a capital: perhaps a name
    assert breaks("wissenschaftlich", "de-DE")
    assert breaks("(mixture-of-experts),", "en-US") == (9, 12)  # only behind its own hyphens
    assert breaks("disaggregated", "xx") == ()


ADDRESS = "https://example.org/a/very/long/address/that/does/not/break/anywhere/in-the/line/at/all.html"
TELLING = f"My research asks how much of that traffic is needed, and who should decide when it flows. See {ADDRESS}, and what follows it there."


def test_an_address_is_broken_behind_a_slash_or_a_hyphen_and_its_paragraph_stays_flush() -> None:
    for width in (24, 32, 38, 60):
        lines = justified(measured(TELLING), width)
        broken = [text for text in texts(lines) if text.split()[-1] in ADDRESS and not ADDRESS.endswith(text.split()[-1])]
        flush = [set_width(line) for line, text in zip(lines[:-1], texts(lines), strict=False) if text not in broken]
        assert flush == pytest.approx([width] * len(flush))
        assert all(set_width(line) > width - 9 for line in lines[:-1])
        assert broken
        assert all(text[-1] in "/-" for text in broken)
        assert not any(text == "See" for text in texts(lines))


def test_an_address_that_is_broken_says_itself_whole() -> None:
    said = [one for line in justified(measured(TELLING), 32) for word in line.words for one in word.fragments]
    assert "".join(one.text if one.says is None else one.says for one in said).count(ADDRESS) == 1


def test_a_ragged_address_wider_than_its_line_is_broken_at_the_same_places() -> None:
    lines = texts(ragged(measured(f"See {ADDRESS}."), 20))
    assert all(line[-1] in "/-." for line in lines)
    assert "all.html." in lines[-1]


TAUGHT = (
    "I have worked as a Research Intern at StepFun System Team, ByteDance Seed, and Alibaba Cloud, and as a Research Assistant at "
    "Software Engineering Institute, PKU. In teaching, I have been a Teaching Assistant for Operating Systems (Honor Track) and "
    "Introduction to Computer System."
)


def test_a_justified_paragraph_ends_in_a_lone_short_word_only_where_its_lines_would_be_too_loose() -> None:
    assert texts(justified(measured(TAUGHT), 44.2))[-1] == "Computer System."
    assert texts(justified(measured("Introduction to Computer System."), 13))[-1] == "System."
