"""What was sent, kept as it was: a frozen copy in `profiles/<who>/sent/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from packet.model.build_record import Manifest
from packet.model.season import Event


@dataclass(frozen=True, slots=True)
class SentCopy:
    """One sending: `event` says when, where to, under which confirmation; its value is the copy's folder below `sent/`.

    `despite` is what spoke against sending, in words, where it was sent nevertheless; `files` the path of each file in the copy to
    its SHA-256, in hexadecimal; `manifest` is that of the build.
    """

    event: Event
    despite: tuple[str, ...]
    files: Mapping[str, str]
    manifest: Manifest
