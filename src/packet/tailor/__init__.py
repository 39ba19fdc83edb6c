"""`Sources` and a `Request` → a `Plan`: which documents, which papers, in which order, and a reason for every choice."""

from packet.tailor.census import topic_census, topic_proposals
from packet.tailor.tailor import tailor

__all__ = ["tailor", "topic_census", "topic_proposals"]
