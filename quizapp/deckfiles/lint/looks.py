"""Rules for the form of options: what sets the right one apart before it is understood."""

import re
from collections import Counter
from collections.abc import Callable, Iterable

from quizapp.deckfiles.lint.clues import SMALL_WORDS
from quizapp.deckfiles.lint.english import FUNCTION
from quizapp.deckfiles.lint.rule import PICKED, Finding, Rule
from quizapp.deckfiles.lint.seen import Seen, Text
from quizapp.errors import Level

_SENTENCE = re.compile(r"[.!?](?=\s+[A-Z]|$)")
_ARTICLE = re.compile(r"(?<![\w-])(a|an)[\s:…_.?]*$", re.IGNORECASE)
_CONTRARY = tuple(
    frozenset(pair.split())
    for pair in (
        "increases decreases", "increase decrease", "higher lower", "rises falls", "rise fall", "more less",
        "larger smaller", "faster slower", "raises lowers", "raise lower", "before after", "gains loses",
    )
)  # fmt: skip


def _ends(text: Text) -> bool:
    return text.raw.rstrip().endswith(".")


def _is_code(text: Text) -> bool:
    return "`" in text.raw


def _is_capital(text: Text) -> bool | None:
    first = text.plain[:1]
    return first.isupper() if first.isalpha() else None


def _sentences(text: Text) -> int:
    return max(1, len(_SENTENCE.findall(text.plain)))


_TRAITS: tuple[tuple[str, Callable[[Text], bool | int | None]], ...] = (
    ("in its full stop at the end", _ends),
    ("in having code or not", _is_code),
    ("in its first letter, small or capital", _is_capital),
    ("in how many sentences it has", _sentences),
)


def _article(seen: Seen) -> Iterable[Finding]:
    found = _ARTICLE.search(seen.prompt.plain) if seen.deck.english and seen.shown else None
    if found is None:
        return
    vowels = {option.text.plain[:1].casefold() in "aeiou" for option in seen.options}
    if len(vowels) == 2:
        message = f"the question ends in “{found[1]}”, which does not go with every option"
        yield Finding(message, "move the article into the options", at=seen.prompt.raw.strip().rpartition("\n")[2])


def _form(seen: Seen) -> Iterable[Finding]:
    key = seen.key
    if key is None or len(seen.shown) < 3:
        return
    for about, trait in _TRAITS:
        others = {trait(option.text) for option in seen.wrong}
        if len(others) == 1 and trait(key.text) not in others:
            yield Finding(f"the right option alone differs {about}", "write all options in one form", at=key.text.raw)
            return


def _convergence(seen: Seen) -> Iterable[Finding]:
    if seen.key is None or len(seen.shown) < 3:
        return
    sets = [(option, option.text.vocabulary - SMALL_WORDS - FUNCTION) for option in seen.options]
    counts = Counter(word for _, words in sets for word in words)
    shares = {option.text.raw: sum(counts[word] - 1 for word in words) for option, words in sets}
    most = max(shares.values())
    if most and shares[seen.key.text.raw] == most and [*shares.values()].count(most) == 1:
        message = "the right option has more words in common with the others than any of them"
        yield Finding(message, "let wrong options share words with each other", at=seen.key.text.raw)


def _contrary(seen: Seen) -> Iterable[Finding]:
    options = seen.shown
    if len(options) < 3 or not seen.deck.english:
        return
    sets = [(option, option.text.vocabulary) for option in options]
    for pair in _CONTRARY:
        holding = [(option, words & pair) for option, words in sets if words & pair]
        if len(holding) == 2 and holding[0][1] != holding[1][1] and any(option.right for option, _ in holding):
            message = f"two options are opposites ({' and '.join(sorted(pair))}), so that the others can be passed over"
            yield Finding(message, "give the others a counterpart, or ask with `statement:`", at=holding[0][0].text.raw)
            return


RULES: tuple[Rule, ...] = (
    Rule(
        id="O12",
        level=Level.HINT,
        title="every option goes with the article that the question ends in",
        why="An option that the grammar rules out needs no knowledge to be ruled out, says the guide of the National "
        "Board of Medical Examiners (2016). It is rare.",
        limits="English only, and of all clues of grammar only a and an: the others need a grammar of their own.",
        bad="""\
- q: A model that takes the average of many trees is called an
  a: ensemble
  wrong: [transformer, pipeline]
""",
        good="""\
- q: What is a model called that takes the average of many trees?
  a: An ensemble
  wrong: [A transformer, A pipeline]
""",
        question=_article,
        kinds=PICKED,
    ),
    Rule(
        id="O13",
        level=Level.HINT,
        title="the right option has the form of the others",
        why="An option of another make draws the eye. As a clue it is weak: in 7,799 community questions the only "
        "option with another full stop is the key in 29 %, with another capital in 27 %, where chance is 25 %.",
        limits="Proper names start with a capital.",
        bad="""\
- q: Which metric ignores true negatives?
  a: F1, the harmonic mean of two others.
  wrong: [Accuracy, Specificity]
""",
        good="""\
- q: Which metric ignores true negatives?
  a: F1
  wrong: [Accuracy, Specificity]
""",
        question=_form,
        kinds=PICKED,
    ),
    Rule(
        id="O15",
        level=Level.HINT,
        title="the right option is not where the words of the others meet",
        why="Wrong options are often made by changing one part of the right one, so that it shares most with them "
        "(the guide of the National Board of Medical Examiners calls it convergence). In 7,799 community questions "
        "it is the key in 32 %, where chance is 25 %: the rule is noisy, and off unless asked for.",
        bad="""\
- q: What does F1 combine?
  a: Precision and recall
  wrong: [Precision and accuracy, Specificity and recall]
""",
        good="""\
- q: What does F1 combine?
  a: Precision and recall
  wrong: [Accuracy and specificity, Sensitivity and loss]
""",
        question=_convergence,
        kinds=PICKED,
        noisy=True,
    ),
    Rule(
        id="O22",
        level=Level.HINT,
        title="no two options of several are opposites",
        why="One of two opposites is mostly right, says the guide of the National Board of Medical Examiners, so that "
        "the other options are passed over.",
        limits="What increases or decreases is often the very question; the rule is off unless asked for.",
        bad="""\
- q: What happens to recall when the threshold falls?
  a: It rises
  wrong: [It falls, It becomes negative]
""",
        good="""\
- statement: Recall can only rise or stay when the threshold falls.
  a: true
  why: More cases are predicted positive.
""",
        question=_contrary,
        kinds=PICKED,
        noisy=True,
    ),
)
