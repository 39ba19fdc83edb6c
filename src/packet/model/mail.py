"""A mail that is to be written as a draft: who, to whom, what, and the files that go with it."""

from __future__ import annotations

from dataclasses import dataclass

from packet.model.mailbox import Mailbox


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
