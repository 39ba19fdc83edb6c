"""The file of a posting, of whatever kind people save → its text."""

from __future__ import annotations

from pathlib import Path

from packet.formats.byte_text import cleaned, lined, marked, text_of_bytes
from packet.formats.html_text import is_html, text_of_html
from packet.formats.located_yaml import decode
from packet.formats.mail_text import is_mail, text_of_mail
from packet.model.paper import UnreadablePaper
from packet.problems import Place, Problem, SourceError
from packet.store.pdf_inspector import read_any

MOST_LETTERS = 200_000
"""Of a posting: a long one has twenty thousand; what is longer is another file."""
MOST_BYTES = 5_000_000
"""Of a file with a posting in it: saved pages hold pictures, too."""
_PDF = b"%PDF-"
_OTHERS = (
    (b"{\\rtf", "a document in RTF"),
    (b"PK\x03\x04", "a document of a word processor (.docx, .odt), or an archive"),
    (b"\xd0\xcf\x11\xe0", "a document of an old word processor (.doc)"),
    (b"bplist", "a web archive"),
)
"""How files begin that people take for text, and what they are."""
_AS_TEXT = "open it, and save the posting as text, as a web page, or as a PDF"


def read_posting_file(path: Path, shown: str) -> str:
    """Text and Markdown as they are, the words of a mail, a saved web page or a PDF. Raises `SourceError` for anything else."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        message = f"the posting cannot be read: {error.strerror or error}"
        raise SourceError(Problem("unreadable-file", message, Place(shown), "look at its name and its permissions")) from None
    if data.startswith(_PDF):
        return _checked(_of_pdf(path, shown), shown)
    return posting_text(data, shown)


def posting_text(data: bytes, shown: str) -> str:
    """The text of a posting that is no PDF; of more than `MOST_BYTES` it needs one more."""
    if len(data) > MOST_BYTES:
        raise _unread(f"it has more than {MOST_BYTES:,} bytes", shown, "cut out the posting itself")
    if data.startswith(_PDF):
        raise _unread("a PDF cannot be read from standard input", shown, "save it as a file, and name the file")
    if other := next((what for beginning, what in _OTHERS if data.lstrip().startswith(beginning)), ""):
        raise _unread(f"this is {other}", shown, _AS_TEXT)
    if b"\0" in data[:4096] and not marked(data):
        raise _unread("this is no text", shown, _AS_TEXT)
    if is_mail(data):
        return _checked(cleaned(text_of_mail(data)), shown)
    try:
        text = text_of_bytes(data)
    except UnicodeDecodeError:
        text = decode(data, shown)  # tells where
    return _checked(cleaned(text_of_html(text)) if is_html(text) else _typed(text, shown), shown)


def _typed(text: str, shown: str) -> str:
    """Text as it is, line for line. Raises `SourceError` for a control character: it was made by no keyboard."""
    return decode(lined(text).encode(errors="replace"), shown)


def _of_pdf(path: Path, shown: str) -> str:
    read = read_any(path)
    if isinstance(read, UnreadablePaper):
        raise _unread(f"the PDF cannot be read: {read.reason}", shown, read.remedy)
    return cleaned("\n\n".join(page.text or "" for page in read.pages) + "\n")


def _unread(message: str, shown: str, hint: str) -> SourceError:
    return SourceError(Problem("posting-unread", message, Place(shown), hint))


def _checked(text: str, shown: str) -> str:
    if len(text) > MOST_LETTERS:
        message = f"it has {len(text):,} letters, more than {MOST_LETTERS:,}"
        raise _unread(message, shown, "cut out the posting itself")
    if not any(map(str.isalnum, text)):
        raise _unread("it holds no words", shown, "a scanned page must be typed, or its text copied")
    return text
