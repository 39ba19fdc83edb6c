"""A finished PDF → the same, which only a password opens (AES-256, PDF 2.0)."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader, PdfWriter


def locked(pdf: bytes, password: str) -> bytes:
    """Everything is kept. The salt is random, so the bytes differ from one time to the next."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    writer.encrypt(password, algorithm="AES-256")
    file = BytesIO()
    writer.write(file)
    return file.getvalue()
