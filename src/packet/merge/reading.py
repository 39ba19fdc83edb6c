"""Open foreign bytes with pypdf: bytes → `PdfReader`; every error of pypdf's becomes one `UnreadablePdf`."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from pypdf import PasswordType, PdfReader
from pypdf.errors import FileNotDecryptedError, PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, PdfObject

from packet.merge.unreadable import UnreadablePdf

# Names are bytes. Read as Latin-1 they come back exactly as they were; pypdf's own order of guesses re-encodes some of them.
NameObject.CHARSETS = ("latin-1",) * 3
# What pypdf repairs silently is no news for the applicant; what it cannot read is raised.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)

ENCRYPTED = UnreadablePdf(
    "encrypted",
    "it is protected by a password",
    "remove the password (for instance with `qpdf --decrypt --password=… in.pdf out.pdf`) or print it to a new PDF",
)
EMPTY = UnreadablePdf("empty", "it has no pages", "export or download it again")


def broken(error: BaseException) -> UnreadablePdf:
    """What is wrong, in the reader's own words where it says them on purpose; other errors are accidents that explain nothing."""
    says = " ".join(str(error).split())[:120] if isinstance(error, PyPdfError) and "object at" not in str(error) else ""
    why = f" ({says})" if says and "IndirectObject" not in says else ": its structure does not hold together"
    return UnreadablePdf(
        "broken",
        f"it is damaged or no PDF{why}",
        "download or export it again; if it opens in a viewer, print it to a new PDF",
    )


@contextmanager
def readable() -> Iterator[None]:
    """Turn every error that reading raises into `UnreadablePdf`; pypdf raises many kinds on damaged files, not only its own.

    Errors that are not the file's fault pass: no memory, or (which is often the same) a module that cannot be loaded.
    """
    try:
        yield
    except (UnreadablePdf, MemoryError, ImportError):
        raise
    except FileNotDecryptedError as error:
        raise ENCRYPTED from error
    except Exception as error:
        raise broken(error) from error


def open_pdf(data: bytes) -> PdfReader:
    """A reader of the file, decrypted where the empty user password opens it. Raises `UnreadablePdf` encrypted, broken or empty."""
    if not data.strip():
        raise UnreadablePdf("empty", "the file is empty", "export or download it again")
    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED:
        raise ENCRYPTED
    if not len(reader.pages):
        raise EMPTY
    return reader


def dictionary(value: PdfObject | None) -> DictionaryObject:
    """What the value refers to, if that is a dictionary; else an empty one."""
    found = value.get_object() if value is not None else None
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def array(value: PdfObject | None) -> list[PdfObject]:
    """What the value refers to, if that is an array; else nothing."""
    found = value.get_object() if value is not None else None
    return list(found) if isinstance(found, ArrayObject) else []


def words(value: PdfObject | None) -> str:
    """A text string as characters; pypdf leaves bytes where the encoding is not known."""
    found = value.get_object() if value is not None else None
    text = found.decode("latin-1") if isinstance(found, bytes) else found if isinstance(found, str) else ""
    return "".join(character for character in text if character.isprintable() or character.isspace()).strip()


def raw(value: PdfObject | None) -> bytes:
    """A string or name as the bytes it is."""
    found = value.get_object() if value is not None else None
    if isinstance(found, NameObject):
        return found[1:].encode("latin-1", "replace")
    original = getattr(found, "original_bytes", b"")
    return original if isinstance(original, bytes) else b""


def number(value: PdfObject | None, otherwise: float) -> float:
    found = value.get_object() if value is not None else None
    return float(found) if isinstance(found, int | float) else otherwise
