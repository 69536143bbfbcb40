"""The rules of keys and their values: what the reader of decks asks of each question."""

from quizapp.deckfiles.lint.rule import Rule
from quizapp.errors import Level

_CHOICE = "- q: Which counts what was found?\n  a: recall\n  wrong: [precision, accuracy]\n"
_TYPED = "- q: Which counts what was found?\n  a: recall\n  accept: [sensitivity]\n"
_FLASHCARD = "- q: What is recall?\n  a: The share that was found\n"


def _rule(id_: str, title: str, why: str, bad: str, good: str = _FLASHCARD, *, level: Level = Level.ERROR) -> Rule:
    return Rule(id=id_, level=level, title=title, why=why, bad=bad, good=good)


RULES: tuple[Rule, ...] = (
    _rule(
        "no-questions",
        "a deck has questions",
        "A file without any is read and does nothing. It is no error, as a deck may be about to be written.",
        "deck: Metrics\ncards:\n",
        level=Level.WARNING,
    ),
    _rule(
        "no-list",
        "questions stand in a list",
        "A file is a list of questions, each with its dash, or has that list at `cards:`.",
        "q: What is recall?\na: The share that was found\n",
    ),
    _rule(
        "no-question",
        "an entry asks something",
        "Each entry needs `q:`, `cloze:` or `statement:`; a group needs a title and questions.",
        "- a: The share that was found\n",
    ),
    _rule(
        "no-answer",
        "a question has an answer",
        "Without one nothing can be marked. Options need a right one among them.",
        "- q: What is recall?\n",
    ),
    _rule(
        "no-wrong",
        "not every option is right",
        "Several answers without a wrong one are options that are all to be ticked. To have them typed write "
        "`accept: []`.",
        "- q: What counts hits?\n  a: [recall, precision]\n",
        "- q: What counts hits?\n  a: [recall, precision]\n  wrong: [specificity]\n",
    ),
    _rule(
        "unknown-key",
        "keys that there are",
        "A key that nobody knows does nothing, and mostly is a slip. Keys of your own start with `x-`.",
        f"{_FLASHCARD}  wyh: Because.\n",
        f"{_FLASHCARD}  x-mine: Because.\n",
    ),
    _rule(
        "wrong-key",
        "keys that belong to the kind",
        "The kind of a question follows from its keys; one that belongs to another kind would do nothing.",
        f"{_FLASHCARD}  tolerance: 1%\n",
        "- q: How many?\n  number: 5\n  tolerance: 1%\n",
    ),
    _rule(
        "kind",
        "`kind:` agrees with the keys",
        "It may be written for whoever reads the file, and then has to be true.",
        f"{_FLASHCARD}  kind: choice\n",
        f"{_FLASHCARD}  kind: flashcard\n",
    ),
    _rule(
        "shape",
        "a value has the form of its key",
        "Some keys take a text, some a list, some a number. The message says what this one takes.",
        f"{_FLASHCARD}  draft: maybe\n",
        f"{_FLASHCARD}  draft: true\n",
    ),
    _rule(
        "empty",
        "no empty texts",
        "A key without a text is a text that was forgotten, or one that ` #` turned into a comment.",
        "- q: What is recall?\n  a:\n",
    ),
    _rule(
        "entries",
        "no more entries than can be looked through",
        "Nobody can order, match or type more than 50 in one question: make several of it. Of other texts, such as "
        "forms of an answer, options, hints and tags, there may be 200, of a deck's sources 5,000. A text with holes "
        "may make 200 cards; holes of one group are one.",
        f"- q: In which order?\n  order: [{', '.join(map(str, range(60)))}]\n",
        "- q: In which order?\n  order: [1, 2, 3]\n",
    ),
    _rule(
        "option-colon",
        "an option with a colon stands in quotes",
        "In a list `- recall: TP` is a map of one key. Quotes make it a text; without the dash it is an option with "
        "its comment.",
        "- q: Which?\n  a: recall\n  wrong:\n    - precision: TP\n",
        "- q: Which?\n  a: recall\n  wrong:\n    - 'precision: TP'\n",
    ),
    _rule(
        "no-dash",
        "each entry of a list has its dash",
        "Lines below each other without dashes are one text for YAML, so that two options become one. Where one text "
        "was meant, quotes say so.",
        "- q: Which?\n  a: recall\n  wrong:\n    precision\n    accuracy\n",
        _CHOICE,
        level=Level.WARNING,
    ),
    _rule(
        "no-brackets",
        "a list on one line stands in brackets",
        "Without `[` and `]` a comma is a part of the text: two accepted forms become one that nobody types. Where one "
        "text was meant, quotes say so.",
        "- q: Which?\n  a: recall\n  accept: sensitivity, hit rate\n",
        _TYPED,
        level=Level.WARNING,
    ),
    _rule(
        "deep-key",
        "a key stands in line with those of its question",
        "Indented as deeply as the options it becomes one of them. Where an option is meant that has the name of a "
        "key, quotes say so.",
        "- q: Which?\n  a: recall\n  wrong:\n    precision: It counts alarms.\n    why: It finds what is there.\n",
        "- q: Which?\n  a: recall\n  wrong:\n    precision: It counts alarms.\n  why: It finds what is there.\n",
        level=Level.WARNING,
    ),
    _rule(
        "pattern",
        "patterns that can be matched quickly",
        "A pattern of accepted answers is a small regular expression. What could take for ever, or cannot be read, is "
        "refused.",
        "- q: Which?\n  a: recall\n  accept: [/(a+)+/]\n",
        "- q: Which?\n  a: recall\n  accept: ['/recall?/']\n",
    ),
    _rule(
        "choices",
        "each entry of `choices:` is right or wrong",
        "It has either `right:` or `wrong:`, and may have `why:`.",
        "- q: Which?\n  choices:\n    - recall\n    - wrong: precision\n",
        "- q: Which?\n  choices:\n    - right: recall\n    - wrong: precision\n",
    ),
    _rule(
        "duplicate-option",
        "no two options are equal",
        "Nobody could tell them apart, and at most one of them could be right.",
        "- q: Which?\n  a: recall\n  wrong: [precision, precision]\n",
        _CHOICE,
    ),
    _rule(
        "equal-options",
        "no two options are one number",
        "If 0.5 is right, 1/2 is right. Only where the spelling is what is asked may both stand there.",
        "- q: Which?\n  a: '0.5'\n  wrong: [1/2, '2']\n",
        "- q: Which?\n  a: '0.5'\n  wrong: [1/4, '2']\n",
        level=Level.WARNING,
    ),
    _rule(
        "duplicate-answer",
        "no two answers of a list are one",
        "Answers are compared without regard to case, marks and spaces; of two that are equal then, one could never be "
        "given.",
        "- q: Which two?\n  a: [recall, Recall]\n  accept: []\n",
        "- q: Which two?\n  a: [recall, precision]\n  accept: []\n",
    ),
    _rule(
        "accept",
        "`accept:` says whose other forms they are",
        "One answer has a list of other forms. Several answers have a map from each to its own.",
        "- q: Which two?\n  a: [recall, precision]\n  accept: [sensitivity]\n",
        "- q: Which two?\n  a: [recall, precision]\n  accept: {recall: sensitivity}\n",
    ),
    _rule(
        "reject",
        "what is rejected is not right",
        "Rejecting wins, so that a right answer would be marked wrong.",
        f"{_TYPED}  reject: [recall]\n",
        f"{_TYPED}  reject: [precision]\n",
    ),
    _rule(
        "number",
        "a number that can be read in one way",
        "Write digits with a point. A comma before three digits could be one of thousands or of decimals.",
        "- q: How many?\n  number: '1,234'\n",
        "- q: How many?\n  number: 1234\n",
    ),
    _rule(
        "trap",
        "a trap is a wrong number, and stands there once",
        "A typical wrong number that is within the tolerance would be marked right before it is ever told.",
        "- q: How many?\n  number: 100\n  tolerance: 5\n  traps: {102: You counted twice.}\n",
        "- q: How many?\n  number: 100\n  tolerance: 5\n  traps: {120: You counted twice.}\n",
    ),
    _rule(
        "order",
        "two different steps or more",
        "With fewer there is nothing to order.",
        "- q: In which order?\n  order: [train]\n",
        "- q: In which order?\n  order: [split, train]\n",
    ),
    _rule(
        "match",
        "two pairs or more, with something to choose from",
        "One pair, or one right side for all, matches itself.",
        "- q: What is what?\n  match: {TP: a hit}\n",
        "- q: What is what?\n  match: {TP: a hit, FP: an alarm}\n",
    ),
    _rule(
        "cloze",
        "a text with whole holes",
        "What is hidden stands in `{{...}}`, holes do not nest, and none is empty.",
        "- cloze: Recall is TP / (TP + FN).\n",
        "- cloze: Recall is TP / (TP + {{FN}}).\n",
    ),
    _rule(
        "no-vars",
        "what is computed has variables",
        "`= expression` and `require:` need names with values, which stand at `vars:`.",
        "- q: How many?\n  number: = 2 * n\n",
        "- q: How many for {{n}}?\n  number: = 2 * n\n  vars: {n: 1..9}\n",
    ),
    _rule(
        "vars",
        "variables and expressions that can be read",
        "A variable is a range, a list of numbers or an expression of those above it; a text may name it in `{{...}}`. "
        "What is unused or unknown is told.",
        "- q: How many for {{n}}?\n  number: = 2 * m\n  vars: {n: 1..9}\n",
        "- q: How many for {{n}}?\n  number: = 2 * n\n  vars: {n: 1..9}\n",
    ),
    _rule(
        "draw",
        "numbers that can be asked are found",
        "The check draws the question many times. Where every draw divides by zero, misses a condition or makes a "
        "wrong option right, it cannot be asked; where many do, that is a warning.",
        "- q: How many for {{n}}?\n  number: = 2 / (n - n)\n  vars: {n: 1..9}\n",
        "- q: How many for {{n}}?\n  number: = 2 / n\n  tolerance: 1%\n  vars: {n: 1..9}\n",
    ),
    _rule(
        "draws",
        "a deck whose draws are quick",
        "Trying draws has its limit for each file: where many fail, or much has to be computed, the questions below "
        "are not tried any more. Mend the first ones, or split the deck.",
        "",
        level=Level.WARNING,
    ),
    _rule(
        "duplicate",
        "a question stands once in its deck",
        "Two questions with one prompt would be one card. The later one is left out, unless both have an `id:`.",
        f"{_FLASHCARD}{_FLASHCARD}",
        level=Level.WARNING,
    ),
    _rule(
        "duplicate-id",
        "an id stands once in its deck",
        "Histories are kept by id, so that two questions would share one.",
        "- {q: What is recall?, a: A share, id: one}\n- {q: What is precision?, a: A share, id: one}\n",
        "- {q: What is recall?, a: A share, id: one}\n- {q: What is precision?, a: A share, id: two}\n",
    ),
)
