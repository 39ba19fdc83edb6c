"""LaTeX → which brace closes which, and those that have no partner. One pass, no recursion."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

DEEPEST = 60
"""Groups within groups that `latex_text` reads; a CV has about six."""

_BRACE = re.compile(r"\\[\s\S]|(?P<open>\{)|(?P<close>\})")


@dataclass(frozen=True, slots=True)
class Braces:
    """`pairs`: where a brace opens → where it is closed; `open` and `surplus`: braces without a partner; all in their order."""

    pairs: Mapping[int, int]
    open: tuple[int, ...]
    surplus: tuple[int, ...]
    too_deep: tuple[int, ...]
    """Braces that open a group deeper than `DEEPEST`."""


def braces_of(text: str, beginnings: re.Pattern[str] | None = None) -> Braces:
    """`beginnings`: what begins a new part of the text and stands in no group. It is asked only where some brace has no partner:
    then a group that such a beginning stands in was never closed.
    """
    found = _matched(text, _BRACE)
    if beginnings is None or not (found.open or found.surplus):
        return found
    return _matched(text, re.compile(rf"(?P<beginning>{beginnings.pattern})|{_BRACE.pattern}", re.M))


def _matched(text: str, tokens: re.Pattern[str]) -> Braces:
    pairs, waiting = dict[int, int](), list[int]()
    never, surplus, deep = list[int](), list[int](), list[int]()
    for token in tokens.finditer(text):
        at = token.start()
        if token.lastgroup == "open":
            waiting.append(at)
            deep += [at] if len(waiting) == DEEPEST + 1 else []
        elif token.lastgroup == "beginning":
            never += waiting
            waiting.clear()
        elif token.lastgroup == "close" and waiting:
            pairs[waiting.pop()] = at
        elif token.lastgroup == "close":
            surplus.append(at)
    return Braces(pairs, tuple(never + waiting), tuple(surplus), tuple(deep))
