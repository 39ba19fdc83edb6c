"""A position that wants three letters, its referees, and mails and sheets as their readers see them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from pathlib import Path

import pypdfium2

REFEREES = """
referees:
  - {name: Robin Sample, relation: PhD advisor since 2022, email: robin@example.edu, topics: [distributed-systems], consent: 2026-10-01}
  - {name: Grace Höpper, email: grace@example.edu}
  - {name: Kim Other, email: kim@example.edu, consent: 2026-10-02}
"""


ACME = """\
target: faculty-job
institution: {name: Acme University, zone: America/Chicago}
department: Department of Computer Science
title: Assistant Professor
requisition: R-42
fit: Your Lovelace Lab weaves numbers, as [@steady] does.
attach: 0
letters: {note: The portal asks the referees., url: interfolio.com/42}
apply: {to: Jörg Müller <search@acme.edu>, cc: chair@acme.edu, subject: "[{requisition}] Application of {name}"}
must: [{letters: 3+, quote: three letters}]
"""


def read_mail(path: Path) -> EmailMessage:
    message = BytesParser(policy=default).parsebytes(path.read_bytes())
    assert isinstance(message, EmailMessage)
    return message


def body(message: EmailMessage) -> str:
    part = message.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def files(message: EmailMessage) -> dict[str, bytes]:
    return {str(part.get_filename()): part.get_payload(decode=True) for part in message.iter_attachments()}  # type: ignore[misc]


def words(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def wanting_letters(workspace: Path) -> Path:
    """A position that wants three letters in ten days, of three referees; two of them consent to what kits say."""
    home = workspace / "profiles/me"
    (home / "positions/example-university.yaml").unlink()
    due = f"{datetime.now(UTC) + timedelta(days=10):%Y-%m-%d}"
    (home / "positions/acme.yaml").write_text(f"{ACME}deadlines: {{letters-due: {due} 17:00}}\n")
    profile = home / "profile.yaml"
    profile.write_text(profile.read_text() + REFEREES)
    publications = home / "publications.yaml"
    publications.write_text(publications.read_text().replace("    venue: JEX 2024\n", "    status: submitted   # since May\n"))
    return workspace
