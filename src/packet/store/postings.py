"""The file of a posting, of whatever kind people save → its text."""

from __future__ import annotations

from pathlib import Path

from packet.formats.html_text import is_html, text_of_html
from packet.formats.located_yaml import decode
from packet.model.paper import UnreadablePaper
from packet.problems import Place, Problem, SourceError
from packet.store.pdf_inspector import read_any

MOST_LETTERS = 200_000
"""Of a posting: a long one has twenty thousand; what is longer is another file."""
_PDF = b"%PDF-"


def read_posting_file(path: Path, shown: str) -> str:
    """Text and Markdown as they are, the words of a saved web page or of a PDF. Raises `SourceError` for anything else."""
    try:
        data = path.read_bytes()
    except OSError as error:
        message = f"the posting cannot be read: {error.strerror or error}"
        raise SourceError(Problem("unreadable-file", message, Place(shown), "look at its name and its permissions")) from None
    if data.startswith(_PDF):
        return _checked(_of_pdf(path, shown), shown)
    return posting_text(data, shown)


def posting_text(data: bytes, shown: str) -> str:
    """The text of a posting that is no PDF."""
    if data.startswith(_PDF):
        hint = "save it as a file, and name the file"
        raise SourceError(Problem("posting-unread", "a PDF cannot be read from standard input", Place(shown), hint))
    if b"\0" in data[:4096]:
        hint = "save the posting as text, as a web page, or as a PDF"
        raise SourceError(Problem("posting-unread", "this is no text", Place(shown), hint))
    text = decode(_as_utf8(data), shown)
    return _checked(text_of_html(text) if is_html(text) else text, shown)


def _as_utf8(data: bytes) -> bytes:
    """Pages and mails of old programs are in the code page of Windows; whatever is UTF-8 stays as it is."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding).encode()
        except UnicodeDecodeError:
            continue
    return data


def _of_pdf(path: Path, shown: str) -> str:
    read = read_any(path)
    if isinstance(read, UnreadablePaper):
        raise SourceError(Problem("posting-unread", f"the PDF cannot be read: {read.reason}", Place(shown), read.remedy))
    return "\n\n".join(page.text or "" for page in read.pages) + "\n"


def _checked(text: str, shown: str) -> str:
    if len(text) > MOST_LETTERS:
        message = f"it has {len(text):,} letters, more than {MOST_LETTERS:,}"
        raise SourceError(Problem("posting-unread", message, Place(shown), "cut out the posting itself"))
    if not any(map(str.isalnum, text)):
        raise SourceError(
            Problem("posting-unread", "it holds no words", Place(shown), "a scanned page must be typed, or its text copied")
        )
    return text
