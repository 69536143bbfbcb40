"""The bytes of a deck file → its text, or what makes it no text."""

import re

from quizapp.deckfiles.report import START, Place, Report

MAX_BYTES = 20_000_000
MAX_SHOWN = 20
NON_CHARACTERS = "\ufdd0-\ufdef" + "".join(f"{chr(p * 65536 + 65534)}{chr(p * 65536 + 65535)}" for p in range(17))
REFUSED = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff{NON_CHARACTERS}]")
_ORDINARY = re.compile("[\t\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufdcf\ufdf0-\ufefe\uff00-\ufffd]*")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def text_of(data: bytes, path: str) -> tuple[str | None, Report]:
    """The text, its lines ended by line feeds, without byte order mark, and the report on it; None for what is no text.

    Characters that YAML or a terminal cannot carry are reported and replaced, so that reading can go on.
    """
    if len(data) > MAX_BYTES:
        report = Report(path)
        report.error(START, "Y-size", *size_words(len(data)))
        return None, report
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None, _undecodable(data, path)
    if text.count("\0") * 10 > len(text):
        return None, _binary(path)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    report = Report(path, text)
    return _without_refused(text, report), report


def size_words(size: int) -> tuple[str, str]:
    """Message and cure for a file of that many bytes, when it is too large."""
    return (
        f"the file has {size / 1e6:.1f} MB; a deck may have {MAX_BYTES // 1_000_000} MB",
        "split the deck into several files",
    )


def _without_refused(text: str, report: Report) -> str:
    ordinary = _ORDINARY.match(text)
    if ordinary is None or ordinary.end() == len(text):
        return text
    for count, match in enumerate(REFUSED.finditer(text)):
        if count == MAX_SHOWN:
            break
        start = match.start()
        place = Place(text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))
        report.error(
            place, "Y-char", f"the character U+{ord(match[0]):04X} cannot stand in a deck", "delete it, or use a space"
        )
    return REFUSED.sub(lambda match: "" if match[0] == "\ufeff" else "_", text)


def _undecodable(data: bytes, path: str) -> Report:
    if data.startswith(_UTF16):
        report = Report(path)
        report.error(START, "Y-encoding", "the file is UTF-16, but a deck is UTF-8", "save it as UTF-8")
        return report
    if b"\0" in data:
        return _binary(path)
    report = Report(path, data.decode("utf-8", "replace").replace("\r\n", "\n"))
    for number, line in enumerate(data.split(b"\n"), start=1):
        try:
            line.decode()
        except UnicodeDecodeError as error:
            column = len(line[: error.start].decode()) + 1
            _say_byte(report, Place(number, column), line[error.start])
        if len(report.problems()) == MAX_SHOWN:
            break
    return report


def _say_byte(report: Report, place: Place, byte: int) -> None:
    report.error(place, "Y-encoding", f"the byte 0x{byte:02X} is no UTF-8 text here", "save the file as UTF-8")


def _binary(path: str) -> Report:
    report = Report(path)
    report.error(START, "Y-encoding", "this is a binary file, not a deck", "give it another name or move it away")
    return report
