"""Questions: the kind follows from the keys, and what cannot be asked is told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp.core.deck import (
    Choice,
    Cloze,
    Deck,
    Flashcard,
    Item,
    Kind,
    Match,
    Multi,
    Number,
    Option,
    Order,
    Pair,
    Question,
    Range,
    Rejected,
    Trap,
    TrueFalse,
    Typed,
    TypedList,
)
from quizapp.deckfiles.reader import Reading, read
from quizapp.errors import Level

Read = Callable[[str], Reading]
WORKED = Path(__file__).with_name("worked.yaml")


def only(reading: Reading) -> Question:
    assert reading.problems == ()
    assert reading.deck is not None
    (question,) = reading.deck.questions
    return question


def worked() -> tuple[Deck, Reading]:
    reading = read(WORKED.read_bytes(), str(WORKED), str(WORKED.parent))
    assert reading.deck is not None
    return reading.deck, reading


def test_the_worked_examples_read_without_error() -> None:
    deck, reading = worked()
    assert reading.problems == ()
    assert [question.kind for question in deck.questions] == [
        Kind.FLASHCARD, Kind.FLASHCARD, Kind.CLOZE, Kind.CHOICE, Kind.MULTI, Kind.TRUEFALSE, Kind.TYPED,
        Kind.NUMBER, Kind.ORDER, Kind.MATCH, Kind.NUMBER, Kind.FLASHCARD, Kind.CHOICE, Kind.NUMBER,
    ]  # fmt: skip


def test_the_worked_examples_keep_all_that_is_written() -> None:
    deck, _ = worked()
    grown, typed, case = deck.questions[3], deck.questions[6], deck.questions[12]
    assert deck.title == "Worked examples"
    assert deck.sources["sb"].startswith("Sutton and Barto")
    assert (grown.line, grown.column, grown.difficulty) == (30, 5, 2)
    assert isinstance(grown.body, Choice)
    assert grown.body.options[1] == Option(
        "Accuracy on all payments", False, "It is the figure that hides the problem, because genuine payments dominate."
    )
    assert typed.body == Typed(
        "sensitivity",
        ("true positive rate", "TPR", "hit rate"),
        (Rejected("specificity", "Specificity is the recall of the negative class."),),
        1,
    )
    assert (case.group, case.topic, case.shuffle) == ("Picking a pre-trained model", "transfer/fine-tuning", False)
    assert case.context.startswith("You have **400** labelled")
    assert case.context.endswith("```")
    assert len(deck.questions[11].hints) == 2
    sarsa, fairness, drawn, salary = (deck.questions[place].body for place in (8, 9, 10, 13))
    assert isinstance(sarsa, Order)
    assert sarsa.steps[1] == "Take it and observe the reward and next state"
    assert isinstance(fairness, Match)
    assert fairness.pairs[1] == Pair("Equal opportunity", "true positive rate")
    assert fairness.decoys == ("overall accuracy",)
    assert drawn == Number(
        "= tp / (tp + fp)",
        "0.005",
        traps=(
            Trap("= tp / (tp + fn)", "You divided by all spam; that is recall."),
            Trap("= fp / (tp + fp)", "That is the false discovery rate, one minus precision."),
        ),
    )
    assert deck.questions[10].variables == (Range("tp", "20", "90"), Range("fp", "5", "40"), Range("fn", "5", "40"))
    assert deck.questions[10].require == ("fp != fn",)
    assert salary == Number("112000", "1000", unit="$")


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("q: x\n  a: b", Flashcard("b")),
        ("front: x\n  back: b", Flashcard("b")),
        ("question: x\n  answer: b\n  explanation: c", Flashcard("b")),
        ("q: x\n  a: b\n  reverse: true", Flashcard("b", "b")),
        ("q: x\n  a: b\n  reverse: false", Flashcard("b")),
        ("q: x\n  a: b\n  reverse: What is b?", Flashcard("b", "What is b?")),
        ("q: x\n  a: b\n  reverse: 'yes'", Flashcard("b", "yes")),
        ("q: x\n  a: b\n  reverse: {Who is b?: x}", Flashcard("b", "Who is b?", "x")),
        ("cloze: one {{two}}", Cloze()),
        ("cloze: one {{two}}\n  accept: [deux]", Cloze(("deux",))),
        ("statement: x\n  a: false", TrueFalse(False)),
        ("statement: x\n  a: Yes", TrueFalse(True)),
        ("q: x\n  a: b\n  wrong: [c]", Choice((Option("b", True), Option("c", False)))),
        ("q: x\n  a: b\n  wrong:\n    c: d", Choice((Option("b", True), Option("c", False, "d")))),
        ("q: x\n  a: [b]\n  wrong: [c]", Multi((Option("b", True), Option("c", False)))),
        (
            "q: x\n  choices:\n    - right: b\n      why: e\n    - wrong: c",
            Choice((Option("b", True, "e"), Option("c", False))),
        ),
        (
            "q: x\n  choices:\n    - right: b\n    - wrong: c\n    - right: d",
            Multi((Option("b", True), Option("c", False), Option("d", True))),
        ),
        ("q: x\n  a: b\n  accept: /b+/\n  reject: [c]", Typed("b", ("/b+/",), (Rejected("c"),))),
        ("q: x\n  a: b\n  wrong: [c]\n  accept: d", Choice((Option("b", True), Option("c", False)), ("d",))),
        ("q: x\n  a: b\n  wrong: [c]\n  accept: []", Choice((Option("b", True), Option("c", False)), ())),
        ("q: x\n  a: [b, c]\n  accept: []\n  typos: 1", TypedList((Item("b"), Item("c")), typos=1)),
        (
            "q: x\n  a: [b, c]\n  accept: {c: [d, /e+/]}\n  reject: {f: g}",
            TypedList((Item("b"), Item("c", ("d", "/e+/"))), (Rejected("f", "g"),)),
        ),
        ("q: x\n  a: [b, c]\n  accept: {b: d}", TypedList((Item("b", ("d",)), Item("c")))),
        ("q: x\n  number: 0.8", Number("0.8")),
        (
            "q: x\n  number: 1_000 \n  tolerance: 5 %\n  decimals: 2\n  unit: km/h\n  traps: {1: y}",
            Number("1000", "5%", 2, "km/h", (Trap("1", "y"),)),
        ),
        ("q: x\n  order: [b, c]", Order(("b", "c"))),
        ("q: x\n  match: {b: c, d: c}\n  decoys: e", Match((Pair("b", "c"), Pair("d", "c")), ("e",))),
    ],
)
def test_the_kind_follows_from_the_keys(read_text: Read, text: str, body: object) -> None:
    assert only(read_text(f"- {text}\n")).body == body


def test_options_in_a_fixed_order_are_not_shuffled(read_text: Read) -> None:
    assert only(read_text("- q: x\n  choices:\n    - right: b\n    - wrong: c\n")).shuffle is False
    assert only(read_text("- q: x\n  a: b\n  wrong: [c]\n")).shuffle is True


def test_common_keys_are_kept(read_text: Read) -> None:
    question = only(
        read_text(
            "- q: x\n  a: b\n  id: one\n  topic: a/b\n  tags: [t, u]\n  source: s 1\n  as_of: 2021\n  hint: h\n"
            "  why: |\n    w\n  difficulty: 3\n  guess: 0.25\n  draft: yes\n  lint: {O03: it is the definition}\n"
        )
    )
    assert question == Question(
        prompt="x", body=Flashcard("b"), id="one", topic="a/b", tags=("t", "u"), source="s 1", as_of="2021",
        hints=("h",), why="w", difficulty=3, guess=0.25, draft=True,
        lint=(("O03", "it is the definition"),), line=1, column=3,
    )  # fmt: skip


WRONG = {
    "no answer": ("- q: x", 1, "no-answer"),
    "wrong without a": ("- q: x\n  wrong: [c]", 1, "no-answer"),
    "no question": ("- a: x", 1, "no-question"),
    "two prompts": ("- q: x\n  cloze: a {{b}}", 2, "wrong-key"),
    "a and choices": ("- q: x\n  choices:\n    - right: b\n    - wrong: c\n  a: b", 5, "wrong-key"),
    "key of another kind": ("- q: x\n  a: b\n  typos: 1", 3, "wrong-key"),
    "no mapping": ("- just a text", 1, "no-question"),
    "statement without truth": ("- statement: x\n  a: maybe", 2, "shape"),
    "list without wrong": ("- q: x\n  a: [b, c]", 2, "no-wrong"),
    "nothing right": ("- q: x\n  choices:\n    - wrong: b\n    - wrong: c", 2, "no-answer"),
    "neither right nor wrong": ("- q: x\n  choices:\n    - why: b", 3, "choices"),
    "both right and wrong": ("- q: x\n  choices:\n    - right: b\n      wrong: c", 3, "choices"),
    "option twice": ("- q: x\n  a: b\n  wrong: [c, ' b ']", 3, "duplicate-option"),
    "no hole": ("- cloze: nothing hidden", 1, "cloze"),
    "empty hole": ("- cloze: |\n    one {{a}}\n    two {{ }}", 3, "cloze"),
    "open hole": ("- cloze: a {{b", 1, "cloze"),
    "typos no number": ("- q: x\n  a: b\n  accept: []\n  typos: many", 4, "shape"),
    "typos negative": ("- q: x\n  a: b\n  accept: []\n  typos: -1", 4, "shape"),
    "difficulty too high": ("- q: x\n  a: b\n  difficulty: 6", 3, "shape"),
    "guess of one": ("- q: x\n  a: b\n  guess: 1", 3, "shape"),
    "draft no flag": ("- q: x\n  a: b\n  draft: maybe", 3, "shape"),
    "lint no map": ("- q: x\n  a: b\n  lint: O03", 3, "shape"),
    "topic with a hole": ("- q: x\n  a: b\n  topic: a//b", 3, "shape"),
    "id over two lines": ('- q: x\n  a: b\n  id: "a\\nb"', 3, "shape"),
    "runaway pattern": ("- q: x\n  a: b\n  accept: [/(a+)+/]", 3, "pattern"),
    "typed answer as a list": ("- q: x\n  a: [b]\n  accept: []", 2, "shape"),
    "kind that is none": ("- q: x\n  a: b\n  kind: essay", 3, "kind"),
    "kind that is another": ("- q: x\n  a: b\n  kind: choice", 3, "kind"),
    "order of one": ("- q: x\n  order: [b]", 2, "order"),
    "order of equal steps": ("- q: x\n  order: [b, ' b']", 2, "order"),
    "match of one": ("- q: x\n  match: {b: c}", 2, "match"),
    "match with one right side": ("- q: x\n  match: {b: c, d: c}", 2, "match"),
    "match with equal left sides": ("- q: x\n  match:\n    b: c\n    ' b': d", 4, "duplicate-option"),
    "decoy that is right": ("- q: x\n  match: {b: c, d: e}\n  decoys: [c]", 3, "duplicate-option"),
    "decoy twice": ("- q: x\n  match: {b: c, d: e}\n  decoys: [f, f]", 3, "duplicate-option"),
    "forms of nobody": ("- q: x\n  a: [b, c]\n  accept: [d]", 3, "accept"),
    "forms of a stranger": ("- q: x\n  a: [b, c]\n  accept: {d: e}", 3, "accept"),
    "forms of a single answer as a map": ("- q: x\n  a: b\n  accept: {b: e}", 3, "accept"),
    "forms of a choice as a map": ("- q: x\n  a: b\n  wrong: [c]\n  accept: {b: e}", 4, "accept"),
    "forms of a hole as a map": ("- cloze: a {{b}}\n  accept: {b: e}", 2, "accept"),
    "forms of a multi": ("- q: x\n  a: [b]\n  wrong: [c]\n  accept: [e]", 4, "wrong-key"),
    "rejected answer": ("- q: x\n  a: b\n  accept: []\n  reject:\n    c: no\n    The B.: why", 6, "reject"),
    "rejected form": ("- q: x\n  a: b\n  accept: [c]\n  reject: [C]", 4, "reject"),
    "rejected answer by a pattern": ("- q: x\n  a: beta\n  accept: []\n  reject: {/b.*/: no}", 4, "reject"),
    "rejected item": ("- q: x\n  a: [b, c]\n  accept: {b: e}\n  reject: [d, e]", 4, "reject"),
    "answer twice in a list": ("- q: x\n  a: [b, The B.]\n  accept: []", 2, "duplicate-answer"),
    "too many steps": (f"- q: x\n  order: {[*range(51)]}", 2, "entries"),
    "too many pairs": (f"- q: x\n  match: {dict(enumerate(range(51)))}", 2, "entries"),
    "too many decoys": (f"- q: x\n  match: {{b: c, d: e}}\n  decoys: {[*range(51)]}", 3, "entries"),
    "too many answers": (f"- q: x\n  accept: []\n  a: {[*range(51)]}", 3, "entries"),
    "too many traps": (f"- q: x\n  number: 99\n  traps: {dict(enumerate(range(51)))}", 3, "entries"),
    "too many variables": (f"- q: x\n  a: b\n  vars: {{{', '.join(f'x{i}: {i}' for i in range(51))}}}", 3, "entries"),
    "too many forms": (f"- q: x\n  a: b\n  accept: {[*range(201)]}", 3, "entries"),
    "too many forms of one of several": (f"- q: x\n  a: [b, c]\n  accept: {{b: {[*range(201)]}}}", 3, "entries"),
    "too many rejected": (f"- q: x\n  a: b\n  accept: []\n  reject: {[*range(201)]}", 4, "entries"),
    "too many options": (f"- q: x\n  a: b\n  wrong: {[*range(201)]}", 3, "entries"),
    "too many choices": (f"- q: x\n  choices: {[{'wrong': n} for n in range(201)]}", 2, "entries"),
    "too many hints": (f"- q: x\n  a: b\n  hint: {[*range(201)]}", 3, "entries"),
    "too many tags": (f"- q: x\n  a: b\n  tags: {[*range(201)]}", 3, "entries"),
    "too many conditions": (f"- q: x\n  a: b\n  vars: {{x: 1}}\n  require: {['x > 0'] * 51}", 4, "entries"),
    "runaway pattern in a list": ("- q: x\n  a: [b, c]\n  accept: {b: /(a+)+/}", 3, "pattern"),
    "holes and variables": ("- cloze: a {{b}}\n  vars: {x: 1..2}", 2, "wrong-key"),
    "empty hint in a list": ("- q: x\n  a: b\n  hint: [c, '']", 3, "empty"),
    "group without title": ("- context: c\n  cards:\n    - q: x\n      a: b", 1, "no-question"),
    "group without questions": ("- group: g", 1, "no-question"),
    "group in a group": ("- group: g\n  cards:\n    - group: h\n      cards: [{q: x, a: b}]", 3, "shape"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_asked_is_an_error_at_its_line(read_text: Read, name: str) -> None:
    text, line, rule = WRONG[name]
    reading = read_text(text + "\n")
    assert reading.deck is None
    assert [(problem.line, problem.rule) for problem in reading.problems] == [(line, rule)]


def test_the_place_of_a_broken_hole_is_told(read_text: Read) -> None:
    (problem,) = read_text("- cloze: |\n    one {{a}}\n    and two {{ }}\n").problems
    assert (problem.line, problem.column) == (3, 13)


def test_a_kind_that_is_written_and_right_is_fine(read_text: Read) -> None:
    assert only(read_text("- q: x\n  a: b\n  wrong: [c]\n  kind: choice\n")).kind is Kind.CHOICE


def test_equal_ids_are_errors_at_both_places_and_the_later_question_is_left_out(read_text: Read) -> None:
    reading = read_text("- {id: one, q: x, a: b}\n- {id: two, q: y, a: b}\n- {id: one, q: z, a: b}\n")
    assert [(problem.line, problem.rule) for problem in reading.problems] == [(1, "duplicate-id"), (3, "duplicate-id")]
    assert {problem.level for problem in reading.problems} == {Level.ERROR}
    assert reading.deck is not None
    assert [question.prompt for question in reading.deck.questions] == ["x", "y"]


def test_an_equal_prompt_is_left_out_with_a_warning(read_text: Read) -> None:
    reading = read_text("- q: What is *it*?\n  a: b\n- q: what is it\n  a: c\n")
    assert reading.deck is not None
    assert [question.body for question in reading.deck.questions] == [Flashcard("b")]
    assert [(problem.line, problem.rule, problem.level) for problem in reading.problems] == [
        (3, "duplicate", Level.WARNING)
    ]


def test_equal_prompts_with_ids_of_their_own_are_two_questions(read_text: Read) -> None:
    reading = read_text("- {id: one, q: x, a: b}\n- {id: two, q: x, a: c}\n")
    assert reading.deck is not None
    assert len(reading.deck.questions) == 2


def test_equal_prompts_in_different_groups_are_two_questions(read_text: Read) -> None:
    group = "- group: {0}\n  context: the case {0}\n  cards:\n    - q: x\n      a: b\n"
    deck = read_text(group.format("one") + group.format("two")).deck
    assert deck is not None
    assert [question.context for question in deck.questions] == ["the case one", "the case two"]


@pytest.mark.parametrize(
    "path", ["../x.png", "/etc/passwd", "file:///etc/passwd", "https://example.org/x.png", "a\\b.png"]
)
def test_an_image_outside_the_folder_is_an_error(folder: Callable[[dict[str, str]], Path], path: str) -> None:
    root = folder({"x.png": "", "sub/deck.yaml": f"- q: x\n  a: b\n  image: {path}\n"})
    deck = root / "sub/deck.yaml"
    assert [problem.rule for problem in read(deck.read_bytes(), str(deck), str(root)).problems] == ["image"]


def test_an_image_is_not_reached_through_a_link(folder: Callable[[dict[str, str]], Path]) -> None:
    root = folder({"secret.png": "", "sub/deck.yaml": "- q: x\n  a: b\n  image: pictures/secret.png\n"})
    (root / "sub/pictures").symlink_to(root)
    deck = root / "sub/deck.yaml"
    reading = read(deck.read_bytes(), str(deck), str(root))
    assert [(problem.rule, problem.level) for problem in reading.problems] == [("image", Level.ERROR)]


def test_an_image_inside_is_kept_and_a_missing_one_is_a_warning(folder: Callable[[dict[str, str]], Path]) -> None:
    root = folder({"img/x.png": "", "deck.yaml": ""})
    deck = str(root / "deck.yaml")
    found = read(b"- q: x\n  a: b\n  image: img/x.png\n", deck, str(root))
    assert only(found).image == "img/x.png"
    missing = read(b"- q: x\n  a: b\n  image: img/y.png\n", deck, str(root))
    assert [(problem.rule, problem.level) for problem in missing.problems] == [("image", Level.WARNING)]


def test_a_question_says_itself_from_when_its_options_are_hidden(read_text: Read) -> None:
    text = "deck: d\nharder: 30\ncards:\n- {q: one, a: b, wrong: [c]}\n- {q: two, a: b, wrong: [c], harder: false}\n"
    deck = read_text(text).deck
    assert deck is not None
    assert [question.harder for question in deck.questions] == [30, 0]
