"""`Sources` and a `Request` → a `Plan`: which documents, which papers, in which order, and a reason for every choice."""

from packet.tailor.tailor import tailor

__all__ = ["tailor"]
