"""A `Mail` → the bytes of a draft (RFC 5322, MIME, file names after RFC 2231) that any mail program opens.

`X-Unsent: 1` tells Outlook and its kin that it is to be edited and sent; others offer “edit as new”. Equal mails give equal bytes.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from packet.model.mail import Mail
from packet.model.mailbox import Mailbox

MOST_ENCODED = 25_000_000
"""Bytes that most servers take in one mail, as it travels (Gmail, Outlook, Exchange Online: 25 MB or somewhat more)."""
CAREFUL_ENCODED = 20_000_000
"""Bytes that nearly all servers take."""
POLICY = SMTP.clone(max_line_length=78, cte_type="7bit")


def as_eml(mail: Mail, drafted: datetime) -> bytes:
    """The draft; `drafted` is its date, which a mail program replaces when it sends. Lines end with CRLF."""
    message = EmailMessage(POLICY)
    message["From"] = _address(mail.sender)
    for field, boxes in (("To", mail.to), ("Cc", mail.cc)):
        if boxes:
            message[field] = [_address(box) for box in boxes]
    message["Subject"] = one_line(mail.subject)
    message["Date"] = drafted
    message["X-Unsent"] = "1"
    message.set_content(mail.body, cte="quoted-printable")
    for one in mail.attached:
        message.add_attachment(one.data, maintype="application", subtype="pdf", filename=one.name)
    if mail.attached:
        message.set_boundary(_boundary(one.data for one in mail.attached))
    return _unbroken(message.as_bytes())


def _address(box: Mailbox) -> Address:
    return Address(display_name=one_line(box.name), addr_spec=box.address)


def one_line(words: str) -> str:
    """A header is one line, and stays one: words that look encoded (`=?utf-8?q?…?=`) would be decoded, line ends and all."""
    return " ".join(words.split()).replace("=?", "= ?")


def _unbroken(data: bytes) -> bytes:
    """The library moves a value that just misses the first line to the second, where readers see a blank before it."""
    head, end, body = data.partition(b"\r\n\r\n")
    return re.sub(rb"(?m)^([A-Za-z-]+:) ?\r\n (?=\S)", rb"\1 ", head) + end + body


def _boundary(attached: Iterable[bytes]) -> str:
    """Neither quoted-printable nor base64 can hold `=_`; the digest keeps the boundaries of a mail within a mail apart."""
    digest = hashlib.sha256()
    for data in attached:
        digest.update(data)
    return f"=_packet_{digest.hexdigest()[:32]}"
