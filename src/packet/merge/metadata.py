"""Document information → the Info dictionary, the XMP packet that agrees with it, and the claims of PDF/UA-1 and PDF/A-2a."""

from __future__ import annotations

import html
from collections.abc import Iterator

from packet.merge.object_file import ObjectFile
from packet.merge.segments import DocumentInfo
from packet.merge.srgb import srgb_profile
from packet.merge.syntax import reference, text

PRODUCER = "packet"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
{description}
</rdf:Description>
{claims}</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""

_CLAIMS = """<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


def _escaped(words: str) -> str:
    return html.escape(words, quote=False)


def write_info(info: DocumentInfo, file: ObjectFile) -> int:
    entries = {
        b"/Title": info.title,
        b"/Author": info.author,
        b"/Subject": info.subject,
        b"/Keywords": ", ".join(info.keywords),
        b"/Producer": PRODUCER,
    }
    return file.add(b"<<" + b"".join(key + text(value) for key, value in entries.items() if value) + b">>")


def write_xmp(info: DocumentInfo, *, claims: bool, file: ObjectFile) -> int:
    """The metadata stream; not compressed, so that any tool finds it."""
    xmp = _XMP.format(description="\n".join(_properties(info)), claims=_CLAIMS if claims else "")
    return file.add_stream(b"/Type/Metadata/Subtype/XML", xmp.encode(), pack=False)


def _properties(info: DocumentInfo) -> Iterator[str]:
    yield f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{_escaped(info.title)}</rdf:li></rdf:Alt></dc:title>'
    if info.author:
        yield f"<dc:creator><rdf:Seq><rdf:li>{_escaped(info.author)}</rdf:li></rdf:Seq></dc:creator>"
    if info.subject:
        yield f'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{_escaped(info.subject)}</rdf:li></rdf:Alt></dc:description>'
    if info.keywords:
        yield f"<pdf:Keywords>{_escaped(', '.join(info.keywords))}</pdf:Keywords>"
    yield f"<dc:language><rdf:Bag><rdf:li>{_escaped(info.language)}</rdf:li></rdf:Bag></dc:language>"
    yield f"<pdf:Producer>{PRODUCER}</pdf:Producer>"


def write_output_intent(file: ObjectFile) -> bytes:
    """The catalog's entry that says in which colours the pages are meant."""
    profile = file.add_stream(b"/N 3", srgb_profile())
    identifier = text("sRGB IEC61966-2.1")
    intent = b"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier %s/Info %s/DestOutputProfile %s>>"
    return b"/OutputIntents[" + intent % (identifier, identifier, reference(profile)) + b"]"
