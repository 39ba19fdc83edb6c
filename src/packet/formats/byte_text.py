"""The bytes of a text of whatever program → its letters: by the mark at its beginning, as UTF-8, as it says itself, as old Windows.

Pages are read with the decoders that browsers have for what pages say; others (`punycode`, `zip`) are none of texts.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECODERS: Mapping[str, str] = {
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "latin1": "cp1252",
    "iso-8859-1": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "euc-jp": "euc_jp",
    "iso-2022-jp": "iso2022_jp",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "koi8-r": "koi8_r",
    "koi8-u": "koi8_u",
    "macintosh": "mac_roman",
    "windows-874": "cp874",
    **{f"windows-{page}": f"cp{page}" for page in range(1250, 1259)},
    **{f"iso-8859-{part}": f"iso8859_{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
}
"""What pages and mails say of themselves, and the decoder; of UTF-8, and a name that is not here, it is as if nothing were said."""
_SAID = re.compile(rb"(?i)<meta[^>]{0,300}?charset\s*=\s*[\"']?([\w.:-]+)|<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)")
_HEAD = 4096
"""Bytes in which a page says its encoding; browsers look at a quarter of them."""
_LINES = (("\x0b", "\n"), ("\x85", "\n"), ("\u2028", "\n"), ("\u2029", "\n\n"))
_NO_LETTERS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")


def marked(data: bytes) -> bool:
    """Whether the bytes begin with the mark of an encoding."""
    return any(data.startswith(mark) for mark, _ in _MARKS)


def text_of_bytes(data: bytes, said: str = "") -> str:
    """`said` is the encoding by name, where something outside the bytes has it. What is no letter in the encoding is U+FFFD.

    Raises `UnicodeDecodeError`, of UTF-8, for bytes that are no text of any encoding that is known or said.
    """
    for mark, decoder in _MARKS:
        if data.startswith(mark):
            return data.decode(decoder, errors="replace")
    known = _DECODERS.get((said or _said(data)).lower(), "")
    if known == "iso2022_jp" and b"\x1b" in data:
        return data.decode(known, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="replace")
        if known:
            return data.decode(known, errors="replace")
        if _mostly_letters(text):
            return text
        return _of_old_windows(data)


def _said(data: bytes) -> str:
    match = _SAID.search(data[:_HEAD])
    return (match[1] or match[2]).decode("ascii") if match else ""


def _mostly_letters(text: str) -> bool:
    """Whether a few bytes are wrong in a text that is UTF-8: of what is beyond ASCII most is letters."""
    wrong = text.count("\ufffd")
    return sum(not letter.isascii() for letter in text) > 2 * wrong


def _of_old_windows(data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("utf-8")  # raises where the first wrong byte stands


def lined(text: str) -> str:
    """The same text with line ends for what also ends a line or a page. A page that begins with a line needs none of its own."""
    text = re.sub(r"(?<=[\r\n])\f+|\A\f+", "", text).replace("\f", "\n")
    for mark, end in _LINES:
        text = text.replace(mark, end)
    return text


def cleaned(text: str) -> str:
    """Text that a program took out of a file, without the control characters that it left there."""
    return _NO_LETTERS.sub("", lined(text))
