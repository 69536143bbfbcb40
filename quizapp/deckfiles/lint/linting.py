"""A deck → what the rules say of it, but for what its author silenced."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from quizapp.core.deck import Deck, Question
from quizapp.deckfiles.lint.placing import Lines
from quizapp.deckfiles.lint.rule import Finding, Rule
from quizapp.deckfiles.lint.rules import RULES
from quizapp.deckfiles.lint.seen import Seen, SeenDeck
from quizapp.errors import Problem

_NEEDLESS = "L02"


def lint(deck: Deck, lines: Sequence[str], *, noisy: Collection[str] = ()) -> Iterator[Problem]:
    """What the rules say of a deck whose file has these lines; `noisy` are ids of rules that are off otherwise."""
    return _Linting(deck, lines).problems([rule for rule in RULES.values() if not rule.noisy or rule.id in noisy])


class _Linting:
    """One look at a deck; it remembers which of the silenced rules had something to say."""

    def __init__(self, deck: Deck, lines: Sequence[str]) -> None:
        self._deck = deck
        self._seen = SeenDeck(deck)
        self._lines = Lines(deck, lines)
        self._of_deck = dict(deck.lint)
        self._needed: set[tuple[Question | None, str]] = set()

    def problems(self, rules: Sequence[Rule]) -> Iterator[Problem]:
        """What these rules say, and then which of them were silenced for nothing."""
        for rule in rules:
            for seen, finding in self._found(rule):
                if not self._is_silenced(rule, seen):
                    yield self._problem(rule, seen, finding)
        yield from self._needless({rule.id for rule in rules if rule.question or rule.deck})

    def _found(self, rule: Rule) -> Iterator[tuple[Seen | None, Finding]]:
        if rule.deck:
            for said in rule.deck(self._seen):
                yield said.seen, said.finding
        elif rule.question:
            for seen in self._seen.questions:
                for finding in rule.question(seen):
                    yield seen, finding

    def _is_silenced(self, rule: Rule, seen: Seen | None) -> bool:
        question = seen.question if seen else None
        places: list[Question | None] = [None] if rule.id in self._of_deck else []
        if question and rule.id in dict(question.lint):
            places.append(question)
        self._needed.update((place, rule.id) for place in places)
        return bool(places)

    def _needless(self, ids: Collection[str]) -> Iterator[Problem]:
        """Rules that looked and had nothing to say where they are silenced."""
        silenced: Iterable[tuple[Seen | None, str]] = [
            *((None, name) for name in self._of_deck),
            *((seen, name) for seen in self._seen.questions for name, _ in seen.question.lint),
        ]
        for seen, name in silenced:
            question = seen.question if seen else None
            if name in ids and name != _NEEDLESS and (question, name) not in self._needed:
                finding = Finding(f"{name} has nothing to say here, and is silenced", "delete it from `lint:`", at=name)
                if not self._is_silenced(RULES[_NEEDLESS], seen):
                    yield self._problem(RULES[_NEEDLESS], seen, finding)

    def _problem(self, rule: Rule, seen: Seen | None, finding: Finding) -> Problem:
        place = self._lines.place(seen.question if seen else None, finding.at)
        return Problem(
            self._deck.path,
            place.line,
            place.column,
            finding.level or rule.level,
            rule.id,
            finding.message,
            cure=finding.cure,
            excerpt=self._lines.excerpt(place),
        )
