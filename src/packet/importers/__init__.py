"""A file or a homepage → what was `Found` in it: one file a format, and the registry of them, loaded when it is asked."""

from __future__ import annotations

from packet.formats.bibliography_path import is_bibliography
from packet.importers.found import Found
from packet.importers.source import Checkout, SourceFile
from packet.problems import Place, Problem, SourceError


def read_source(file: SourceFile) -> Found:
    """Raises `SourceError` where no importer knows the format, or the one that does cannot read it at all."""
    if is_bibliography(file.path):  # the usual file, which loads no other format
        from packet.importers.bibtex import BIBTEX

        return BIBTEX.read(file)
    from packet.importers.registry import IMPORTERS

    for importer in IMPORTERS:
        if importer.knows(file):
            return importer.read(file)
    hint = f"what can be imported: {', '.join(importer.format for importer in IMPORTERS)}"
    raise SourceError(Problem("unknown-format", "the file is of no format that can be imported", Place(file.path), hint))


def read_homepage(checkout: Checkout) -> Found:
    """What is in the files at the top of a folder that is no homepage; raises `SourceError` where none of them is known."""
    from packet.importers.folder import read_folder
    from packet.importers.registry import HOMEPAGES, IMPORTERS

    for importer in HOMEPAGES:
        if importer.knows(checkout):
            return importer.read(checkout)
    if (found := read_folder(checkout, IMPORTERS)) is not None:
        return found
    files = [file.path for file in checkout.files.values() if any(importer.knows(file) for importer in IMPORTERS)]
    homepages, formats = (", ".join(importer.format for importer in known) for known in (HOMEPAGES, IMPORTERS))
    hint = f"homepages that can be imported: {homepages}; files, at the top of a folder or named one by one: {formats}"
    hint = f"name the files: {', '.join(files[:5])}{' …' if len(files) > 5 else ''}" if files else hint
    message = "the folder is no homepage that can be imported, and no file at its top is of a known format"
    raise SourceError(Problem("unknown-format", message, Place(checkout.path), hint))
