"""`packet topics`: the vocabulary of topics, how many entries bear each, and tags that titles suggest."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import typer

from packet.store.profile_store import ProfileStore, read_profile
from packet.store.workspace import choose_profile, find_workspace
from packet.tailor import topic_census, topic_proposals
from packet.tailor.census import Borne, Proposal


def run_topics(folder: Path | None, profile: str | None, *, as_json: bool) -> None:
    workspace = find_workspace(Path.cwd(), folder)
    store = read_profile(workspace, choose_profile(workspace, profile))
    borne = topic_census(store.profile, store.publications, store.topics)
    proposals = topic_proposals(store.publications, store.topics)
    if as_json:
        typer.echo(json.dumps(_fields(borne, proposals), indent=2, ensure_ascii=False))
    else:
        typer.echo("\n".join(_lines(borne, proposals, store)))


def _lines(borne: tuple[Borne, ...], proposals: tuple[Proposal, ...], store: ProfileStore) -> Iterator[str]:
    """Topics below their wider topics; counts are those of the topic with all narrower ones."""
    width = max((len(one.topic) + 2 * one.depth for one in borne), default=0)
    for one in borne:
        yield f"{'  ' * one.depth + one.topic:<{width}}  {_counts(one):<18}  {store.topics[one.topic].name}"
    if proposals:
        yield ""
        yield "tags that the words of papers suggest:"
    for proposal in proposals:
        phrases = ", ".join(f"“{phrase}”" for phrase in proposal.phrases)
        yield f"  {proposal.key}: {'add ' if proposal.tagged else ''}topics: [{', '.join(proposal.topics)}]   {phrases}"


def _counts(one: Borne) -> str:
    papers = f"{one.papers} paper{'s' * (one.papers != 1)}" if one.papers else ""
    return ", ".join(filter(None, (papers, f"{one.entries} other" if one.entries else ""))) or "–"


def _fields(borne: tuple[Borne, ...], proposals: tuple[Proposal, ...]) -> dict[str, object]:
    return {
        "topics": [{"topic": one.topic, "papers": one.papers, "entries": one.entries} for one in borne],
        "proposals": [
            {"key": one.key, "topics": list(one.topics), "phrases": list(one.phrases), "tagged": one.tagged} for one in proposals
        ],
    }
