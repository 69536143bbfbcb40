"""Rules for what is asked: one clear question that stands by itself."""

import re
from collections.abc import Iterator

from quizapp.core.deck import Cloze, Kind
from quizapp.deckfiles.lint.english import COMMANDS
from quizapp.deckfiles.lint.rule import PICKED, Finding, Rule
from quizapp.deckfiles.lint.seen import Seen
from quizapp.errors import Level

LONG = 60
_TRUTH = ({"true", "false"}, {"yes", "no"}, {"right", "wrong"}, {"correct", "incorrect"})
_UNFOCUSED = re.compile(
    r"\bwhich (?:one |ones )?(?:of (?:the following|these|those|them))?(?: ?\b(?:statements?|claims?|sentences?|"
    r"assertions?|propositions?|remarks?))?(?: (?:about|on|of|concerning|regarding) [^?.:]{1,60})? (?:is|are|holds?)"
    r"(?: not)?(?: (?:true|correct|false|incorrect|wrong|right|valid|accurate))?(?= ?(?:[?:.…]|$|about |of |for "
    r"|regarding |concerning |with respect ))"
)
_ASKS_FOR_TRUTH = re.compile(r"\b(?:true|correct|false|incorrect|wrong|right|valid|accurate|holds?)\b")
_BLANK = re.compile(r"(?<!_)_{3,}+(?=[^.?!:\n]{0,200}[^\W_])")
_SUPERLATIVE = re.compile(
    r"\b(?:the|is|are|works?|performs?) (best|most (?:important|appropriate|suitable|useful|effective))\b"
)
_CRITERION = re.compile(
    r"\b(?:for|to|if|when|while|where|by|under|among|with|without|given|because|about|in|on|of|as|that|against|so|"
    r"explains?|describes?|fits?|matches|summari[sz]es|captures?|shows?)\b"
)
_PLACED = re.compile(
    r"\b(?:[Oo]ption|[Aa]nswer|[Cc]hoice|[Aa]lternative)s? (?:\(?[A-H]\b(?!['’-])|\(?[1-9]\b(?![.,]?\d|%))"
    r"|\b(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Ll]ast) (?:option|alternative|choice|answer)\b"
    r"|\b(?:option|answer|choice|alternative)s? (?:above|below)\b|\b(?:above|below) (?:option|answer|choice)s?\b"
)
_NAMES_OF_OPTIONS = ("ption", "nswer", "hoice", "lternative")
_POINTING = re.compile(
    r"(?:it(?! (?:is|was|takes|seems|follows|holds)\b)|they|he|she|its|their|his|her)\b|(?:this|these|that|those) "
    r"(?:is|are|was|were|does|do|did|can|could|has|have|will|would|means?|makes?|leads?|helps?)\b"
)


def _unfocused(seen: Seen) -> Iterator[Finding]:
    if seen.options and seen.deck.english and "which" in seen.clause:
        found = _UNFOCUSED.search(seen.clause)
        if found and _ASKS_FOR_TRUTH.search(found[0]):
            cure = "ask what the options have in common, or write each as a `statement:` of its own"
            yield Finding("the stem asks nothing but which option is true", cure, at=seen.question.prompt)


def _no_question(seen: Seen) -> Iterator[Finding]:
    if seen.question.kind in (Kind.CLOZE, Kind.TRUEFALSE) or not seen.deck.english:
        return
    text = seen.question.prompt.rstrip()
    if text.endswith((".", "!")) and "?" not in text and "___" not in text and "?" not in seen.question.context:
        starts = re.findall(r"(?:^|[.!:;,]\s|\b(?:and|then) )\W{0,5}(\w+)", seen.prompt.folded)
        if COMMANDS.isdisjoint(starts):
            cure = "end in a question, a command, or words that the answer completes"
            yield Finding("nothing is asked here", cure, at=seen.question.prompt)


def _long_stem(seen: Seen) -> Iterator[Finding]:
    if not isinstance(seen.question.body, Cloze) and len(seen.question.prompt) > LONG * 2:
        count = seen.prompt.prose.count(" ") + 1
        if count > LONG:
            cure = "shorten it, or move the case to `context:` of a group"
            yield Finding(f"the question has {count} words", cure, at=seen.question.prompt)


def _blank(seen: Seen) -> Iterator[Finding]:
    if seen.options and "___" in seen.question.prompt and _BLANK.search(seen.question.prompt):
        yield Finding("a blank stands inside the stem", "put it at the end, or ask a question", at=seen.question.prompt)


def _truth_as_options(seen: Seen) -> Iterator[Finding]:
    if len(seen.options) == 2 and {" ".join(option.text.words) for option in seen.options} in _TRUTH:
        cure = "write what is to be judged as a `statement:` with `a: true` or `a: false`"
        yield Finding("the options are those of a statement", cure, at=seen.question.prompt)


def _no_criterion(seen: Seen) -> Iterator[Finding]:
    if seen.options and seen.deck.english and ("best" in seen.clause or "most " in seen.clause):
        found = _SUPERLATIVE.search(seen.clause)
        alone = seen.clause == seen.prompt.folded and not seen.question.context
        if found and alone and not _CRITERION.search(seen.clause):
            yield Finding(f"“{found[1]}” by what measure?", "say what it is judged by, or for which case", at=found[1])


def _place_of_option(seen: Seen) -> Iterator[Finding]:
    question = seen.question
    if not seen.options or not question.shuffle or not seen.deck.english:
        return
    comments = (option.why for option in seen.options)
    for text in (question.prompt, question.why, *question.hints, *comments):
        if any(map(text.__contains__, _NAMES_OF_OPTIONS)) and (found := _PLACED.search(text)):
            message = f"“{found[0]}” is wherever the options are shuffled to"
            yield Finding(message, "name the option by its words, or write `shuffle: false`", at=found[0])


def _pointing(seen: Seen) -> Iterator[Finding]:
    question = seen.question
    if question.context or question.group or question.image or not seen.deck.english or "```" in question.prompt:
        return
    text = seen.prompt.folded if not isinstance(question.body, Cloze) else question.prompt.casefold()
    if found := _POINTING.match(text):
        cure = "name the thing: each question is shown alone"
        yield Finding(f"“{found[0]}” points at something that is not shown", cure, at=seen.question.prompt)


RULES = (
    Rule(
        id="Q03",
        level=Level.HINT,
        title="ask, command, or leave the end open",
        why="A learner who has to find out what is asked spends thought on the wrong thing. Haladyna, Downing and "
        "Rodriguez (2002): the stem carries a clear question.",
        limits="A formula or a term alone may be enough on a flashcard.",
        question=_no_question,
        bad="- q: Dropout and its effect on training.\n  a: It switches units off at random.\n",
        good="- q: What does dropout do in training?\n  a: It switches units off at random.\n",
    ),
    Rule(
        id="Q04",
        level=Level.WARNING,
        title="ask something, not just which option is true",
        why="With the idea in the options the question becomes several true-or-false items that are marked as one. Of "
        "ten flaws that Pham et al. (2018) tried, this was among the four that moved scores: it made items harder.",
        limits="Fine where all options are forms of one thing, such as spellings of a formula: name that thing.",
        question=_unfocused,
        kinds=PICKED,
        bad="- q: Which of the following statements is true?\n  a: Recall ignores false alarms.\n"
        "  wrong: [Precision ignores false alarms., Accuracy is never high.]\n  why: It counts positives only.\n",
        good="- q: Which measure ignores false alarms?\n  a: Recall\n  wrong: [Precision, Accuracy]\n"
        "  why: It counts positives only.\n",
    ),
    Rule(
        id="Q05",
        level=Level.HINT,
        title=f"at most {LONG} words in a question",
        why="Long stems measure reading. Wozniak (1999) cuts words, Haladyna, Downing and Rodriguez (2002) window "
        "dressing; a case that several questions share is read once if it stands at `context:`.",
        limits="Code and formulas do not count.",
        question=_long_stem,
        bad="- q: >-\n"
        "    Anna has been with the bank for nine years and knows it like no other. Her head, himself new to the\n"
        "    house, asks her for a model that tells which customers will not pay back a loan. She has the records\n"
        "    of ten years, kept in two systems, and a week with a holiday in it. In her data one loan in fifty\n"
        "    failed, and her first model calls none of them bad. Which figure hides that it is useless?\n"
        "  a: accuracy\n",
        good="- q: One loan in fifty fails, and a model calls none bad. Which figure hides that it is useless?\n"
        "  a: accuracy\n",
    ),
    Rule(
        id="Q06",
        level=Level.HINT,
        title="no blank inside a stem with options",
        why="The reader has to hold the rest of the sentence while trying each option. A question, or a blank at the "
        "end, asks the same with less effort (Haladyna, Downing and Rodriguez 2002).",
        limits="A blank in code or in a quotation may be the point.",
        question=_blank,
        kinds=PICKED,
        bad="- q: The ___ falls with every false alarm.\n  a: precision\n  wrong: [recall, loss]\n  why: FP.\n",
        good="- q: What falls with every false alarm?\n  a: precision\n  wrong: [recall, loss]\n  why: FP.\n",
    ),
    Rule(
        id="Q07",
        level=Level.WARNING,
        title="true and false are no options",
        why="A question with the options yes and no is a statement in disguise; as one it is read, answered and "
        "explained in fewer steps, and the deck's share of true ones can be watched.",
        question=_truth_as_options,
        kinds=PICKED,
        bad='- q: Does dropout run at test time?\n  a: "No"\n  wrong: ["Yes"]\n  why: Only in training.\n',
        good="- statement: Dropout runs at test time.\n  a: false\n  why: Only in training.\n",
    ),
    Rule(
        id="Q08",
        level=Level.HINT,
        title="best by what?",
        why="Where the measure is not said, an expert can defend several options, and the key is one opinion "
        "(Haladyna, Downing and Rodriguez 2002: no opinions).",
        limits="Nothing but a human can tell whether the case itself settles it.",
        question=_no_criterion,
        kinds=PICKED,
        bad="- q: Which optimiser is best?\n  a: Adam\n  wrong: [SGD, RMSProp]\n  why: Everybody uses it.\n",
        good="- q: Which optimiser needs least memory for each weight?\n  a: SGD\n  wrong: [Adam, RMSProp]\n"
        "  why: It keeps no averages.\n",
    ),
    Rule(
        id="Q09",
        level=Level.WARNING,
        title="do not point at the place of an option",
        why="Options are shuffled each time, so “option B” is another one every time. Shuffling is the cure for keys "
        "that hide in the middle (Attali and Bar-Hillel 2003).",
        limits="With `shuffle: false` or `choices:` the places stay, and may be named.",
        question=_place_of_option,
        kinds=PICKED,
        bad="- q: What does recall count?\n  a: hits\n  wrong: [alarms, misses]\n  why: Option B is precision.\n",
        good="- q: What does recall count?\n  a: hits\n  wrong: [alarms, misses]\n  why: Alarms make up precision.\n",
    ),
    Rule(
        id="Q15",
        level=Level.HINT,
        title="each question stands alone",
        why="Questions come up apart from their neighbours, months later: what “it” meant is gone by then. Matuschak "
        "(2020): prompts are precise.",
        limits="Inside a group the case is shown above; “it is” may be no pronoun at all.",
        question=_pointing,
        bad="- q: They ignore false alarms. Which measures?\n  a: Recall and sensitivity\n",
        good="- q: Which measures ignore false alarms?\n  a: Recall and sensitivity\n",
    ),
)
