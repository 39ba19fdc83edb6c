"""The source → every code that a problem or a finding can bear, found in its syntax tree."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

FILLED_BY: Mapping[str, tuple[str, ...]] = {
    "f\"unknown-{what.replace(' ', '-')}\"": ("unknown",),
    "f'paper-{paper.code}'": ("Failure", "UnreadablePdf"),
    "f'paper-{remark.code}'": ("Remark",),
    "f'file-{lost.code}'": ("Failure", "UnreadablePdf"),
    "f'file-{read.code}'": ("Failure", "UnreadablePdf"),
    "f'file-{remark.code}'": ("Remark",),
}
"""A code with a gap, as the source has it → the calls whose first argument fills the gap."""
NEVER = {"paper-empty", "file-empty"}
"""What a table would allow and the code does not: an empty PDF is told as a broken one (`paper_reader.py`)."""


def codes(source: Path) -> set[str]:
    """All codes. Raises `AssertionError`, with the place, where one can only be known by running the program."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(source.rglob("*.py"))}
    makers = _makers(list(trees.values()))
    found = {code for path, tree in trees.items() for code in _of_module(path, tree, makers, list(trees.values()))}
    printed = {code for path in trees for code in re.findall(r'"error\[([a-z-]+)\]', path.read_text(encoding="utf-8"))}
    return (found | printed) - NEVER


def _makers(trees: list[ast.Module]) -> dict[str, int]:
    """Calls that take a code, and at which place: the two classes, and functions that hand a parameter `code` on to one."""
    makers = {"Problem": 0, "Finding": 0}
    functions = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    while True:
        new = {
            function.name: parameters(function).index("code")
            for function in functions
            if "code" in parameters(function) and any(_is_name(code) for _, code in _calls(function, makers))
        }
        if new.keys() <= makers.keys():
            return makers
        makers |= new


def parameters(function: ast.FunctionDef) -> list[str]:
    names = [one.arg for one in function.args.args]
    return names[1:] if names[:1] in (["self"], ["cls"]) else names


def _calls(tree: ast.AST, makers: Mapping[str, int]) -> Iterator[tuple[ast.Call, ast.expr]]:
    """Calls of makers, each with the expression of its code."""
    for node in ast.walk(tree):
        name = _called(node)
        if name in makers:
            assert isinstance(node, ast.Call)
            named = [keyword.value for keyword in node.keywords if keyword.arg == "code"]
            yield from ((node, code) for code in (node.args[makers[name] : makers[name] + 1] or named))


def _called(node: ast.AST) -> str:
    function = node.func if isinstance(node, ast.Call) else None
    return function.id if isinstance(function, ast.Name) else function.attr if isinstance(function, ast.Attribute) else ""


def _is_name(code: ast.expr) -> bool:
    return isinstance(code, ast.Name) and code.id == "code"


def _of_module(path: Path, tree: ast.Module, makers: Mapping[str, int], trees: list[ast.Module]) -> Iterator[str]:
    local = list(_assigned(tree))
    for call, code in _calls(tree, makers):
        if _is_name(code):  # a parameter, whose values stand in the calls of its function, or a name given just before
            yield from local
        elif isinstance(code, ast.JoinedStr) and (written := ast.unparse(code)) in FILLED_BY:
            yield from _filled(code, FILLED_BY[written], trees)
        elif not (isinstance(code, ast.Attribute) and code.attr == "code"):  # what is there already is passed on
            said = list(_literals(code))
            assert said, f"{path}:{call.lineno}: this code can only be known by running: {ast.unparse(code)}"
            yield from said


def _literals(code: ast.expr) -> Iterator[str]:
    """A literal, or those of `one if … else another`."""
    if isinstance(code, ast.Constant) and isinstance(code.value, str):
        yield code.value
    elif isinstance(code, ast.IfExp):
        yield from _literals(code.body)
        yield from _literals(code.orelse)


def _assigned(tree: ast.Module) -> Iterator[str]:
    """Literals that are given to a name `code`, alone or in a row of names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                    for one, value in zip(target.elts, node.value.elts, strict=True):
                        if _is_name(one):
                            yield from _literals(value)
                elif _is_name(target):
                    yield from _literals(node.value)


def _filled(code: ast.JoinedStr, callers: tuple[str, ...], trees: list[ast.Module]) -> Iterator[str]:
    before = code.values[0]
    assert isinstance(before, ast.Constant)
    for tree in trees:
        for _, value in _calls(tree, dict.fromkeys(callers, 0)):
            yield from (f"{before.value!s}{literal.replace(' ', '-')}" for literal in _literals(value))
