"""Text is printed with the quotes, dashes and ellipses of its language, and nothing else of it changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packet.formats.typography import AS_TYPED, MARKS, compared, printed

LANGUAGES = st.sampled_from(["", "en-US", "zh", *MARKS])
TYPED = st.text(st.sampled_from("\"'-. \n(x9é中—“”‚’«»\u202f,") | st.characters(codec="utf-8", exclude_characters=AS_TYPED))


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ('what is "needed" -- and what isn\'t...', "what is “needed” – and what isn’t…"),
        ("He said: \"it's 'so-called' work\".", "He said: “it’s ‘so-called’ work”."),
        ("the '90s and rock 'n' roll, 'tis so", "the ’90s and rock ’n’ roll, ’tis so"),
        ("the authors' view, James' and 2023's", "the authors’ view, James’ and 2023’s"),
        ("a man of 5'10\" with a 19\" rack and a 6' desk", "a man of 5′10″ with a 19″ rack and a 6′ desk"),
        ('"a man of 5\'10" tall"', "“a man of 5′10″ tall”"),
        ('("one") and ["two"], word--"three"', "(“one”) and [“two”], word–“three”"),
        ("pages 10--20; one---two; one --- two", "pages 10–20; one—two; one — two"),
        ("the option --all, C-- and ----", "the option --all, C-- and ----"),
        ('https://a.org/x--y/it\'s...z "me--you@b-c.org"', "https://a.org/x--y/it's...z “me--you@b-c.org”"),
        ("see \"a.org/x--y\" and 'b'", "see “a.org/x--y” and ‘b’"),
        ("'\"nested\"' and \"'other'\"", "‘“nested”’ and “‘other’”"),
        ("....", "...."),
        ('他说"好"了', "他说“好”了"),
    ],
)
def test_quotes_dashes_and_ellipses_are_set_as_in_english(typed: str, set_: str) -> None:
    assert printed(typed, "en-US") == set_


@pytest.mark.parametrize(
    ("language", "set_"),
    [
        ("de", "„es ist ‚so‘“ – heißt’s"),
        ("de-CH", "«es ist “so”» – heißt’s"),
        ("fr-FR", "«\u202fes ist “so”\u202f» – heißt’s"),
        ("sv", "”es ist ’so’” – heißt’s"),
    ],
)
def test_each_language_has_its_own_quotes(language: str, set_: str) -> None:
    assert printed("\"es ist 'so'\" -- heißt's", language) == set_


def test_what_was_escaped_stays_as_it_was_typed() -> None:
    assert printed(f'{AS_TYPED}"no{AS_TYPED}" {AS_TYPED}-- {AS_TYPED}... "yes"') == '"no" -- ... “yes”'


@given(TYPED, LANGUAGES)
def test_text_that_is_set_stays_as_it_is(typed: str, language: str) -> None:
    once = printed(typed, language)
    assert printed(once, language) == once


@given(TYPED, LANGUAGES)
def test_no_letter_changes_but_quotes_dashes_and_dots(typed: str, language: str) -> None:
    assert compared(printed(typed, language)) == compared(typed)


@given(st.text(st.characters(exclude_characters="\"'-." + AS_TYPED)), LANGUAGES)
def test_text_without_them_is_left_alone(typed: str, language: str) -> None:
    assert printed(typed, language) == typed
