"""Rules for typed answers: what has to be typed can be marked fairly."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice

from quizapp.core import spelling
from quizapp.core.deck import Cloze, Flashcard, Kind, Rejected, Typed, TypedList
from quizapp.core.marking.typed import mark_text
from quizapp.core.patterns import is_pattern
from quizapp.core.review import Verdict
from quizapp.deckfiles.lint.gaps import gaps_of
from quizapp.deckfiles.lint.rule import DeckFinding, Finding, Rule
from quizapp.deckfiles.lint.seen import Seen, SeenDeck
from quizapp.errors import Level

WORDS_MAX = 4
SHORT = 40
_PUNCTUATION = re.compile(r"[,;:!?()\[\]…]|\.\s|\w/\w")
_FORMULA = re.compile(r"[+*=<>^$\d`_]|\w\(")
_ENDINGS = re.compile(r"(?:e?s|e?d|ly|al)$")
_BRITISH = re.compile(r"(?<=[a-z])s(?=e|ing|ation)|(?<=o)u(?=r)|(?<=l)l(?=ed|ing)")

Forms = Sequence[str]


def _asked(seen: Seen) -> Iterator[Forms]:
    """The forms of each answer that is to be typed, the answer first; those of a choice are not."""
    match seen.question.body:
        case Typed(answer=answer, accept=accept):
            yield (answer, *accept)
        case TypedList(items=items):
            yield from ((item.answer, *item.accept) for item in items)
        case Cloze(accept=accept) if accept is not None:
            hidden = dict.fromkeys(text for gap in gaps_of(seen) for text in gap.hidden)
            yield from ((text, *accept) for text in hidden)


def _hard_to_type(seen: Seen) -> Iterator[Finding]:
    for forms in _asked(seen):
        if not any(map(_is_fair, forms)):
            cure = "accept a shorter form, name the key word only, or make it a flashcard"
            yield Finding("nobody types this exactly so", cure, at=forms[0])


def _is_fair(form: str) -> bool:
    """Whether a form can be typed as it stands: a pattern, something formal, or a few words."""
    if is_pattern(form) or _FORMULA.search(form):
        return True
    return len(form.split()) <= WORDS_MAX and not _PUNCTUATION.search(form)


def _repeated_form(seen: Seen) -> Iterator[Finding]:
    for forms in _asked(seen) if not seen.calculated else ():
        known: dict[str, str] = {}
        for form in forms:
            bare = form if is_pattern(form) else spelling.compact(form)
            if bare in known:
                message = f"`{form}` is accepted already as `{known[bare]}`"
                yield Finding(message, "delete it: case, hyphens, articles and spaces do not count", at=form)
            known.setdefault(bare, form)


def _slips_too_far(deck: SeenDeck) -> Iterator[DeckFinding]:
    """Answers of other questions that would be taken for a slip."""
    forgiving = [seen for seen in deck.questions if _slips(seen)]
    known: dict[int, dict[str, str]] = defaultdict(dict)
    for answer in _answers(deck) if forgiving else ():
        compact = spelling.compact(answer)
        known[len(compact)][answer] = compact
    for seen in forgiving:
        body = seen.question.body
        reject = body.reject if isinstance(body, Typed | TypedList) else ()
        for forms in _asked(seen):
            near = chain.from_iterable(_near(form, known, _slips(seen)) for form in forms)
            yield from islice(chain.from_iterable(_taken_for(seen, forms, reject, other) for other in near), 1)


def _near(form: str, known: Mapping[int, Mapping[str, str]], slips: int) -> Iterator[str]:
    """The known answers so few slips away from a form, if slips are forgiven there at all."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - only where slips are forgiven
    from rapidfuzz.process import extract  # noqa: PLC0415

    compact = spelling.compact(form)
    lengths = range(len(compact) - slips, len(compact) + slips + 1) if spelling.forgives_slips(form) else ()
    for alike in (known[length] for length in lengths if length in known):
        for _, _, other in extract(compact, alike, scorer=OSA.distance, score_cutoff=slips, limit=None):
            yield other


def _taken_for(seen: Seen, forms: Forms, reject: Sequence[Rejected], other: str) -> Iterator[DeckFinding]:
    mark = mark_text(forms, other, reject, _slips(seen))
    if mark.verdict is Verdict.NEARLY and not any(_one_word(form, other) for form in forms):
        message = f"`{other}`, an answer of this deck, would be taken for a slip of `{forms[0]}`"
        cure = f"add `reject: {{{other}: ...}}`, or forgive fewer slips with `typos:`"
        yield DeckFinding(Finding(message, cure, at=forms[0]), seen)


def _slips(seen: Seen) -> int:
    body = seen.question.body
    return body.typos if isinstance(body, Typed | TypedList) and not seen.calculated else 0


def _answers(deck: SeenDeck) -> Iterator[str]:
    """The short answers of a deck."""
    for seen in deck.questions:
        body = seen.question.body
        yield from (forms[0] for forms in _asked(seen) if len(forms[0]) <= SHORT)
        if isinstance(body, Flashcard) and len(body.answer) <= SHORT:
            yield body.answer
        yield from (option.text.raw for option in seen.options if option.right and len(option.text.raw) <= SHORT)


def _one_word(form: str, other: str) -> bool:
    """Whether two answers are one word in two inflections or spellings."""
    one, two = (_ENDINGS.sub("", _BRITISH.sub("", spelling.compact(text))) for text in (form, other))
    return one.replace("z", "") == two.replace("z", "")


RULES = (
    Rule(
        id="F06",
        level=Level.WARNING,
        title=f"typed answers of at most {WORDS_MAX} words",
        why="The longer the text, the more ways there are to say it; one that is right and marked wrong costs trust "
        "in every other mark.",
        limits="One accepted form that is short, or a /pattern/, is enough. Formulas and code are compared as such.",
        question=_hard_to_type,
        kinds=frozenset({Kind.TYPED, Kind.CLOZE}),
        bad="- q: What does dropout do?\n  a: it switches units off, at random\n  accept: []\n",
        good="- q: What does dropout switch off?\n  a: units\n  accept: [random units]\n",
    ),
    Rule(
        id="F07",
        level=Level.WARNING,
        title="accept a form once",
        why="Case, hyphens, articles, quotes and spaces do not count when answers are compared, so such a form adds "
        "nothing, and hides what is missing.",
        question=_repeated_form,
        kinds=frozenset({Kind.TYPED, Kind.CLOZE}),
        bad="- q: Which penalty sets weights to zero?\n  a: the lasso\n  accept: [Lasso]\n",
        good="- q: Which penalty sets weights to zero?\n  a: the lasso\n  accept: [L1]\n",
    ),
    Rule(
        id="F09",
        level=Level.ERROR,
        title="slips do not lead to another answer of the deck",
        why="Who confuses two things is told that they only mistyped, and the confusion stays: “type II error” is one "
        "slip away from “type I error”. Computed with the very marks that an answer gets.",
        limits="One word in two endings or spellings passes. Up to four letters no slips are forgiven anyway.",
        deck=_slips_too_far,
        bad="- q: Which error is a false alarm?\n  a: type I error\n  accept: []\n  typos: 1\n"
        "- q: Which error is a miss?\n  a: type II error\n",
        good="- q: Which error is a false alarm?\n  a: type I error\n  accept: []\n  reject: [type II error]\n"
        "  typos: 1\n- q: Which error is a miss?\n  a: type II error\n",
    ),
)
