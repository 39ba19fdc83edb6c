"""A saved mail (`.eml`), or a page that a browser saved as one file (`.mhtml`) → its subject and its text."""

from __future__ import annotations

import re
from contextlib import suppress
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message

from packet.formats.byte_text import text_of_bytes
from packet.formats.html_text import text_of_html

_HEADERS = re.compile(rb"(?:From [^\r\n]*\r?\n)?(?:[!-9;-~]{1,80}:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){2,}\r?\n")
_MIME = re.compile(rb"(?im)^(?:MIME-Version|Content-Type|Content-Transfer-Encoding):")
_LONG = 10_000
"""Letters of a header that nobody writes: Python's reader takes minutes over one of a megabyte."""
_CONTENT = re.compile(rb"(?im)^Content-[a-z-]+:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*")
_SNAPSHOT = "Snapshot-Content-Location"


def is_mail(data: bytes) -> bool:
    """Whether the bytes begin with the headers of a mail that says how its text is written; typed words (`From: …`) do not."""
    match = _HEADERS.match(data.lstrip())
    return match is not None and _MIME.search(match[0]) is not None


def text_of_mail(data: bytes) -> str:
    """The subject of a mail, and its text; of a saved page its words. "" where neither is in it. Raises nothing."""
    if any(len(match[0]) > _LONG for match in _CONTENT.finditer(data)):
        return ""
    try:
        mail = message_from_bytes(data.lstrip(), policy=policy.compat32)
        words = _words(mail)
    except RecursionError:  # parts within parts, a thousand deep
        return ""
    subject = "" if mail[_SNAPSHOT] else _decoded(str(mail["Subject"] or "")[:_LONG])
    return f"{subject}\n\n{words}" if subject and words else words


def _words(mail: Message) -> str:
    """The plain text, unless it only says that there is a page: then the page."""
    plain, page = _part(mail, "plain"), _part(mail, "html")
    shown = text_of_html(page) if page else ""
    return plain if 2 * len(plain.split()) > len(shown.split()) else shown


def _part(mail: Message, kind: str) -> str:
    """The first part of a kind that is no attachment."""
    for part in mail.walk():
        if part.get_content_type() == f"text/{kind}" and part.get_content_disposition() != "attachment":
            data = part.get_payload(decode=True)
            if isinstance(data, bytes) and data.strip():
                return _text(data, part)
    return ""


def _text(data: bytes, part: Message) -> str:
    try:
        return text_of_bytes(data, part.get_content_charset(""))
    except UnicodeDecodeError:
        return data.decode("utf-8", errors="replace")


def _decoded(words: str) -> str:
    with suppress(HeaderParseError, LookupError, ValueError):
        words = str(make_header(decode_header(words)))
    return " ".join(words.split())
