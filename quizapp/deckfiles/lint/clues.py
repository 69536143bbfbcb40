"""Rules for what a guesser goes by: the length of options, hedges, absolute words, words of the question."""

from collections import Counter
from collections.abc import Iterable

from quizapp.deckfiles.lint.english import ABSOLUTE, HEDGED
from quizapp.deckfiles.lint.rule import PICKED, Finding, Rule
from quizapp.deckfiles.lint.seen import Seen, SeenOption
from quizapp.errors import Level

LONGER = 4 / 3
LEAST_WORDS = 4
_TELLING = 4
_SMALL = """about above after also although because been before being below between both cannot could does doing done
    during each either every from have having into itself just less many might more most much must neither none only
    other over same should since some still such than that their them then there these they this those though three
    through under until upon used uses using very were what when where whether which while whose will with within
    without would your make makes made many following kind kinds does"""
SMALL_WORDS = frozenset(_SMALL.split())
_STRONG = ABSOLUTE - {"all", "every", "no", "none", "nothing"}


def stands_out(seen: Seen) -> SeenOption | None:
    """The option that is more than a third longer than any other and has four words or more."""
    options = sorted(seen.shown, key=lambda option: len(option.text.plain))
    if len(options) < 2 or len(options[-1].text.words) < LEAST_WORDS:
        return None
    longest, next_one = options[-1], options[-2]
    return longest if len(longest.text.plain) > LONGER * len(next_one.text.plain) else None


def hedged(seen: Seen) -> SeenOption | None:
    """The only option that is hedged."""
    return _only(option for option in seen.shown if not HEDGED.isdisjoint(option.text.vocabulary))


def own_words(seen: Seen) -> dict[str, SeenOption]:
    """Telling words of the prompt that exactly one option has, each with that option."""
    asked = seen.prompt.vocabulary - SMALL_WORDS - seen.deck.common if seen.shown else frozenset()
    having = [(option, words) for option in seen.shown if (words := asked & option.text.vocabulary)]
    counts = Counter(word for _, words in having for word in words) if len(having) > 1 else {}
    return {word: one for one, words in having for word in words if counts.get(word, 1) == 1 and len(word) >= _TELLING}


def _only(options: Iterable[SeenOption]) -> SeenOption | None:
    found = [*options]
    return found[0] if len(found) == 1 else None


def _long_key(seen: Seen) -> Iterable[Finding]:
    key, longest = seen.key, stands_out(seen)
    if key is None or longest is not key:
        return
    others = max(len(option.text.plain) for option in seen.wrong)
    share = round(100 * (len(key.text.plain) / others - 1)) if others else 100
    message = f"the right option is {share} % longer than any other, so that its length gives it away"
    yield Finding(message, "move what explains it into `why:`, or make a wrong option as full", at=key.text.raw)


def _hedged_key(seen: Seen) -> Iterable[Finding]:
    if seen.deck.english and (key := hedged(seen)) and key.right:
        word = next(word for word in key.text.words if word in HEDGED)
        message = f"only the right option is hedged (“{word}”), which gives it away"
        yield Finding(message, "take the hedge out, or hedge a wrong option, too", at=key.text.raw)


def _absolute(seen: Seen) -> Iterable[Finding]:
    if not seen.deck.english:
        return
    found = _only(option for option in seen.shown if not _STRONG.isdisjoint(option.text.vocabulary))
    if found and not found.right:
        word = next(word for word in found.text.words if word in _STRONG)
        message = f"only this wrong option is absolute (“{word}”), which some take for a sign that it is wrong"
        yield Finding(message, "word it as the others are worded", at=found.text.raw)


def _own_word(seen: Seen) -> Iterable[Finding]:
    if not seen.deck.english:
        return
    owners = own_words(seen)
    words = [word for word, option in owners.items() if option.right]
    if words and all(option.right for option in owners.values()):
        message = f"“{min(words)}” stands in the question and in the right option alone"
        yield Finding(
            message, "use another word, or use it in a wrong option, too", at=seen.key.text.raw if seen.key else ""
        )


RULES: tuple[Rule, ...] = (
    Rule(
        id="O01",
        level=Level.WARNING,
        title="the right option is no longer than the others",
        why="Authors qualify what is right and keep what is wrong short. In 7,799 community questions on software, of "
        "those with one option that stands out by its length it is the key in 66 %, where chance is 25 %; Pham et al. "
        "(2018) found that such a question is easier than it should be.",
        limits="Options of up to three words pass. Silence it where the right one is a definition or a formula that "
        "has to be as long.",
        bad="""\
- q: What does early stopping watch?
  a: The error on held-out data, which rises once a model memorises
  wrong: [The training error, The learning rate]
""",
        good="""\
- q: What does early stopping watch?
  a: The error on held-out data
  wrong: [The error on training data, The size of the weights]
""",
        question=_long_key,
        kinds=PICKED,
    ),
    Rule(
        id="O02",
        level=Level.WARNING,
        title="the right option is not the only careful one",
        why="May, can and usually protect a true sentence from exceptions; nobody writes them into a false one. In "
        "7,799 community questions the only hedged option is the key in 58 %, where chance is 25 %.",
        limits="Silence it where the hedge is what is asked for, as may and must in law.",
        bad="""\
- q: What does more training data do to variance?
  a: It usually lowers it
  wrong: [It raises it, It leaves it as it is]
""",
        good="""\
- q: What does more training data do to variance?
  a: It lowers it
  wrong: [It raises it, It leaves it as it is]
""",
        question=_hedged_key,
        kinds=PICKED,
    ),
    Rule(
        id="O03",
        level=Level.HINT,
        title="no wrong option alone is absolute",
        why="Writing guides warn that always and never tell a wrong option. Measured on 7,799 community questions the "
        "clue is weak: the only absolute option is the key in 21 %, where chance is 25 %.",
        limits="All, every, no and none count things more often than they exaggerate, and pass.",
        bad="""\
- q: When does a wider tree help?
  a: When it underfits
  wrong: [It always helps, When it overfits]
""",
        good="""\
- q: When does a wider tree help?
  a: When it underfits
  wrong: [When data are few, When it overfits]
""",
        question=_absolute,
        kinds=PICKED,
    ),
    Rule(
        id="O11",
        level=Level.HINT,
        title="no telling word of the question stands in the right option alone",
        why="Who knows nothing picks the option that sounds like the question. In 7,799 community questions the only "
        "option that repeats a word of the question is the key in 44 %, where chance is 25 %; Pham et al. (2018) found "
        "such questions easier.",
        limits="Words of the deck's title and topics, and those of more than a fifth of its questions, do not count.",
        bad="""\
- q: Which method shrinks coefficients towards zero?
  a: A penalty on coefficients
  wrong: [Bagging, Boosting]
""",
        good="""\
- q: Which method shrinks coefficients towards zero?
  a: Ridge regression
  wrong: [Bagging, Boosting]
""",
        question=_own_word,
        kinds=PICKED,
    ),
)
