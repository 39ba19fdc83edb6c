"""The one error of reading a foreign PDF."""

from __future__ import annotations


class UnreadablePdf(Exception):  # noqa: N818 - it is about the file
    """A PDF that cannot be read: `code` is encrypted, broken or empty; `reason` and `remedy` are for people."""

    def __init__(self, code: str, reason: str, remedy: str) -> None:
        super().__init__(f"{reason}; {remedy}")
        self.code = code
        self.reason = reason
        self.remedy = remedy
