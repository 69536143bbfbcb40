"""A deck → what the rules say of it, but for what its author silenced."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, islice

from rapidfuzz import fuzz, process

from quizapp.core.deck import Deck, Kind
from quizapp.deckfiles.lint.placing import Lines
from quizapp.deckfiles.lint.rule import Finding, Rule
from quizapp.deckfiles.lint.rules import RULES
from quizapp.deckfiles.lint.seen import Seen, SeenDeck
from quizapp.deckfiles.report import MAX_PROBLEMS
from quizapp.errors import Level, Problem

_UNKNOWN, _NEEDLESS = "L01", "L02"
_IDLE_MAX = 100
SAID_MAX = MAX_PROBLEMS + 2
"""How often a rule has its say on a deck; an error is always said."""
_LIKELY = 60
_SHOWN_MAX = 40


def lint(
    deck: Deck, lines: Sequence[str], *, noisy: Collection[str] = (), day: date | None = None, whole: bool = True
) -> Iterator[Problem]:
    """What the rules say of a deck whose file has these lines; `noisy` are ids of rules that are off otherwise.

    Facts are too old as seen from the `day`; None: that is not looked at. Where the deck is not the `whole` of what
    is written, only the rules of single questions have something to say.
    """
    rules = [rule for rule in RULES.values() if not rule.noisy or rule.id in noisy]
    linting = _Linting(deck, lines, day)
    return linting.problems(rules) if whole else linting.said(rule for rule in rules if not rule.deck)


class _Linting:
    """One look at a deck; it remembers which of the silenced rules had something to say."""

    def __init__(self, deck: Deck, lines: Sequence[str], day: date | None) -> None:
        self._deck = deck
        self._seen = SeenDeck(deck, day)
        self._lines = Lines(deck, lines)
        self._of_deck = dict(deck.lint)
        self._of_questions = {one: dict(one.question.lint) for one in self._seen.questions if one.question.lint}
        self._places: defaultdict[Kind, list[int]] = defaultdict(list)
        for place, question in enumerate(deck.questions):
            self._places[question.kind].append(place)
        self._of_kinds: dict[frozenset[Kind], Sequence[Seen]] = {frozenset(): self._seen.questions}
        self._needed: set[tuple[Seen | None, str]] = set()

    def problems(self, rules: Sequence[Rule]) -> Iterator[Problem]:
        """What these rules say, and then which of them were silenced for nothing."""
        yield from self.said(rules)
        yield from islice(self._idle({rule.id for rule in rules if rule.question or rule.deck}), _IDLE_MAX)

    def said(self, rules: Iterable[Rule]) -> Iterator[Problem]:
        """What these rules say, each SAID_MAX times at most."""
        for rule in rules:
            left = SAID_MAX
            for seen, finding in self._found(rule):
                if not self._is_silenced(rule, seen) and (left > 0 or finding.level is Level.ERROR):
                    left -= 1
                    yield self._problem(rule, seen, finding)

    def _found(self, rule: Rule) -> Iterator[tuple[Seen | None, Finding]]:
        if rule.deck:
            for said in rule.deck(self._seen):
                yield said.seen, said.finding
        elif rule.question:
            for seen in self._of(rule.kinds):
                for finding in rule.question(seen):
                    yield seen, finding

    def _of(self, kinds: frozenset[Kind]) -> Sequence[Seen]:
        """The questions of these kinds, in their order; all of them where there are no kinds."""
        if kinds not in self._of_kinds:
            places = sorted(chain.from_iterable(self._places.get(kind, ()) for kind in kinds))
            self._of_kinds[kinds] = [self._seen.questions[place] for place in places]
        return self._of_kinds[kinds]

    def _is_silenced(self, rule: Rule, seen: Seen | None) -> bool:
        places: list[Seen | None] = [None] if rule.id in self._of_deck else []
        if seen and rule.id in self._of_questions.get(seen, ()):
            places.append(seen)
        self._needed.update((place, rule.id) for place in places)
        return bool(places)

    def _idle(self, ids: Collection[str]) -> Iterator[Problem]:
        """Silenced rules that do not exist, and those of `ids` that had nothing to say where they are silenced."""
        silenced: Iterable[tuple[Seen | None, str]] = [
            *((None, name) for name in self._of_deck),
            *((seen, name) for seen in self._seen.questions for name, _ in seen.question.lint),
        ]
        for seen, name in silenced:
            if name not in RULES:
                message = f"there is no rule `{name[:_SHOWN_MAX]}`"
                yield from self._about(_UNKNOWN, seen, Finding(message, _meant(name), at=name[:_SHOWN_MAX]))
            elif name in ids and (seen, name) not in self._needed:
                message = f"{name} has nothing to say here, and is silenced"
                yield from self._about(_NEEDLESS, seen, Finding(message, "delete it from `lint:`", at=name))

    def _about(self, rule: str, seen: Seen | None, finding: Finding) -> Iterator[Problem]:
        """What is said of silencing itself, unless that is silenced."""
        if not self._is_silenced(RULES[rule], seen):
            yield self._problem(RULES[rule], seen, finding)

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


def _meant(name: str) -> str:
    """The cure for an id that no rule has."""
    known = list(RULES)
    near = process.extractOne(
        name[:_SHOWN_MAX].strip(), known, scorer=fuzz.ratio, processor=str.casefold, score_cutoff=_LIKELY
    )
    return f"did you mean `{near[0]}`?" if near else "docs/rules.md lists the rules"
