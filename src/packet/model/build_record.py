"""What the manifest beside a finished file says of it, and how things stand now."""

from __future__ import annotations

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
