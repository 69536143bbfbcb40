"""A card and a response → the verdict, with what to say about it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar, assert_never

from quizapp.core import patterns, showing, spelling
from quizapp.core.cards import Card
from quizapp.core.deck import (
    Choice,
    Cloze,
    Flashcard,
    Match,
    Multi,
    Number,
    Option,
    Order,
    Rejected,
    TrueFalse,
    Typed,
    TypedList,
)
from quizapp.core.response import Arranged, Chosen, Judged, Matched, Response, Said, Skipped, Wrote
from quizapp.core.review import Verdict

_Kind = TypeVar("_Kind", Judged, Chosen, Said, Wrote, Arranged, Matched)


@dataclass(frozen=True, slots=True)
class Comment:
    """The author's words [Markdown] about an answer; `option` is the index of the option meant, None for none."""

    text: str
    option: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an answer: what the learner gave and what is right [Markdown].

    `said` is empty where nothing was given, `right` where what was said belongs nowhere. For a step both are the
    text of the step, and `place` is where it belongs, from 1; it is 0 for other kinds.
    """

    verdict: Verdict
    said: str
    right: str
    place: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """What grading found.

    `note` is one plain sentence; `comments` are the author's own words about what was picked, missed or typed.
    `right_parts` of `all_parts` is partial credit: of several right options, the right ones picked less the wrong
    ones, never below 0; of steps the longest run in right order; of pairs and list entries the right ones. All parts
    count where the verdict is RIGHT or NEARLY. `parts` are those of steps (as the learner placed them), pairs and
    list entries. `mistakes` are the wrong answers given, as texts by which they are known again.
    """

    verdict: Verdict
    note: str
    comments: tuple[Comment, ...] = ()
    right_parts: int = 0
    all_parts: int = 1
    parts: tuple[Part, ...] = ()
    mistakes: tuple[str, ...] = ()


def grade(card: Card, response: Response) -> Mark:
    """The mark of a response to a card; the order in which options were shown does not matter.

    Raises ValueError for a response that the card's kind cannot get, such as a text for a choice.
    """
    if isinstance(response, Skipped):
        return _skip(card)
    body = card.question.body
    match body:
        case Flashcard() | Cloze(accept=None):
            _expect(Judged, response)
            return Mark(Verdict.YOU_JUDGE, "compare with the answer and rate yourself")
        case Choice(options=options) | Multi(options=options):
            return _pick(options, _expect(Chosen, response).options)
        case TrueFalse(answer=truth):
            note = f"the statement is {'true' if truth else 'false'}"
            return _right(note) if _expect(Said, response).truth == truth else Mark(Verdict.WRONG, note)
        case Typed(answer=answer, accept=accept, reject=reject, typos=typos):
            return _write((answer, *accept), _expect(Wrote, response).text, reject, typos)
        case TypedList(items=items):
            return _write([item.answer for item in items], _expect(Wrote, response).text)
        case Number():
            return _write((body.answer,), _expect(Wrote, response).text)
        case Order(steps=steps):
            order = _expect(Arranged, response).order
            return _right("right") if [steps[i] for i in order] == [*steps] else Mark(Verdict.WRONG, "not in order")
        case Match():
            rights = _expect(Matched, response).rights
            right = tuple(body.pool.index(pair.right) for pair in body.pairs)
            return _right("right") if rights == right else Mark(Verdict.WRONG, "not all pairs are right")
        case Cloze(accept=accept):
            return _write((*_filled(card), *(accept or ())), _expect(Wrote, response).text)
        case _:
            assert_never(body)


def _filled(card: Card) -> tuple[str, ...]:
    """The ways to write what a card hides: one text, or several different ones in their order."""
    texts = tuple(dict.fromkeys(showing.hidden(card)))
    return tuple(join.join(texts) for join in (", ", " and ", " ")) if len(texts) > 1 else texts


def _expect(kind: type[_Kind], response: Response) -> _Kind:
    if not isinstance(response, kind):
        raise ValueError(f"this card needs {kind.__name__} as its response, not {type(response).__name__}")  # noqa: TRY004
    return response


def _skip(card: Card) -> Mark:
    options = showing.options(card)
    right = frozenset(index for index, option in enumerate(options) if option.right)
    return Mark(Verdict.WRONG, "skipped", _whys(options, right), 0, max(len(right), 1))


def _pick(options: Sequence[Option], picked: frozenset[int]) -> Mark:
    """The right options have to be picked, all of them and no other."""
    if not picked <= frozenset(range(len(options))):
        raise ValueError(f"there are {len(options)} options, numbered from 0; {sorted(picked)} were picked")
    right = frozenset(index for index, option in enumerate(options) if option.right)
    if picked == right:
        return _right("right" if len(right) == 1 else f"all {len(right)} right", len(right))
    hits, misses = len(picked & right), len(picked - right)
    note = f"{hits} of {len(right)} right" + (f", {misses} wrong picked" if misses else "")
    if len(right) == 1 and not hits:
        note = "another option is right"
    return Mark(Verdict.WRONG, note, _whys(options, picked ^ right), max(0, hits - misses), len(right))


def _whys(options: Sequence[Option], about: frozenset[int]) -> tuple[Comment, ...]:
    return tuple(Comment(option.why, index) for index, option in enumerate(options) if index in about and option.why)


def _write(forms: Sequence[str], text: str, reject: Sequence[Rejected] = (), typos: int = 0) -> Mark:
    """A rejected form is wrong whatever else fits it; then forms that are equal count, then typing slips."""
    answer = f"the answer is {_one_line(forms[0])}"
    if not spelling.normalise(text):
        return Mark(Verdict.WRONG, f"nothing was written; {answer}")
    refused = [rejected.why for rejected in reject if spelling.fits(rejected.text, text)]
    if refused:
        return Mark(Verdict.WRONG, answer, _said(refused))
    if any(spelling.fits(form, text) for form in forms):
        return _right(answer)
    meant = _slip(forms, text, reject, typos)
    if meant:
        return Mark(Verdict.NEARLY, f"a typing slip: the answer is {_one_line(meant)}", (), 1)
    return Mark(Verdict.WRONG, answer)


def _slip(forms: Sequence[str], text: str, reject: Sequence[Rejected], typos: int) -> str | None:
    """The accepted form that a text misses by at most `typos` slips; None where a rejected one is as near."""
    if typos < 1:
        return None
    near: list[tuple[int, str]] = []
    for form in forms:
        if spelling.forgives_slips(form) and spelling.same_digits(form, text):
            slips = spelling.slips(form, text, typos)
            if slips is not None:
                near.append((slips, form))
    if not near:
        return None
    slips, meant = min(near, key=lambda found: found[0])
    wrong = (rejected.text for rejected in reject if not patterns.is_pattern(rejected.text))
    return None if any(spelling.slips(form, text, slips) is not None for form in wrong) else meant


def _right(note: str, parts: int = 1) -> Mark:
    return Mark(Verdict.RIGHT, note, (), parts, parts)


def _said(whys: Iterable[str]) -> tuple[Comment, ...]:
    return tuple(Comment(why) for why in whys if why)


def _one_line(text: str) -> str:
    return " ".join(text.split())
