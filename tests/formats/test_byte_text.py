"""Bytes of texts that old programs and other countries wrote → their letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packet.formats.byte_text import cleaned, lined, text_of_bytes


@pytest.mark.parametrize(
    ("said", "decoder", "words"),
    [
        ("gbk", "gbk", "清华大学招聘助理教授"),
        ("gb2312", "gb2312", "清华大学"),
        ("Shift_JIS", "shift_jis", "東京大学 助教の公募"),
        ("iso-8859-2", "iso8859_2", "Uniwersytet Łódzki: zgłoszenia"),
        ("windows-1251", "cp1251", "Факультет математики"),
        ("euc-kr", "euc_kr", "서울대학교"),
        ("iso-2022-jp", "iso2022_jp", "東京大学"),
        ("latin1", "cp1252", "Université – “café”"),
    ],
)
def test_a_page_is_read_as_it_says_itself(said: str, decoder: str, words: str) -> None:
    for head in (f'<meta charset="{said}">', f'<meta http-equiv=Content-Type content="text/html; charset={said}">'):
        assert text_of_bytes(f"<html><head>{head}</head>{words}".encode(decoder)).endswith(words)
    assert text_of_bytes(words.encode(decoder), said) == words


@pytest.mark.parametrize("said", ["", "gbk", "iso-8859-2", "punycode", "zip", "utf-7", "no such"])
def test_what_is_utf_8_is_read_so_whatever_is_said(said: str) -> None:
    assert text_of_bytes("Universität Łódź 東京".encode(), said) == "Universität Łódź 東京"


def test_one_wrong_byte_does_not_change_the_others() -> None:
    data = "Universität Zürich, für Ökonomie ".encode()
    assert text_of_bytes(data + b"\xff") == "Universität Zürich, für Ökonomie \ufffd"


def test_a_text_of_old_windows_is_read() -> None:
    assert text_of_bytes("Universität – Zürich".encode("cp1252")) == "Universität – Zürich"
    with pytest.raises(UnicodeDecodeError):
        text_of_bytes(b"a\x81\x8d")


@pytest.mark.parametrize("decoder", ["utf-16", "utf-32", "utf-8-sig"])
def test_a_mark_at_the_beginning_tells_the_encoding(decoder: str) -> None:
    assert text_of_bytes("Universität Łódź".encode(decoder)) == "Universität Łódź"


@given(st.binary(max_size=300), st.sampled_from(["", "gbk", "shift_jis", "utf-16", "iso-2022-jp", "x"]))
def test_any_bytes_are_a_text_or_none(data: bytes, said: str) -> None:
    try:
        text_of_bytes(data, said)
    except UnicodeDecodeError as error:
        assert error.encoding == "utf-8"


def test_a_page_break_ends_a_line_and_adds_none_to_one_that_is_ended() -> None:
    assert lined("one\n\ftwo\fthree\x85four\u2028five") == "one\ntwo\nthree\nfour\nfive"
    assert cleaned("\ufeffa\x1b[1mb\x00\fc") == "a[1mb\nc"
