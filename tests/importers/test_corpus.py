"""Every bibliography of the corpus is imported into an empty file, and a second import changes nothing."""

from __future__ import annotations

from pathlib import Path

from packet.formats.located_yaml import Fields, plain, read_yaml
from packet.formats.yaml_growth import Growth, grown
from packet.importers import read_source
from packet.importers.merging import merged
from packet.importers.source import SourceFile
from packet.model.publications import PublicationsFile
from packet.problems import Place


def test_every_bibliography_can_be_imported_twice(shared: Path) -> None:
    imported = 0
    for path in sorted((shared / "corpus" / "publications").rglob("*.bib")):
        found = [read_source(SourceFile(path.name, path.read_bytes()))]
        merge = merged(Fields({}, {}, Place("publications.yaml")), found)
        text = grown("", "publications.yaml", [Growth(("venues",), merge.venues), Growth(("publications",), merge.new)])
        if not text:
            assert merge.problems, path
            continue
        tree = read_yaml(text.encode(), "publications.yaml")
        assert isinstance(tree, Fields)
        imported += len(PublicationsFile.model_validate(plain(tree)).publications)
        again = merged(tree, found)
        assert not again.new.values and not again.added, path
    assert imported > 1000
