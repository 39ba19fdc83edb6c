"""YAML text and a new value for one key of its top level → the text with this value, every other character as it was."""

from __future__ import annotations

from collections.abc import Sequence

import yaml

from packet.formats.located_yaml import Fields, Items, Plain, plain, read_yaml
from packet.formats.yaml_writing import word
from packet.problems import Place, Problem, SourceError


def with_list(text: str, path: str, key: str, values: Sequence[str], after: Sequence[str]) -> str:
    """The text with `key: [values]`, in its old place, else below the last of the keys in `after` that is there, else at the end.

    Raises `SourceError` where the change would touch anything else, and changes nothing then.
    """
    entries = _entries(text)
    written = f"[{', '.join(word(value, flow=True) for value in values)}]"
    if key in entries:
        start, end = entries[key]
        blank = "" if text[start - 1 : start].isspace() else " "
        changed = text[:start] + blank + written + text[end:]
    else:
        ends = [entries[name][1] for name in after if name in entries]
        changed = _inserted(text, f"{key}: {written}", max(ends) if ends else len(text.rstrip()))
    others, mine = _without(changed, path, key)
    if others != _without(text, path, key)[0] or mine != list(values):
        message = f"{key}: cannot be written here without touching the rest of the file"
        raise SourceError(Problem("cannot-edit", message, Place(path), f"write it yourself: {key}: {written}"))
    return changed


def _inserted(text: str, line: str, after: int) -> str:
    """The text with a line of its own below the line that `after` lies in, with the file's ends of lines."""
    end = text.find("\n", after)
    at = len(text) if end < 0 else end + 1
    newline = "\r\n" if "\r\n" in text else "\n"
    before = "" if at == 0 or text[:at].endswith("\n") else newline
    return f"{text[:at]}{before}{line}{newline}{text[at:]}"


def _entries(text: str) -> dict[str, tuple[int, int]]:
    """Key of the top level → where its value begins and where its last written word ends."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    return {name.value: (value.start_mark.index, end_of(value, text)) for name, value in pairs}


def end_of(node: yaml.Node, text: str) -> int:
    """The end of a value; a block ends with its last word, though the parser counts blank lines and comments below it in."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return end_of(last[1] if isinstance(last, tuple) else last, text)
    return len(text[: node.end_mark.index].rstrip()) if getattr(node, "style", None) in {"|", ">"} else int(node.end_mark.index)


def _without(text: str, path: str, key: str) -> tuple[Plain, Plain | None]:
    """All other values of the file, and the value of the key where it is a list."""
    try:
        tree = read_yaml(text.encode(), path)
    except SourceError:
        return {}, None
    if not isinstance(tree, Fields):
        return {}, None
    mine = tree.values.get(key)
    return {name: plain(value) for name, value in tree.values.items() if name != key}, plain(mine) if isinstance(
        mine, Items
    ) else None
