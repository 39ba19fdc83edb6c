"""What the manifest of a build says of it, and what it says of one finished file, held against how things stand now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BuildRecord:
    """`same`: the file's bytes are those that the build wrote; `encrypted`: it gave them a password.

    `failed` is what made that packet NOT READY, in words;
    `changed` are the inputs (paths as the person knows them) that are not what they were.
    """

    packet: str
    same: bool
    failed: tuple[str, ...]
    changed: tuple[str, ...]
    encrypted: bool = False


@dataclass(frozen=True, slots=True)
class Inclusion:
    """What a packet includes, by name: its documents, and the papers chosen, highlighted and bound, best first."""

    documents: tuple[str, ...]
    chosen: tuple[str, ...]
    highlighted: tuple[str, ...]
    attached: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is read back of a build. Hashes are SHA-256, in hexadecimal; `date` is the letter's, as it was written."""

    packet: str
    position: str
    heading: str
    date: str
    includes: Inclusion
    files: Mapping[str, str]
    """Name to hash, the whole packet first where one is written."""
    texts: Mapping[str, str]
    """Our own documents as plain text, by name."""
    bound: Mapping[str, str]
    """PDFs from elsewhere, key to hash."""
    inputs: Mapping[str, str]
    """Path (as the person knows it) to hash."""
    failed: tuple[str, ...]
    encrypted: bool = False
    whole: str = ""
    """The file that holds the whole packet; "" where none does."""
    listed: tuple[str, ...] = ()
    """The keys of all publications that the profile had."""
    anonymous: bool = False
