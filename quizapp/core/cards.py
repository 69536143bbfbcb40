"""Question → cards: what is scheduled, with ids that survive edits of everything but the prompt."""

import re
import unicodedata
import uuid
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import sha1, sha256
from typing import assert_never

from quizapp.core import cloze
from quizapp.core.deck import (
    Choice,
    Cloze,
    Flashcard,
    Match,
    Multi,
    Number,
    Order,
    Question,
    TrueFalse,
    Typed,
    TypedList,
)
from quizapp.core.values import frozen

NAMESPACE = uuid.UUID("9a0e2d3c-6f0b-5d0e-8a52-6d7a3c1f4b90")
_NAMED = sha1(NAMESPACE.bytes, usedforsecurity=False)
REVERSE = "reverse"
_SEPARATOR = "\x1f"
_VARIANT = {digit: "89ab"[int(digit, 16) & 3] for digit in "0123456789abcdef"}
_MARKS = re.compile(r"(\$[^$]*\$)|[*`]|(?P<line>_+)")
_WORD = re.compile(r"\w")
_FINAL_PUNCTUATION = ".?!:;,…。？！ "


@frozen(kw_only=True)
class Card:
    """What is scheduled: one direction or one hole of a question.

    `part` is empty, `reverse`, or names a hole. `aliases` are other ids that the same card had or would
    have without explicit ids: a history found there belongs to it. `question_id` is shared by siblings.
    """

    id: str
    question_id: str
    question: Question
    part: str = ""
    aliases: tuple[str, ...] = ()
    fingerprint: str = ""
    key_hash: str = ""


def cards_of(question: Question, scope: str = "") -> tuple[Card, ...]:
    """The cards of a question, in reading order; `scope` is the deck's id, or empty.

    Raises ClozeError for a cloze text that cannot work.
    """
    print_ = fingerprint(question)
    (at, key), *former = _names(question, scope, print_)
    question_id = _uuid(at, key, "")
    return tuple(
        Card(
            id=_uuid(at, key, part) if part else question_id,
            question_id=question_id,
            question=question,
            part=part,
            aliases=tuple([_uuid(at, key, part) for at, key in former]),
            fingerprint=print_,
            key_hash=_digest(_key(question, part)),
        )
        for part in _parts(question)
    )


def card_ids(question: Question, scope: str = "") -> tuple[str, ...]:
    """The ids of the cards of a question, in reading order, and nothing else of them; as `cards_of`.

    Raises ClozeError for a cloze text that cannot work.
    """
    at, key = next(_names(question, scope, "" if question.id else fingerprint(question)))
    return tuple(_uuid(at, key, part) for part in _parts(question))


def fingerprint(question: Question) -> str:
    """32 hexadecimal digits of the prompt alone: family, group title and normalised text."""
    text, family = question.prompt, "q"
    if isinstance(question.body, Cloze):
        family = "cloze"
        text = "".join(part if isinstance(part, str) else part.hidden for part in cloze.parse(text))
    elif isinstance(question.body, TrueFalse):
        family = "statement"
    return _fingerprint(family, question.group, text)


@lru_cache(maxsize=16_384)
def _fingerprint(family: str, group: str, text: str) -> str:
    return _digest(f"{family}{_SEPARATOR}{normalise(group)}{_SEPARATOR}{normalise(text)}")


@lru_cache(maxsize=16_384)
def normalise(text: str) -> str:
    """A text for comparing prompts: NFKC, case folded, one space, no Markdown marks, no final punctuation."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return " ".join(unmarked(plain.casefold()).split()).rstrip(_FINAL_PUNCTUATION)


def unmarked(text: str) -> str:
    """A text without its Markdown marks; what looks like one inside a formula is none."""
    return _MARKS.sub(_without_marks, text)


def _without_marks(mark: re.Match[str]) -> str:
    """What stays of a mark: formulas, and underscores within a word."""
    before, after = mark.string[max(mark.start() - 1, 0) : mark.start()], mark.string[mark.end() : mark.end() + 1]
    within = mark["line"] and _WORD.match(before) and _WORD.match(after)
    return mark[0] if within else mark[1] or ""


def _names(question: Question, scope: str, print_: str) -> Iterator[tuple[str, str]]:
    """(scope, key) of the question: the one that counts first, then those it may have had before."""
    keys = [f"id:{question.id}"] if question.id else []
    keys.append(f"fp:{print_}")
    for at in dict.fromkeys((scope, "")):
        for key in keys:
            yield at, key


def _uuid(scope: str, key: str, part: str) -> str:
    """The UUIDv5 (RFC 9562, 5.5) of the three in NAMESPACE, in a fifth of the time that `uuid.uuid5` takes."""
    hashed = _NAMED.copy()
    hashed.update(f"{scope}{_SEPARATOR}{key}{_SEPARATOR}{part}".encode())
    digits = hashed.hexdigest()
    return f"{digits[:8]}-{digits[8:12]}-5{digits[13:16]}-{_VARIANT[digits[16]]}{digits[17:20]}-{digits[20:32]}"


def _parts(question: Question) -> Iterable[str]:
    match question.body:
        case Flashcard(reverse=reverse):
            return ("", REVERSE) if reverse else ("",)
        case Cloze():
            return dict.fromkeys(hole_parts(cloze.holes(question.prompt)))
        case Choice() | Multi() | TrueFalse() | Typed() | TypedList() | Number() | Order() | Match():
            return ("",)
        case _:
            assert_never(question.body)


@lru_cache(maxsize=64)
def owned(text: str) -> tuple[tuple[str | cloze.Hole, str], ...]:
    """A cloze text cut into visible texts, whose part is empty, and holes with the part that each belongs to.

    Raises ClozeError for a cloze text that cannot work.
    """
    parts = cloze.parse(text)
    names = iter(hole_parts(part for part in parts if isinstance(part, cloze.Hole)))
    return tuple((part, "" if isinstance(part, str) else next(names)) for part in parts)


def hole_parts(holes: Iterable[cloze.Hole]) -> tuple[str, ...]:
    """The part each hole belongs to: its group, or its normalised hidden text (`#2` where that is taken already)."""
    holes = tuple(holes)
    seen = {hole.group: 1 for hole in holes if hole.group}
    parts = []
    for hole in holes:
        part = hole.group
        if not part:
            text = normalise(hole.hidden)
            seen[text] = seen.get(text, 0) + 1
            part = text if seen[text] == 1 else f"{text}#{seen[text]}"
        parts.append(part)
    return tuple(parts)


def _key(question: Question, part: str) -> str:
    """The keyed answer as a text that is equal for equal answers, whatever the kind."""
    match question.body:
        case Flashcard(answer=answer, reverse_answer=other):
            texts = [(other or question.prompt) if part == REVERSE else answer]
        case Choice(options=options) | Multi(options=options):
            texts = sorted(option.text for option in options if option.right)
        case TrueFalse(answer=truth, computed=computed):
            texts = [computed or str(truth)]
        case Typed(answer=answer) | Number(answer=answer):
            texts = [answer]
        case TypedList(items=items):
            texts = sorted(item.answer for item in items)
        case Order(steps=steps):
            texts = list(steps)
        case Match(pairs=pairs):
            texts = sorted(f"{pair.left}{_SEPARATOR}{pair.right}" for pair in pairs)
        case Cloze():
            texts = [part]
        case _:
            assert_never(question.body)
    return _SEPARATOR.join(map(_tidy, texts))


def _tidy(text: str) -> str:
    folded = (text if text.isascii() else unicodedata.normalize("NFC", text)).casefold()
    return " ".join(folded.split()).rstrip(_FINAL_PUNCTUATION)


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:32]
