import io
import json

import pytest

from quizapp.interop import jsonline
from quizapp.interop.jsonline import LINE_MAX, LineError, lines, parse


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"not json", "not JSON"),
        (b'{"a": 1', "not JSON"),
        (b"[1]", "not a JSON object"),
        (b'"text"', "not a JSON object"),
        (b'{"a": 1, "a": 2}', '"a" is there twice'),
        (b'{"b": {"a": 1, "a": 2}}', '"a" is there twice'),
        (b'{"a": NaN}', "NaN"),
        (b'{"a": -Infinity}', "-Infinity"),
        (b'{"a": 1e999}', "1e999"),
        (b'{"a": ' + b"9" * 5000 + b"}", "not JSON"),
        (b'{"a": "\\u0000"}', "NUL"),
        (b'{"\\u0000": 1}', "NUL"),
        (b'{"a": [["\\ud800"]]}', "surrogate"),
        (b'{"a": "\xff"}', "byte 8 is not UTF-8"),
        (b"[" * 200_000, "nested too deeply"),
        (b'{"a": "' + b"x" * LINE_MAX + b'"}', "longer than 1,000,000 bytes"),
    ],
)
def test_a_line_that_cannot_be_kept_is_refused_with_a_sentence(line: bytes, said: str) -> None:
    with pytest.raises(LineError) as caught:
        parse(line)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("line", "value"),
    [
        (b'\xef\xbb\xbf{"a": "\xc3\xa9"}\r\n', {"a": "é"}),
        (b'{"a": "\\ud83d\\ude00", "b": [1, 2.5, null, true]}', {"a": "😀", "b": [1, 2.5, None, True]}),
        (b'{"a": {"b": 1}, "c": {"b": 1}}', {"a": {"b": 1}, "c": {"b": 1}}),
    ],
)
def test_honest_lines_are_taken_as_they_are(line: bytes, value: object) -> None:
    assert parse(line) == value


def test_an_over_long_line_counts_as_one_and_the_next_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonline, "LINE_MAX", 10)
    stream = io.BytesIO(b"x" * 35 + b"\n" + b'{"a": 1}\n' + b"y" * 25)
    found = list(lines(stream))
    assert len(found) == 3
    assert found[1] == b'{"a": 1}\n'
    assert all(len(line) <= 11 for line in found)


@pytest.mark.parametrize("length", [9, 10, 11, 12, 22, 23])
def test_lines_of_every_length_near_the_bound_stay_apart(length: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonline, "LINE_MAX", 10)
    found = list(lines(io.BytesIO((b"x" * length + b"\n") * 3)))
    assert len(found) == 3


def test_a_complaint_about_a_long_value_shows_only_its_beginning() -> None:
    fields = jsonline.Fields({"rating": "x" * 10_000})
    with pytest.raises(LineError) as caught:
        fields.whole("rating", 1, 4)
    assert len(str(caught.value)) < 120


def test_a_shown_value_is_escaped() -> None:
    fields = jsonline.Fields({"rating": "\x1b[31m"})
    with pytest.raises(LineError) as caught:
        fields.whole("rating", 1, 4)
    assert json.dumps("\x1b[31m") in str(caught.value)
