"""A form whose fields only a viewer draws (/NeedAppearances) → the same form with its texts drawn, by pypdf."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from pypdf import PageObject, PdfReader, PdfWriter

from packet.merge.reading import array, dictionary, number, words

_PASSWORD = 1 << 13
"""The flag of a text field whose text is not to be seen."""


def with_looks(reader: PdfReader) -> PdfReader:
    """The reader itself where fields bring their looks, or where pypdf cannot draw them (then the looks they have must do)."""
    form = dictionary(reader.root_object.get("/AcroForm"))
    if str(form.get("/NeedAppearances")) != "True" or "/Fields" not in form:
        return reader
    try:
        writer = PdfWriter(clone_from=reader)
        for page in writer.pages:
            if texts := dict(_texts(page)):
                writer.update_page_form_field_values(page, dict(texts), auto_regenerate=False)
        file = BytesIO()
        writer.write(file)
        return PdfReader(file)
    except MemoryError:
        raise
    except Exception:
        return reader


def _texts(page: PageObject) -> Iterator[tuple[str, str]]:
    """Name and text of every field of text or choice on a page that says something."""
    for item in array(page.get("/Annots")):
        widget = dictionary(item)
        field = dictionary(widget.get("/Parent")) if "/T" not in widget else widget
        kind, flags = str(widget.get("/FT", field.get("/FT"))), int(number(widget.get("/Ff", field.get("/Ff")), 0))
        text = words(widget.get("/V", field.get("/V")))
        if kind in {"/Tx", "/Ch"} and text and not flags & _PASSWORD and (name := words(field.get("/T"))):
            yield name, text
