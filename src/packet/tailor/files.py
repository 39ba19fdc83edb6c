"""Rules on files → `Output`: one PDF or several, where the papers are, under which names, whether a password opens them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from packet.model.output import Files, Output, merged_output
from packet.model.position import Position
from packet.model.rules import Demand
from packet.model.target import Target
from packet.tailor.demands import obeyed, overruled

PAPERS: Mapping[str, Literal["in", "merged", "apart"]] = {"packet": "in", "one-file": "merged", "own-files": "apart"}


def output_of(
    target: Target, position: Position | None, demands: Sequence[Demand], documents: Sequence[str], papers: int
) -> Output:
    """The files as target and position want them, then as the rules do; `papers` are bound in `publication-bundle`."""
    own = position.output if position else None
    output = merged_output(target.output, own)
    said = own.model_fields_set if own else frozenset()
    for demand in obeyed(demands):
        output = output.model_copy(update={name: to for name, to in _wants(demand).items() if not overruled(demand, name in said)})
    names = {one.rule.inside[0]: one.rule.file_name for one in demands if one.steers and one.rule.inside and one.rule.file_name}
    if names:
        output = output.model_copy(update={"names": {**names, **output.names}})
    most = [one.rule.attachments.most for one in obeyed(demands) if one.rule.attachments and one.rule.attachments.most]
    return _within(output, documents, papers, most[-1]) if most else output


def _wants(demand: Demand) -> dict[str, object]:
    """Fields of `Output` as a rule wants them."""
    rule = demand.rule
    wants: dict[str, object] = {}
    if rule.files:
        wants["files"] = rule.files
    if rule.papers_in:
        wants["papers"] = PAPERS[rule.papers_in]
    if rule.file_name:
        wants["name"] = rule.file_name
    if rule.encryption:
        wants["encrypt"] = rule.encryption == "required"
    return wants


def _within(output: Output, documents: Sequence[str], papers: int, most: int) -> Output:
    """The least change that keeps to a number of files: papers together, then the last documents together, then all."""
    if _count(output, documents, papers) > most and output.papers == "apart":
        output = output.model_copy(update={"papers": "merged"})
    if _count(output, documents, papers) <= most:
        return output
    if output.files != "per-document" or output.papers != "in" or most < 2:
        return output.model_copy(update={"files": "one", "papers": "in"})
    groups: Files = (*((name,) for name in documents[: most - 1]), tuple(documents[most - 1 :]))
    return output.model_copy(update={"files": groups})


def _count(output: Output, documents: Sequence[str], papers: int) -> int:
    """Files that are written."""
    apart = "publication-bundle" in documents and output.papers != "in"
    together = len(documents) - apart
    bundle = 0 if not apart else 1 if output.papers == "merged" else papers
    if output.files == "one":
        return (together > 0) + bundle
    if isinstance(output.files, str):
        return together + (output.files == "both" and not apart) + bundle
    grouped = {name for group in output.files for name in group if name in documents}
    groups = sum(any(name in documents for name in group) for group in output.files)
    return groups + together - len(grouped - {"publication-bundle"} if apart else grouped) + bundle
