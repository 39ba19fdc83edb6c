"""A mail → a draft that an independent parser reads back, byte for byte."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packet.model.mail import Attached, Mail
from packet.model.mailbox import Mailbox
from packet.output.eml import as_eml

AT = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
ME = Mailbox("me@example.edu", "Zoë Łukasiewicz-Müller")


def mail(**changed: object) -> Mail:
    fields: dict[str, object] = {
        "sender": ME,
        "to": (Mailbox("search@example.edu", "Search Committee, Dept. of Computer Science"),),
        "cc": (Mailbox("chair@example.edu"),),
        "subject": "[R-42] Application of Zoë Łukasiewicz-Müller",
        "body": "Dear Committee,\n\n" + "A long paragraph. " * 200 + "\n\nFrom here on it is short.\n.\n",
        "attached": (),
    }
    return Mail(**{**fields, **changed})  # type: ignore[arg-type]


def parsed(data: bytes) -> EmailMessage:
    message = BytesParser(policy=default).parsebytes(data)
    assert isinstance(message, EmailMessage)
    assert not [part.defects for part in message.walk() if part.defects]
    return message


def attachments(data: bytes) -> list[tuple[str | None, bytes]]:
    return [(part.get_filename(), part.get_payload(decode=True)) for part in parsed(data).iter_attachments()]  # type: ignore[misc]


def test_the_draft_says_who_writes_to_whom_under_which_subject() -> None:
    message = parsed(as_eml(mail(), AT))
    (sender,) = message["From"].addresses
    assert (sender.display_name, sender.addr_spec) == ("Zoë Łukasiewicz-Müller", "me@example.edu")
    assert [one.display_name for one in message["To"].addresses] == ["Search Committee, Dept. of Computer Science"]
    assert [one.addr_spec for one in message["Cc"].addresses] == ["chair@example.edu"]
    assert message["Subject"] == "[R-42] Application of Zoë Łukasiewicz-Müller"
    assert message["Date"].datetime == AT
    assert (message["X-Unsent"], message["MIME-Version"]) == ("1", "1.0")


def test_the_body_is_read_back_word_for_word() -> None:
    for attached in ((), (Attached("cv.pdf", b"%PDF"),)):
        body = parsed(as_eml(mail(attached=attached), AT)).get_body(("plain",))
        assert body is not None
        assert body.get_content().replace("\r\n", "\n") == mail().body


def test_every_line_is_ascii_ends_with_crlf_and_is_short_enough() -> None:
    names = tuple(Mailbox(f"person{number}@example.edu", f"Ünal Öztürk-Şahin, {number}") for number in range(30))
    data = as_eml(mail(to=names, subject="Prüfung " * 60, attached=(Attached("cv.pdf", bytes(range(256)) * 99),)), AT)
    assert data.isascii()
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", data)
    assert max(map(len, data.split(b"\r\n"))) <= 998
    message = parsed(data)
    assert [one.display_name for one in message["To"].addresses] == [box.name for box in names]
    assert message["Subject"] == ("Prüfung " * 60).strip()


def test_long_names_and_names_with_accents_are_read_back() -> None:
    names = [
        "packet.pdf",
        f"{'Publications-of-a-long-name-' * 7}.pdf",
        "Lebenslauf Müller – Zoë.pdf",
        f"{'öäü' * 50}.pdf",
        'a"b.pdf',
    ]
    files = tuple(Attached(name, name.encode()) for name in names)
    assert attachments(as_eml(mail(attached=files), AT)) == [(name, name.encode()) for name in names]


@given(st.lists(st.binary(max_size=3000), min_size=1, max_size=4))
def test_every_byte_of_every_file_is_read_back(contents: list[bytes]) -> None:
    files = tuple(Attached(f"{number}.pdf", data) for number, data in enumerate(contents))
    assert attachments(as_eml(mail(attached=files), AT)) == [(one.name, one.data) for one in files]


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=300))
def test_any_subject_is_one_header_and_adds_no_other(subject: str) -> None:
    words = " ".join(subject.split())
    message = parsed(as_eml(mail(subject=f"x\r\nBcc: evil@example.com\r\n{subject}"), AT))
    assert message["Bcc"] is None
    assert " ".join(str(message["Subject"]).split()) == f"x Bcc: evil@example.com {words}".strip()


@pytest.mark.parametrize("hostile", ["=?utf-8?q?a=0D=0ABcc=3A_z=40evil.org?=", "=?utf-8?b?YQ0KQmNjOiB6QGV2aWwub3Jn?="])
def test_words_that_look_encoded_are_no_second_header(hostile: str) -> None:
    named = Mailbox("a@example.edu", hostile)
    message = parsed(as_eml(mail(subject=hostile, sender=named, to=(named,), cc=(named,)), AT))
    assert list(message.keys()) == list(parsed(as_eml(mail(), AT)).keys())
    assert message["Subject"] == hostile.replace("=?", "= ?")
    assert [one.display_name for one in message["To"].addresses] == [hostile.replace("=?", "= ?")]


def test_a_subject_of_any_length_begins_where_it_should() -> None:
    for length in range(40, 110):
        subject = ("word " * 30)[:length].strip()
        data = as_eml(mail(subject=subject), AT)
        assert parsed(data)["Subject"] == subject
        assert b"Subject: word" in data


def test_equal_mails_are_equal_bytes() -> None:
    files = (Attached("cv.pdf", b"%PDF-1.7 one"), Attached("list.pdf", b"--=_packet"))
    assert as_eml(mail(attached=files), AT) == as_eml(mail(attached=files), AT)
