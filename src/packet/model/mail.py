"""A mail that is to be written as a draft: who, to whom, what, and the files that go with it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from packet.model.mailbox import Mailbox
from packet.model.output import Output, safe

SHORT = {"cv": "CV", "publication-list": "publications", "packet": "application"}
"""What a file is called in somebody else's folder, where its usual name says less."""


def attachment_name(file: str, surname: str, output: Output) -> str:
    """`Jin-CV.pdf` for `01-cv.pdf`: whose file it is; a name that target, position or call wants stays as it is."""
    usual = re.fullmatch(r"(?:[0-9]{2}-)?(.+)\.pdf", file)
    whose = safe(surname)
    if usual is None or output.name or usual[1] in output.names or whose == safe(""):
        return file
    return f"{whose}-{SHORT.get(usual[1], usual[1])}.pdf"


@dataclass(frozen=True, slots=True)
class Attached:
    """A file of a mail: its name as the reader will see it, and its bytes; every one is a PDF."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class MailText:
    """What a mail says. `missing`: facts that the files lack, whose paragraphs were left out."""

    subject: str
    body: str
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mail:
    sender: Mailbox
    to: tuple[Mailbox, ...]
    cc: tuple[Mailbox, ...]
    subject: str
    body: str
    attached: tuple[Attached, ...] = ()
