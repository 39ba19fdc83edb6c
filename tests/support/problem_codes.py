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
    "f'file-{found.code}'": ("Failure", "UnreadablePdf"),
}
"""A code with a gap, as the source has it → the calls whose first argument fills the gap."""
FAMILIES: Mapping[str, str] = {"f'rule-{rule.demand}'": "rule-*"}
"""A code with a gap that a whole vocabulary fills → the family that one entry speaks for."""
NEVER = {"paper-empty", "file-empty"}
"""What a table would allow and the code does not: an empty PDF is told as a broken one (`paper_reader.py`)."""


CLASSES: Mapping[str, int] = {"Problem": 0, "Finding": 0, "Measured": 3}
"""What bears a code, and at which place it is given."""


def codes(source: Path) -> set[str]:
    """All codes. Raises `AssertionError`, with the place, where one can only be known by running the program."""
    modules = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(source.rglob("*.py"))}
    named = {".".join(path.relative_to(source).with_suffix("").parts): tree for path, tree in modules.items()}
    helpers = _helpers(named)
    trees = list(modules.values())
    found = {code for name, tree in named.items() for code in _of_module(name, tree, _makers(name, tree, helpers), trees)}
    printed = {code for path in modules for code in re.findall(r'"error\[([a-z-]+)\]', path.read_text(encoding="utf-8"))}
    return (found | printed) - NEVER


Helpers = dict[tuple[str, str], int]
"""Module and name of a function that hands a parameter `code` on, to the place of this parameter; "" for methods, of any module."""


def _helpers(modules: Mapping[str, ast.Module]) -> Helpers:
    helpers: Helpers = {}
    while True:
        found = {
            ("" if "self" in [one.arg for one in function.args.args] else module, function.name): parameters(function).index("code")
            for module, tree in modules.items()
            for function in ast.walk(tree)
            if isinstance(function, ast.FunctionDef) and "code" in parameters(function) and function.name != "__init__"
            if any(_is_name(code) for _, code in _calls(function, _makers(module, tree, helpers)))
        }
        if found == helpers:
            return helpers
        helpers = found


def _makers(module: str, tree: ast.Module, helpers: Helpers) -> dict[str, int]:
    """What takes a code in this module: the classes, methods, and the functions that it defines or imports."""
    imports = [(node.module or "", one.name) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for one in node.names]
    here = {name: at for (home, name), at in helpers.items() if home in ("", module) or (home, name) in imports}
    return {**CLASSES, **here}


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


def _of_module(module: str, tree: ast.Module, makers: Mapping[str, int], trees: list[ast.Module]) -> Iterator[str]:
    for call, code in _calls(tree, makers):
        # a parameter, whose values stand in the calls of its function, or a name given just before
        for value in _assigned(tree) if _is_name(code) else (code,):
            yield from _values(value, f"{module}:{call.lineno}", trees)


def _values(code: ast.expr, place: str, trees: list[ast.Module]) -> Iterator[str]:
    """A literal, those of a choice or of a gap; nothing for the code of a finding that is there already and is passed on."""
    written = ast.unparse(code)
    if isinstance(code, ast.Constant) and isinstance(code.value, str):
        yield code.value
    elif isinstance(code, ast.IfExp | ast.BoolOp):
        for one in (code.body, code.orelse) if isinstance(code, ast.IfExp) else code.values:
            yield from _values(one, place, trees)
    elif isinstance(code, ast.JoinedStr) and written in FILLED_BY:
        yield from _filled(code, FILLED_BY[written], place, trees)
    elif written in FAMILIES:
        yield FAMILIES[written]
    else:
        passed_on = isinstance(code, ast.Attribute) and code.attr == "code"
        assert passed_on, f"{place}: this code can only be known by running: {written}"


def _assigned(tree: ast.Module) -> Iterator[ast.expr]:
    """What is given to a name `code`, alone or in a row of names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                    yield from (value for one, value in zip(target.elts, node.value.elts, strict=True) if _is_name(one))
                elif _is_name(target):
                    yield node.value


def _filled(code: ast.JoinedStr, callers: tuple[str, ...], place: str, trees: list[ast.Module]) -> Iterator[str]:
    before = code.values[0]
    assert isinstance(before, ast.Constant)
    for tree in trees:
        for _, value in _calls(tree, dict.fromkeys(callers, 0)):
            if not isinstance(value, ast.Starred | ast.Attribute | ast.IfExp):
                yield from (f"{before.value!s}{word.replace(' ', '-')}" for word in _values(value, place, trees))
