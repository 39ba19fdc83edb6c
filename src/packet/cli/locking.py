"""A password from the environment or the keyboard → a packet whose files only it opens. It is written nowhere."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from functools import cache
from hashlib import sha256

import typer

from packet.model.packet import Bound, Packet
from packet.problems import Problem, UsageError

VARIABLE = "PACKET_PASSWORD"


@cache
def password() -> str:
    """Asked for once a run; never an option, which other users of the machine could read."""
    if given := os.environ.get(VARIABLE):
        return given
    if not sys.stdin.isatty():
        raise UsageError(Problem("no-password", "the files are to be encrypted, but there is no password", hint=f"set {VARIABLE}"))
    return str(typer.prompt("Password for the files", hide_input=True, confirmation_prompt=True, err=True))


def lock(packet: Packet, secret: str) -> Packet:
    """The packet with all its files encrypted."""
    return packet.with_files(tuple(replace(one, file=locked_file(one.file, secret)) for one in packet.files))


def locked_file(file: Bound, secret: str) -> Bound:
    from packet.merge import locked

    data = locked(file.data, secret)
    return Bound(data, sha256(data).hexdigest(), file.pages)
