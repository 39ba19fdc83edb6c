"""Addresses that people write, `Search Committee <search@example.edu>` → `Mailbox`es."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainValidator, WithJsonSchema

from packet.model import forms
from packet.model.scalars import written

ADDRESS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
"""The `dot-atom` form of RFC 5322 at a host with a dot: what committees and people have; quoted local parts are not read."""
NAMED = re.compile(r"\s*(?:\"(?P<quoted>[^\"]*)\"|(?P<bare>[^<>\"]*?))\s*<(?P<address>[^<>]*)>\s*")


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Where mail goes; `name` is "" where none is said."""

    address: str
    name: str = ""

    def __str__(self) -> str:
        return f"{self.name} <{self.address}>" if self.name else self.address


def parse_mailbox(value: Any) -> Mailbox:
    """Raises `ValueError` for what is no address, or for two of them."""
    if isinstance(value, Mailbox):
        return value
    text = written(value, "an address")
    match = NAMED.fullmatch(text)
    name = " ".join((match["quoted"] or match["bare"] or "").split()) if match else ""
    address = (match["address"] if match else text).strip()
    if not ADDRESS.fullmatch(address) or not name.isprintable():
        two = "; two addresses are a list: [one@example.edu, two@example.edu]" if text.count("@") > 1 else ""
        raise ValueError(f"{text!r} is not an address: write search@example.edu, or Committee <search@example.edu>{two}")
    return Mailbox(address, name)


def _one_or_many(value: Any) -> Any:
    return value if isinstance(value, list | tuple) else (value,)


OneMailbox = Annotated[Mailbox, PlainValidator(parse_mailbox), WithJsonSchema(forms.MAILBOX)]
Mailboxes = Annotated[
    tuple[OneMailbox, ...], BeforeValidator(_one_or_many, json_schema_input_type=OneMailbox | tuple[OneMailbox, ...])
]
