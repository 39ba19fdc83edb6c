"""A posting → the files that it wants: one PDF or several, their sizes and names; and the subject of an e-mail."""

from __future__ import annotations

import re
from collections.abc import Iterator

from packet.postings.passages import Passage, Posting
from packet.postings.places import IN_NEED
from packet.postings.proposal import Proposal, proposed

_ONE = re.compile(
    r"(?i)\b(?:one|a single|single|one single|1|einer (?:einzigen )?|eine (?:einzige )?|un seul)(?: combined| merged"
    r"| consolidated| searchable)? ?(?:\(1\) )?"
    r"(?:PDF\b|pdf[- ](?:file|document)|fichier PDF)"
    r"|\b(?:merged?|combined?|compiled?|consolidated|collated|zusammengefasst)\b[^.;]{0,50}\b(?:one|a single|single"
    r"|einer|eine)\b[^.;]{0,20}\b(?:PDF|file|document|Datei)"
    r"|\b(?:one|a single) (?:file|document) \(?(?:in )?PDF"
)
_EACH = re.compile(r"(?i)\b(?:each|separate(?:ly)?|individual|jeweils)\b")
_SEPARATE = re.compile(
    r"(?i)\bas separate (?:PDF )?(?:files|documents|PDFs|attachments)\b|\beach (?:document )?(?:as|in) (?:a"
    r"|one) separate (?:PDF|file)|\beach (?:document|file|item)[^.;]{0,40} (?:as|in) (?:a|its own|one) (?:separate|single"
    r"|own)? ?(?:PDF|file)"
)
_SIZE = re.compile(
    r"(?i)(?:max(?:imum|imal|\.)?(?: (?:file )?size)?(?: of| is|:)?|(?:not|no) (?:be )?(?:larger|bigger|more|greater)"
    r"(?: in size)? than|(?:not|never) exceed|up to|at most|smaller than|less than"
    r"|under|höchstens|limit(?:ed)? (?:of|to)|exceeding) +(?P<size>[0-9]{1,3}(?:\.[0-9])?) ?(?P<unit>MB|KB|GB)\b"
    r"|(?P<first>[0-9]{1,3}(?:\.[0-9])?) ?(?P<first_unit>MB|KB|GB) (?:max(?:imum)?|limit|or less|at most)\b"
)
_TOTAL = re.compile(r"(?i)\btotal\b|\btogether\b|\bin all\b|\boverall\b|\ball (?:files|attachments|documents)\b|\binsgesamt\b")
_QUOTED = r"[\"“„«'‘](?P<{0}>[^\"“”„«»\n]{{3,90}}?)[\"”“»'’]"
_FILE_NAME = re.compile(
    r"(?i)(?:file ?names?|files?|document|PDF|Datei(?:name)?)\b(?:[^.;\"“]{0,40}?(?<![^\W_])(?:named|name|titled|labell?ed|called"
    r"|saved as|:|should be|must be|is|format)(?![^\W_])[^.;\"“]{0,30}?| )"
    rf"(?:{_QUOTED.format('quoted')}|(?P<bare>[\w.\[\]<>{{}}-]+\.pdf)\b)"
)
_SUBJECT = re.compile(
    rf"(?i)(?:subject(?: line| header| heading)?|Betreff(?:zeile)?|e-?mail (?:subject|title)"
    rf"|objet)\b[^.;\"“„]{{0,40}}?{_QUOTED.format('after')}"
    rf"|{_QUOTED.format('before')} (?:in|as) (?:the )?(?:e-?mail )?(?:subject|Betreff)"
)
_SLOTS = (
    (r"(?:your |applicant['’]?s? )?(?:last[ _-]?name|sur[ _-]?name|family[ _-]?name|nachname|nom)", "{surname}"),
    (r"(?:your |applicant['’]?s? )?(?:first[ _-]?name|given[ _-]?name|vorname|prénom)", "{given}"),
    (r"(?:(?:your|full|applicant['’]?s?|applicant|candidate['’]?s?)[ _-]?)?(?:full )?name", "{name}"),
    (r"(?:reference|ref\.?|requisition|job|vacancy|position)[ _-]?(?:number|no\.?|id|code)|kennziffer", "{requisition}"),
    (r"(?:job|position|post)[ _-]?title|position applied for|position type", "{title}"),
    (r"(?:document|file)[ _-]?(?:type|name|title)|(?:type|name)[ _-]of[ _-](?:the[ _-])?document", "{document}"),
)
_ALONE = ((r"position", "{title}"), (r"document", "{document}"), (r"department(?:/discipline)?|discipline", "{department}"))
"""Words that are a slot only where nothing but a mark of joining stands beside them."""


def files(posting: Posting) -> Iterator[Proposal]:
    """The first of each: what is said again is said of the same files."""
    found: dict[str, Proposal] = {}
    for passage in posting.passages:
        for made in _in(posting, passage):
            found.setdefault(made.field, made)
    yield from found.values()


def _in(posting: Posting, passage: Passage) -> Iterator[Proposal]:
    text = passage.flat
    if (match := _ONE.search(text)) and not _EACH.search(text[max(0, match.start() - 40) : match.start()]):
        yield proposed(posting, passage, "rules.files", "one", within=match.span())
    elif _SEPARATE.search(text):
        yield proposed(posting, passage, "rules.files", "per-document")
    if match := _SIZE.search(text):
        size = f"up to {match['size'] or match['first']} {(match['unit'] or match['first_unit']).upper()}"
        of = re.split(r"[;.]", text[: match.start()])[-1] + text[match.start() : match.end() + 20]
        total = _TOTAL.search(of) and not re.search(r"(?i)\beach\b", of)
        yield proposed(posting, passage, "rules.total-size" if total else "rules.file-size", size, within=match.span())
    name = pattern_of(match["quoted"] or match["bare"]) if (match := _FILE_NAME.search(text)) else ""
    if "{" in name:
        yield proposed(posting, passage, "rules.file-name", name if name.endswith(".pdf") else f"{name}.pdf")
    if (match := _SUBJECT.search(text)) and not IN_NEED.search(text) and (subject := pattern_of(match["after"] or match["before"])):
        yield proposed(posting, passage, "apply.subject", subject)


def pattern_of(words: str) -> str:
    """`Lastname_Firstname.pdf` as `{surname}_{given}.pdf`; "" for words with braces of their own."""
    if "{" in words or "}" in words:
        return ""
    said = re.sub(r"[\[<(](?=[^\W\d])([^\])>]*)[\])>]", lambda match: match[1] if _slot(match[1]) else match[0], words.strip())
    for slot, name in _SLOTS:
        said = re.sub(rf"(?i)(?<![^\W_]){slot}(?![^\W_])(?![^{{]*}})", name, said)
    for slot, name in _ALONE:
        said = re.sub(rf"(?i)(?:(?<=[+_,/:|–-])|(?<=[+_,/:|–-] )|\A){slot}(?=(?:\.pdf)?(?: ?[+_,/:|–-]|\Z))", name, said)
    return " ".join(said.split())


def _slot(words: str) -> bool:
    return any(re.fullmatch(f"(?i){slot}", words.strip()) for slot, _ in _SLOTS)
