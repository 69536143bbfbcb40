"""The rules of what a deck names, and of files beside each other: what is missing, and what is there twice."""

from quizapp.deckfiles.lint.rule import Rule
from quizapp.errors import Level

_FINE = "- q: What is recall?\n  a: The share that was found\n"


def _rule(id_: str, title: str, why: str, bad: str = "", good: str = "", *, level: Level = Level.ERROR) -> Rule:
    return Rule(id=id_, level=level, title=title, why=why, bad=bad, good=good)


RULES: tuple[Rule, ...] = (
    _rule(
        "source",
        "a source that is cited is among `sources:`",
        "A deck that lists its sources is held to the list, so that a slip in a short name is found. Addresses and "
        "decks without a list are left alone.",
        f"sources: {{hastie: 'Elements of Statistical Learning'}}\ncards:\n{_FINE}  source: hasty 7.3\n",
        f"sources: {{hastie: 'Elements of Statistical Learning'}}\ncards:\n{_FINE}  source: hastie 7.3\n",
        level=Level.WARNING,
    ),
    _rule(
        "image",
        "a picture is there, and inside the deck's folder",
        "A path that leads out of the folder, an address, and a file that is no picture are errors; a picture that is "
        "missing is a warning, as the question may do without it.",
        f"{_FINE}  image: ../../curve.png\n",
        _FINE,
    ),
    _rule(
        "include",
        "an included deck is there, and inside the folder",
        "`include:` names files below the deck's folder. None may include itself, by way of others neither.",
        f"include: ../others.yaml\ncards:\n{_FINE}",
        f"cards:\n{_FINE}",
    ),
    _rule(
        "maths",
        "formulas that can be drawn",
        "A formula with a command that is not known is shown as its source, and so is a `$` without its partner. "
        "docs/maths.md lists what is drawn.",
        "- q: 'What is $\\nope$?'\n  a: A half\n",
        "- q: 'What is $\\frac{1}{2}$?'\n  a: A half\n",
        level=Level.HINT,
    ),
    _rule(
        "after",
        "what a deck builds on is there, and not in a circle",
        "`after:` names decks, or topics, that are learned before. A name that nothing has is a hint, decks that wait "
        "for each other are a warning.",
        f"topics: {{metrics: {{after: basics}}}}\ncards:\n{_FINE}  topic: others\n",
        "topics: {metrics: {after: basics}}\ncards:\n"
        f"{_FINE}  topic: metrics\n- q: What is a hit?\n  a: A true positive\n  topic: basics\n",
        level=Level.HINT,
    ),
    _rule(
        "exams",
        "an exam asks topics and decks that there are",
        "An exam can ask only what is here, at `topics:` and at `quotas:`. It is looked at when a whole library is "
        "checked.",
        f"exams: {{Final: {{topics: [nowhere]}}}}\ncards:\n{_FINE}  topic: metrics\n",
        f"exams: {{Final: {{topics: [metrics]}}}}\ncards:\n{_FINE}  topic: metrics\n",
        level=Level.HINT,
    ),
    _rule(
        "exam",
        "an exam can be put together",
        "It asks what the program can mark, no flashcards, and its quotas fit into its questions: all of them add up "
        "to 100% at most. An exam whose quotas do not is left out; its deck is studied.",
        f"exams: {{Final: {{questions: 20, quotas: {{metrics: 15, curves: 50%}}}}}}\ncards:\n{_FINE}",
        f"exams: {{Final: {{questions: 20, quotas: {{metrics: 10, curves: 50%}}}}}}\ncards:\n{_FINE}",
    ),
    _rule(
        "long-exam",
        "an exam that is taken has 500 questions at most",
        "How ready one is can be told for up to 9999 questions, as some exams elsewhere have them. Nobody sits "
        "through so many here.",
        f"exams: {{Final: {{questions: 1000}}}}\ncards:\n{_FINE}",
        f"exams: {{Final: {{questions: 100}}}}\ncards:\n{_FINE}",
        level=Level.WARNING,
    ),
    _rule(
        "short-exam",
        "there are as many questions as an exam asks",
        "It asks those there are, and says so when it is taken. What counts are the questions that the program can "
        "mark, of the kinds, difficulties and topics that the exam names; one without a difficulty counts as 3.",
        f"exams: {{Final: {{questions: 20}}}}\ncards:\n{_FINE}",
        "exams: {Final: {questions: 1}}\ncards:\n- q: How many sides has a coin?\n  number: 2\n",
        level=Level.HINT,
    ),
    _rule(
        "same-exam",
        "an exam has a name of its own",
        "`quizapp exam --exam NAME` takes an exam by its name, whatever its capitals, and earlier attempts are told by "
        "it, too. In one deck it is a warning, in two a hint.",
        f"exams: {{Final: , final: }}\ncards:\n{_FINE}",
        f"exams: {{Final: , Midterm: }}\ncards:\n{_FINE}",
        level=Level.WARNING,
    ),
    _rule(
        "same-id",
        "an id stands in one file",
        "Two decks without an `id:` of their own, or with the same one, share the ids of their questions. Only one of "
        "the two questions is studied.",
    ),
    _rule(
        "same-deck-id",
        "no two decks have one id",
        "The ids of their questions would be those of one deck. Mostly a deck was copied; give the copy an id of its "
        "own.",
        level=Level.WARNING,
    ),
    _rule(
        "same-question",
        "a question stands in one file",
        "Two decks that ask the same would have it answered twice as often. Only one of the two is studied, unless "
        "each has an id.",
        level=Level.WARNING,
    ),
    _rule(
        "kin",
        "a rewritten question keeps its history",
        "A question that you know is gone, and one much like it has come. Where nothing speaks against it your answers "
        "go on counting there; here something does: a number, a negation, another answer, several questions that it "
        "may be. Say once whether it is the same. A question with an `id:` is always the same.",
        level=Level.WARNING,
    ),
    _rule(
        "many",
        "no more than 500 problems of a file are shown",
        "What follows from one slip fills pages. After the first ones are mended, the others are shown.",
        "".join(f"- key{number}\n" for number in range(600)),
        _FINE,
    ),
    _rule("missing", "what is named is there", "The path leads nowhere: correct it, or put the file back."),
    _rule(
        "no-decks",
        "a folder of decks has decks",
        "Decks are files whose names end in .yaml or .yml, in the folder or below it.",
        level=Level.WARNING,
    ),
    _rule(
        "no-file",
        "a deck is a file",
        "A pipe, a device or a socket may never end, so that none is opened, whatever its name.",
        level=Level.WARNING,
    ),
    _rule("unreadable", "a deck may be read", "The system refuses to open it. The message has its reason."),
    _rule(
        "link",
        "links stay inside the folder",
        "A folder of decks may come from anybody; a link in it could lead to any file of yours. Copy the deck into the "
        "folder, or name its own folder, too.",
        level=Level.WARNING,
    ),
    _rule("outside", "a file stays inside its folder", "It leads out of it by now. Copy it into the folder."),
    _rule("name", "the name of a file is text", "Its bytes are no UTF-8, so that it could not be shown. Rename it."),
)
