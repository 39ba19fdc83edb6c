"""Saved mails, and pages that are saved as mails → what a reader sees of them."""

from __future__ import annotations

import time
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packet.formats.mail_text import is_mail, text_of_mail

PLAIN = "The Department of Computing at the Universität Zürich invites applications until 1 December 2026, 17:00 CET, please.\n"
PAGE = "<html><body><p>The <b>Universität Zürich</b> invites applications; apply by <i>1 December</i> 2026.</p></body></html>"
HEAD = b"MIME-Version: 1.0\nFrom: a@b.edu\n"


def mail(plain: str = "", page: str = "", encoding: str = "quoted-printable") -> bytes:
    made = EmailMessage()
    made["From"], made["Subject"] = "a@b.edu", "Stelle für eine Professur"
    if plain:
        made.set_content(plain, cte=encoding)
    if page and plain:
        made.add_alternative(page, subtype="html", cte=encoding)
    elif page:
        made.set_content(page, subtype="html", cte=encoding)
    return bytes(made)


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
def test_a_mail_is_its_subject_and_its_plain_text(encoding: str) -> None:
    data = mail(PLAIN, encoding=encoding)
    assert is_mail(data) and text_of_mail(data) == f"Stelle für eine Professur\n\n{PLAIN}"


def test_a_mail_without_plain_text_or_with_a_stub_of_it_is_its_page() -> None:
    page = "The Universität Zürich invites applications; apply by 1 December 2026.\n"
    for data in (mail("", PAGE), mail("See the page.", PAGE)):
        assert text_of_mail(data) == f"Stelle für eine Professur\n\n{page}"


def test_a_page_saved_in_one_file_is_its_words() -> None:
    saved = mail("", PAGE).replace(b"From: a@b.edu", b"From: <Saved by Blink>\nSnapshot-Content-Location: https://b.edu/jobs", 1)
    assert is_mail(saved) and text_of_mail(saved).startswith("The Universität Zürich invites")


def test_words_that_only_look_like_a_mail_are_none() -> None:
    assert not is_mail(b"From: the dean\nSubject: a post\n\nContent-Type: text/plain\n")
    assert not is_mail(b"Content-Type: a word\n\nText") and not is_mail(b"")


@given(
    st.lists(
        st.sampled_from(
            [
                b"--b\n",
                b"--b--\n",
                b"Content-Type: text/html; charset=x\n",
                b"\n",
                b"=3",
                b"\xff",
                b"Subject: =?x?q?=\n",
                b"Content-Type: multipart/mixed; boundary=b\n",
                b"Content-Transfer-Encoding: base64\n",
                b"QUI",
                b"Content-Type: message/rfc822\n",
            ]
        ),
        max_size=12,
    )
)
def test_any_mail_is_read_as_far_as_it_goes(parts: list[bytes]) -> None:
    assert isinstance(text_of_mail(HEAD + b"".join(parts)), str)


@pytest.mark.parametrize(
    "data",
    [
        b"Subject: " + b"=?utf-8?q?a?= " * 100_000,
        b"Subject: " + b"=?a?b?" * 200_000,
        b"Content-Type: text/plain; " + b"a=b;" * 300_000,
        b"Content-Type: multipart/mixed; " + b'a*0="b";' * 200_000,
        b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (at, at) for at in range(20_000)),
        b"Content-Type: message/rfc822\n\n" * 30_000,
        b"a:\n" * 100_000,
    ],
)
def test_no_mail_takes_longer_than_it_is_long(data: bytes) -> None:
    began = time.process_time()
    assert isinstance(is_mail(HEAD + data), bool)
    text_of_mail(HEAD + data + b"\n\nwords")
    assert time.process_time() - began < 5
