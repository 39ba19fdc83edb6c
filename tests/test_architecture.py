"""The walls of the house: who may import whom, what the doors load, how long a file may be. The contracts stand in pyproject.toml."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

SRC = Path(__file__).resolve().parents[1] / "src"
MODULES = sorted(SRC.rglob("*.py"))
HEAVY = {
    "reportlab",
    "uharfbuzz",
    "pyphen",
    "pypdf",
    "pypdfium2",
    "jinja2",
    "pydantic",
    "yaml",
    "markdown_it",
    "rich",
    "typer",
    "watchfiles",
}


def name_of(module: Path) -> str:
    return module.relative_to(SRC).as_posix()


def parsed(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


def loaded_by(module: str) -> set[str]:
    """The top-level packages in memory after `import module` in a new process."""
    program = f"import sys, {module}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    return set(done.stdout.split())


def test_the_import_contracts_are_kept(repository: Path) -> None:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"]
    done = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def functions(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Every function with its length in lines."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.end_lineno:
            yield node.name, node.end_lineno - node.lineno + 1


def test_no_file_is_longer_than_300_lines() -> None:
    lengths = {name_of(module): len(module.read_text(encoding="utf-8").splitlines()) for module in MODULES}
    assert {name: length for name, length in lengths.items() if length > 300} == {}


def test_no_function_is_longer_than_40_lines() -> None:
    lengths = {(name_of(module), name): length for module in MODULES for name, length in functions(parsed(module))}
    assert {where: length for where, length in lengths.items() if length > 40} == {}


def test_every_module_says_what_it_is() -> None:
    silent = [name_of(module) for module in MODULES if parsed(module).body and not ast.get_docstring(parsed(module))]
    assert silent == []


def test_the_door_of_the_command_line_loads_no_heavy_library() -> None:
    assert loaded_by("packet.cli.main") & HEAVY == set()


def test_the_commands_and_their_options_load_neither_models_nor_pdf_libraries() -> None:
    assert loaded_by("packet.cli.app") & HEAVY == {"typer"}
