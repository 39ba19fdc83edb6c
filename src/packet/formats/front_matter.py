"""A Markdown file → its YAML front matter (between two `---` lines at the top) and its body, line numbers kept."""

from __future__ import annotations


def split_front_matter(text: str) -> tuple[str, str]:
    """The front matter ("" where there is none) and the body, with blank lines where the front matter stood."""
    lines = [f"{line}\n" for line in text.split("\n")]  # not splitlines(): YAML and Jinja2 count line feeds alone
    if lines[0].rstrip() != "---":
        return "", text
    end = next((at for at, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        return "", text
    return "\n" + "".join(lines[1:end]), "\n" * (end + 1) + "".join(lines[end + 1 :]).removesuffix("\n")
