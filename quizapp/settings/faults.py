"""What the TOML parser says → what a person can mend."""

import re

_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)")
_EMPTY_VALUE = re.compile(r"=\s*(?:#.*)?$")
_QUOTE = "a quotation mark is not closed. Close it"
_FAULTS = (
    (r"Illegal character '\\n'|Unterminated string|Expected [\"']{3,5}", _QUOTE),
    (r"Invalid value", "this is no value. Put words in quotation marks; write true and false without capitals"),
    (r"Expected '=' after a key", "an `=` is missing after the name. Write `name = value`"),
    (
        r"Expected newline or end of document",
        "something stands after the value. Begin a new line for the next setting; put words and times in quotes",
    ),
    (r"Cannot overwrite a value", "this is set twice. Delete one of the two"),
    (r"Cannot declare", "this table stands here twice. Put its settings under one heading"),
    (r"Expected '\]'", "the name of a table is not closed. End it with `]`"),
    (r"Unclosed array", "a list is not closed, here or above. End it with `]`, with commas between its entries"),
    (r"Unclosed inline table", "a table is not closed. End it with `}`"),
    (
        r"Unescaped '\\'|Invalid hex value",
        "a backslash stands in a text. Write it twice, or put the text in single quotation marks",
    ),
    (r"Invalid statement", "a line begins with a name, a `[` or a `#`. Mend that line"),
)
_NO_VALUE = "a value is missing after the `=`. Write one, or delete the line"


def fault(said: str, text: str) -> str:
    """The line [from 1], what is wrong there and how to mend it; `said` are the parser's words for this text."""
    what = next((mended for pattern, mended in _FAULTS if re.match(pattern, said)), "")
    found = _PLACE.search(said)
    if not what or not found:
        return f"{said}. Mend that line, or move the file away"
    ended = text.rstrip().count("\n") + 1
    line = min(int(found[1]), ended) if found[1] else ended
    if said.startswith("Invalid value") and _EMPTY_VALUE.search(text.split("\n")[line - 1]):
        what = _NO_VALUE
    return f"line {line}: {what}"
