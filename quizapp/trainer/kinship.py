"""Which questions that came are those that went, written in other words: pairs that are certain, and doubtful ones."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from quizapp.core.cards import REVERSE
from quizapp.core.deck import Cloze, Kind
from quizapp.core.showing import back
from quizapp.core.values import frozen
from quizapp.storage.rows import CardRow
from quizapp.trainer.asking import card_of
from quizapp.trainer.likeness import Change, Words, alike, change, is_telling
from quizapp.trainer.rarity import Index
from quizapp.trainer.spelling import Slip

CERTAIN, DOUBTFUL = 0.65, 0.55
"""Scores from which a history is carried over, and from which it is asked; measured by `benchmarks/identity.py`."""
MARGIN = 0.08
"""By how much the best has to be ahead of the second on both sides to be certain."""

_PROMPT, _ANSWER, _NEAR = 0.6, 0.25, 0.15
_WEAK_ANSWER = 0.1
_TURNED, _OTHER_FAMILY, _OTHER_ID = 0.15, 0.2, 0.1
_SAME_ANSWER, _LIKE_ANSWER = 0.9, 0.5
_ROUNDS = 3
_FAMILIES = {Kind.CLOZE: "cloze", Kind.TRUEFALSE: "statement"}


@dataclass(frozen=True, eq=False)
class Form:
    """A question as it stands or stood in a deck: the rows of its cards, which have their questions.

    `near` are the fingerprints of the questions before and after it, empty where there is none.
    """

    cards: tuple[CardRow, ...]
    near: tuple[str, ...] = ()

    @property
    def question_id(self) -> str:
        """What its cards share."""
        return self.cards[0].question_id

    @property
    def fingerprint(self) -> str:
        """That of its prompt."""
        return self.cards[0].fingerprint

    @cached_property
    def family(self) -> str:
        """Questions of one family may become another kind without becoming another question."""
        return _FAMILIES.get(self.cards[0].kind, "q")

    @cached_property
    def explicit(self) -> str:
        """The id that the author gave; empty for none."""
        question = self.cards[0].question
        return question.id if question else ""

    @cached_property
    def prompt(self) -> Words:
        """The title of its group and its prompt."""
        question = self.cards[0].question
        return Words.of(". ".join(filter(None, (question.group, question.prompt))) if question else "")

    @cached_property
    def answer(self) -> Words:
        """What is right: of a cloze text what its holes hide."""
        return Words.of("\n".join(sorted(_answer(card) for card in self.cards if card.part != REVERSE)))


@frozen
class Pair:
    """A question that went and one that came, with how alike they are, [0, 1].

    `slip` says that only the spelling of the prompt differs, `sure` that nothing speaks against their being one.
    """

    old: Form
    new: Form
    score: float
    slip: bool = False
    sure: bool = False

    @property
    def order(self) -> tuple[bool, float, str]:
        """The likeliest first: what was only spelled otherwise comes before all that is alike."""
        return not self.slip, -self.score, self.new.question_id


def paired(gone: Sequence[Form], came: Sequence[Form], living: Sequence[Form] = ()) -> tuple[Pair, ...]:
    """The certain pairs of questions that went and questions that came; `living` are others that stand beside them.

    A pair is certain if each is the other's best by a margin, over other leftovers and over living questions that it
    could be a copy of, and nothing speaks against it. What is certain tells neighbours, so that it is done in rounds.
    """
    if not gone or not came:
        return ()
    comparison = _Comparison(gone, came, living)
    certain = comparison.equal()
    comparison.join(certain)
    for _ in range(_ROUNDS):
        found = comparison.certain()
        certain += found
        if not comparison.join(found):
            break
    return tuple(certain)


def resembling(gone: Sequence[Form], came: Sequence[Form]) -> dict[str, tuple[Pair, ...]]:
    """What each question that went may be, by its id, the likeliest first; only of those that resemble one at all."""
    comparison = _Comparison(gone, came, ())
    return comparison.doubtful() if gone and came else {}


def same_parts(old: Form, new: Form) -> list[tuple[CardRow, CardRow]]:
    """The cards of two questions that are one, paired: those of equal parts, then holes that hide similar texts.

    A single card left on both sides is the same one.
    """
    by_part = {card.part: card for card in new.cards}
    pairs = [(card, by_part.pop(card.part)) for card in old.cards if card.part in by_part]
    left = [card for card in old.cards if card not in [one for one, _ in pairs]]
    for card in left:
        close = [other for other in by_part.values() if _same_hole(card.part, other.part)]
        if len(close) == 1 or len(left) == len(by_part) == 1:
            other = close[0] if close else next(iter(by_part.values()))
            pairs.append((card, by_part.pop(other.part)))
    return pairs


def _same_hole(one: str, other: str) -> bool:
    return REVERSE not in (one, other) and alike(Words.of(one), Words.of(other)) >= DOUBTFUL


class _Comparison:
    """The questions left over on both sides, and what is known of them so far."""

    def __init__(self, gone: Sequence[Form], came: Sequence[Form], living: Sequence[Form]) -> None:
        self.gone = list(gone)
        self._came = dict.fromkeys(came)
        self._living = living
        self._now = {word for form in (*came, *living) for word in form.prompt.tokens}
        self._before = {word for form in (*gone, *living) for word in form.prompt.tokens}
        self._became: dict[str, str] = {}
        self._of_came = Index(came, _keys)
        self._of_living = Index(living, _keys)

    def pairs(self, old: Form) -> list[Pair]:
        """What a question that went may be of those left, the likeliest first."""
        made = [self._pair(old, new) for new in self._of_came.near(old) if new in self._came]
        return sorted(made, key=lambda pair: pair.order)

    def doubtful(self) -> dict[str, tuple[Pair, ...]]:
        """What each question that is left may be, by its id, the likeliest first."""
        found = {old.question_id: [pair for pair in self.pairs(old) if pair.score >= DOUBTFUL] for old in self.gone}
        return {question: tuple(pairs) for question, pairs in found.items() if pairs}

    def equal(self) -> list[Pair]:
        """The pairs of the same prompt, where one question that went and one that came has it."""
        went, came = (Counter(form.fingerprint for form in side) for side in (self.gone, self._came))
        olds = {old.fingerprint: old for old in self.gone if went[old.fingerprint] == came[old.fingerprint] == 1}
        return [
            Pair(olds[new.fingerprint], new, 1.0, slip=True, sure=True) for new in self._came if new.fingerprint in olds
        ]

    def certain(self) -> list[Pair]:
        """The pairs in which each is the other's best by a margin, and that nothing speaks against."""
        of_old = {id(old): self.pairs(old) for old in self.gone}
        of_new: dict[int, list[Pair]] = defaultdict(list)
        for pairs in of_old.values():
            for pair in pairs:
                of_new[id(pair.new)].append(pair)
        best = [pairs[0] for pairs in of_old.values() if pairs and pairs[0].sure]
        return [pair for pair in best if self._is_best(pair, [*of_old[id(pair.old)], *of_new[id(pair.new)]])]

    def join(self, pairs: Iterable[Pair]) -> bool:
        """Takes certain pairs out of what is left; whether there were any, and something is left."""
        joined = list(pairs)
        self._became |= {pair.old.fingerprint: pair.new.fingerprint for pair in joined}
        olds, news = {pair.old for pair in joined}, {pair.new for pair in joined}
        self.gone = [old for old in self.gone if old not in olds]
        self._came = {new: None for new in self._came if new not in news}
        return bool(joined and self.gone and self._came)

    def _is_best(self, best: Pair, others: Iterable[Pair]) -> bool:
        """Whether no other pair of either question, and no living question that it may copy, comes close to a pair."""
        rivals = [pair for pair in others if pair != best]
        rivals += [self._pair(copied, best.new) for copied in self._of_living.near(best.new)]
        return all(best.slip > rival.slip or best.score - rival.score >= MARGIN for rival in rivals)

    def _pair(self, old: Form, new: Form) -> Pair:
        """How alike two questions are, and whether nothing speaks against their being one."""
        prompt, answer = alike(old.prompt, new.prompt), alike(old.answer, new.answer)
        telling = is_telling(old.answer)
        weight = _ANSWER if telling else _WEAK_ANSWER
        score = (_PROMPT * prompt + weight * answer + _NEAR * self._nearness(old, new)) / (_PROMPT + weight + _NEAR)
        if score < DOUBTFUL:
            return Pair(old, new, score)
        changed = change(old.prompt, new.prompt, self._before, self._now)
        other_id = bool(old.explicit and new.explicit and old.explicit != new.explicit)
        score -= _TURNED * changed.turned + _OTHER_FAMILY * (old.family != new.family) + _OTHER_ID * other_id
        against = changed.turned or other_id or old.family != new.family
        told = _is_told(changed, change(old.answer, new.answer, (), ()), answer, telling=telling)
        sure = not against and told and score >= CERTAIN
        return Pair(old, new, max(0.0, score), slip=changed.is_spelling and not against, sure=sure)

    def _nearness(self, old: Form, new: Form) -> float:
        """The share of neighbours that are the same questions, [0, 1]."""
        former = {self._became.get(print_, print_) for print_ in old.near if print_}
        return len(former & set(new.near)) / max(1, len(former))


def _is_told(prompt: Change, answer: Change, likeness: float, *, telling: bool) -> bool:
    """Whether the answer, as it changed, tells that a prompt was only written otherwise; `likeness` is the answers'.

    The less the change of the prompt is one of mere spelling, the more it has to be the same answer.
    """
    if answer.turned or answer.shifted:
        return False
    is_clear = prompt.is_spelling and prompt.slip is Slip.CLEAR
    if is_clear or likeness < _SAME_ANSWER:
        return is_clear and likeness >= (_LIKE_ANSWER if telling else _SAME_ANSWER)
    is_same = not answer.exchanged and answer.slip is Slip.CLEAR
    return is_same and (prompt.is_spelling or (telling and not prompt.exchanged and not prompt.shifted))


def _keys(form: Form) -> set[str]:
    """By what a question is found: words of its prompt, its answer, its neighbours."""
    return {*form.prompt.tokens} | {f"={form.answer.text}", *(f"~{print_}" for print_ in form.near if print_)}


def _answer(card: CardRow) -> str:
    if card.question is None:
        return ""
    return card.part if isinstance(card.question.body, Cloze) else back(card_of(card, card.question))
