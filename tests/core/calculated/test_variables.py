"""Calculated questions: every kind is filled from a seed, and unfair numbers are drawn again."""

from dataclasses import replace

import pytest

from quizapp.core.calculated import variables
from quizapp.core.calculated.draws import Draw, attempt
from quizapp.core.calculated.variables import DrawError, draw, fresh_seed, realise
from quizapp.core.cards import Card, cards_of
from quizapp.core.deck import (
    Body,
    Choice,
    Cloze,
    Computed,
    Flashcard,
    Item,
    Listed,
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
    Variable,
)

N = Range("n", "2", "9")
SEEDS = [str(number) for number in range(60)]
PRECISION = Question(
    prompt="A filter catches {{tp}} spam mails, flags {{fp}} good ones and lets {{fn}} through. What is its precision?",
    body=Number(
        "= tp / (tp + fp)",
        "0.005",
        traps=(
            Trap("= tp / (tp + fn)", "You divided by all spam; that is recall."),
            Trap("= fp / (tp + fp)", "That is the false discovery rate, not {{answer:.2f}}."),
        ),
    ),
    variables=(Range("tp", "20", "90"), Range("fp", "5", "40"), Range("fn", "5", "40")),
    require=("fp != fn",),
    why="Precision = {{tp}} / ({{tp}} + {{fp}}) = {{answer:.3f}}.",
)


def only(question: Question) -> Card:
    (card,) = cards_of(question)
    return card


def calculated(body: Body, *variables: Variable, require: tuple[str, ...] = (), prompt: str = "?") -> Question:
    return Question(prompt=prompt, body=body, variables=variables or (N,), require=require)


def filled(body: Body) -> Body:
    """The body with n = 3."""
    card = cards_of(calculated(body, Listed("n", ("3",))))[0]
    return realise(card, "seed")[0].question.body


def test_a_calculated_question_becomes_an_ordinary_one() -> None:
    card, values = realise(only(PRECISION), "a")
    n = dict(values)
    precision = n["tp"] / (n["tp"] + n["fp"])
    question = card.question
    assert isinstance(question.body, Number)
    assert [name for name, _ in values] == ["tp", "fp", "fn"]
    assert question.prompt.startswith(f"A filter catches {n['tp']} spam mails, flags {n['fp']} good ones")
    assert question.why == f"Precision = {n['tp']} / ({n['tp']} + {n['fp']}) = {precision:.3f}."
    assert float(question.body.answer) == pytest.approx(precision)
    assert question.body.traps[1].why == f"That is the false discovery rate, not {precision:.2f}."
    assert (question.variables, question.require) == ((), ())


def test_the_card_stays_the_same_card_whatever_is_drawn() -> None:
    card = only(PRECISION)
    drawn, _ = realise(card, "a")
    assert replace(drawn, question=card.question) == card


def test_a_seed_draws_the_same_numbers_again_and_others_draw_others() -> None:
    card = only(PRECISION)
    assert [realise(card, seed) for seed in SEEDS] == [realise(card, seed) for seed in SEEDS]
    assert len({realise(card, seed)[1] for seed in SEEDS}) > 50


def test_a_question_without_variables_stays_as_it_is() -> None:
    card = only(Question(prompt="{{n}}?", body=Flashcard("= n")))
    assert realise(card, "a") == (card, ())
    assert draw(card.question, "a") == {}
    assert fresh_seed(card, "a", {}) == "a"


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        (Flashcard("= n * 2", "Twice {{n}}?"), Flashcard("6", "Twice 3?")),
        (Flashcard("{{n}} or {{n / 7:.2f}}"), Flashcard("3 or 0.43")),
        (
            Choice(
                (Option("= n", right=True, why="{{answer}}!"), Option("{{n}}0", right=False, why="{{n}}")), ("{{n}}.0",)
            ),
            Choice((Option("3", right=True, why="3!"), Option("30", right=False, why="3")), ("3.0",)),
        ),
        (
            Multi((Option("= n", right=True), Option("= n + 1", right=True), Option("= n / 7", right=False))),
            Multi((Option("3", right=True), Option("4", right=True), Option("0.4286", right=False))),
        ),
        (TrueFalse(answer=True, computed="n > 3"), TrueFalse(answer=False)),
        (TrueFalse(answer=True), TrueFalse(answer=True)),
        (
            Typed("= n", ("{{n}} mails", "/three?/"), (Rejected("= n + 1", "not {{answer}} + 1"),), 1),
            Typed("3", ("3 mails", "/three?/"), (Rejected("4", "not 3 + 1"),), 1),
        ),
        (
            TypedList((Item("= n", ("{{n}}.",)), Item("x{{n}}")), (Rejected("{{n + 1}}", "{{n}}"),), 1),
            TypedList((Item("3", ("3.",)), Item("x3")), (Rejected("4", "3"),), 1),
        ),
        (Number("= n", unit="m", decimals=1), Number("3", unit="m", decimals=1)),
        (Number("= n"), Number("3")),
        (Number("= n / 4"), Number("0.75", "0.5%")),
        (Number("= n / 4", "2%"), Number("0.75", "2%")),
        (Number("0.5", traps=(Trap("= n", "{{answer}}"),)), Number("0.5", traps=(Trap("3", "0.5", "= n"),))),
        (Number("= 0.1 * n"), Number("0.3", "0.5%")),
        (Order(("{{n}}", "{{n + 1}}")), Order(("3", "4"))),
        (
            Match((Pair("{{n}}", "= n"), Pair("b", "{{n + 1}}")), ("{{n}}0",)),
            Match((Pair("3", "= n"), Pair("b", "4")), ("30",)),
        ),
    ],
)
def test_every_kind_is_filled(written: Body, drawn: Body) -> None:
    assert filled(written) == drawn


def test_every_text_around_the_answer_is_filled_and_the_rest_stays() -> None:
    written = Question(
        prompt="{{n}}?",
        body=Number("= n"),
        variables=(Listed("n", ("3",)),),
        hints=("{{n}}!", "{{answer}}!"),
        why="{{answer}}.",
        context="Case {{n}}",
        source="{{n}}",
        group="{{n}}",
    )
    drawn = realise(only(written), "a")[0].question
    assert (drawn.prompt, drawn.hints, drawn.why, drawn.context) == ("3?", ("3!", "3!"), "3.", "Case 3")
    assert (drawn.source, drawn.group) == ("3", "{{n}}")


@pytest.mark.parametrize(
    ("variable", "possible"),
    [
        (Range("n", "1", "3"), {1, 2, 3}),
        (Range("n", "-1", "1"), {-1, 0, 1}),
        (Range("n", "1", "10", "4"), {1, 5, 9}),
        (Range("n", "0.1", "0.4", "0.1"), {0.1, 0.2, 0.3, 0.4}),
        (Range("n", "0.5", "2", "0.5"), {0.5, 1, 1.5, 2}),
        (Listed("n", ("1", "2.50", "1e2")), {1, 2.5, 100}),
        (Computed("n", "7 // 2"), {3}),
    ],
)
def test_a_variable_takes_all_its_values_and_no_others(variable: Variable, possible: set[float]) -> None:
    question = calculated(Flashcard("x"), variable)
    found = [draw(question, seed)["n"] for seed in SEEDS]
    assert set(found) == possible
    assert all(isinstance(value, int) == float(value).is_integer() for value in found)


def test_a_range_may_be_huge() -> None:
    question = calculated(Flashcard("x"), Range("n", "0", "1000000000000000", "0.000000001"))
    assert all(0 <= draw(question, seed)["n"] <= 10**15 for seed in SEEDS)


def test_a_variable_is_computed_from_those_before_it() -> None:
    values = draw(calculated(Flashcard("x"), N, Computed("m", "n * 2"), Computed("k", "m + n")), "a")
    assert values["k"] == 3 * values["n"] == values["m"] + values["n"]


def test_what_a_condition_rules_out_is_never_drawn_even_where_it_could_not_be_computed() -> None:
    question = calculated(
        Number("= n"), Range("n", "0", "5"), Computed("m", "1 / (n - 2)"), require=("n != 2", "n < 4")
    )
    assert {draw(question, seed)["n"] for seed in SEEDS} == {0, 1, 3}


@pytest.mark.parametrize(
    ("body", "never"),
    [
        (Number("= 12 / (n - 5)"), {5}),
        (Number("= n", "1", traps=(Trap("7", "no"),)), {6, 7, 8}),
        (Number("= n + 1 / 3", "0.00001", traps=(Trap("4.3330", "no"),)), {4}),
        (Number("= n / 7", traps=(Trap("= 0.4286", "no"),)), {3}),
        (Number("= 100 + n", traps=(Trap("= n", "one"), Trap("5", "two"))), {5}),
        (Choice((Option("= n", right=True), Option("4", right=False))), {4}),
        (Choice((Option("{{n}} m", right=True), Option("5 m", right=False))), {5}),
        (Choice((Option("0", right=True), Option("= n", right=False), Option("= 9", right=False))), {9}),
        (Choice((Option("= 1000 / 3", right=True), Option("= 330 + n / 2", right=False))), {4, 5, 6, 7, 8, 9}),
        (Multi((Option("4", right=True), Option("1", right=False), Option("= n", right=True))), {4}),
        (Typed("6", ("six",), (Rejected("= n", "no"),)), {6}),
        (TypedList((Item("= n"), Item("2"))), {2}),
        (TypedList((Item("a"), Item("b", ("3",))), (Rejected("{{n}}", "no"),)), {3}),
        (Match((Pair("{{n}}", "x"), Pair("8", "y"))), {8}),
        (Match((Pair("a", "x"), Pair("b", "5")), ("{{n}}",)), {5}),
        (Flashcard("{{12 / (n - 3):d}}"), {3, 8}),
    ],
)
def test_unfair_numbers_are_drawn_again(body: Body, never: set[int]) -> None:
    question = calculated(body)
    assert {draw(question, seed)["n"] for seed in SEEDS} == set(range(2, 10)) - never


@pytest.mark.parametrize(
    ("question", "says"),
    [
        (calculated(Flashcard("x"), require=("n > 100",)), "can be asked: `n > 100` does not hold"),
        (calculated(Flashcard("x"), require=("n",)), "`n` is a number; a condition compares"),
        (calculated(Number("= n / 0")), "divides by zero"),
        (calculated(Number("= n > 1")), "`= n > 1` is true or false, no number"),
        (calculated(TrueFalse(answer=True, computed="n")), "`= n` is a number; a statement is true or false"),
        (calculated(Number("= n", traps=(Trap("= n", "no"),))), "is right, too"),
        (calculated(Flashcard("{{m}}")), "there is no `m`"),
        (
            calculated(
                Flashcard("{{n"),
            ),
            "not closed",
        ),
    ],
)
def test_a_question_that_cannot_be_asked_says_why(question: Question, says: str) -> None:
    with pytest.raises(DrawError, match="none of 600 draws can be asked") as caught:
        realise(only(question), "a")
    assert says in str(caught.value)


def test_a_condition_that_seldom_holds_is_met_by_every_seed_once_it_was_met() -> None:
    question = calculated(Flashcard("x"), Range("n", "1", "2000"), require=("n <= 8",))
    found = [draw(question, "")["n"], *(draw(question, seed)["n"] for seed in SEEDS)]
    assert max(found) <= 8


def test_a_fresh_seed_draws_other_numbers_and_is_found_again() -> None:
    card = only(calculated(Flashcard("= n"), Range("n", "1", "3")))
    for seed in SEEDS:
        last = draw(card.question, seed)
        fresh = fresh_seed(card, seed, last)
        assert draw(card.question, fresh) != last
        assert fresh == fresh_seed(card, seed, last) != seed
        assert fresh_seed(card, seed, {"n": 9}) == seed


def test_where_there_is_but_one_draw_the_seed_stays() -> None:
    card = only(calculated(Flashcard("x"), Listed("n", ("3",))))
    assert fresh_seed(card, "a", {"n": 3}) == "a"


def test_numbers_that_look_alike_are_not_fresh() -> None:
    unseen = Range("m", "1", "100")
    card = only(calculated(Number("= n"), Range("n", "1", "2"), unseen, prompt="{{n}}"))
    for seed in SEEDS:
        last = draw(card.question, seed)
        assert draw(card.question, fresh_seed(card, seed, last))["n"] != last["n"]
        other = {**last, "m": 101}
        assert draw(card.question, fresh_seed(card, seed, other))["n"] != last["n"]


def test_a_fresh_seed_is_found_where_one_draw_is_far_commoner_than_the_others() -> None:
    card = only(calculated(Number("= n"), Listed("n", ("1",) * 19 + ("2",))))
    for seed in SEEDS:
        last = draw(card.question, seed)
        assert draw(card.question, fresh_seed(card, seed, last)) != last


@pytest.mark.parametrize(
    "body",
    [
        Flashcard("{{n}}"),
        Choice((Option("= n", right=True), Option("x", right=False))),
        TrueFalse(answer=True, computed="n > 1"),
        TypedList((Item("{{n}}"), Item("x"))),
        Order(("{{n}}", "x")),
        Match((Pair("{{n}}", "x"), Pair("y", "z"))),
        Match((Pair("x", "{{n}}"), Pair("y", "z"))),
        Match((Pair("x", "a"), Pair("y", "z")), ("{{n}}",)),
    ],
)
def test_whatever_shows_a_number_makes_a_draw_look_otherwise(body: Body) -> None:
    card = only(calculated(body, Range("n", "1", "2")))
    assert all(
        draw(card.question, fresh_seed(card, seed, draw(card.question, seed))) != draw(card.question, seed)
        for seed in SEEDS
    )


@pytest.mark.parametrize("last", [{}, {"other": 1}, {"n": 10**400}, {"n": float("nan")}, {"n": float("inf")}])
def test_numbers_that_a_question_cannot_have_are_no_draw_to_avoid(last: dict[str, float]) -> None:
    card = only(calculated(Number("= 1 / n"), Range("n", "1", "9")))
    assert fresh_seed(card, "a", last) == "a"


def test_other_numbers_are_looked_for_with_few_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    def counted(question: Question, seed: str, number: int) -> Draw:
        tried.append(seed)
        return attempt(question, seed, number)

    monkeypatch.setattr(variables, "attempt", counted)
    expensive = " + ".join(["comb(40, 7)"] * 30)
    card = only(calculated(Number(f"= n + {expensive}"), Range("n", "1", "2"), require=("n == 1",)))
    assert fresh_seed(card, "a", {"n": 1}) == "a"
    assert len(tried) < 500
    tried.clear()
    fixed = only(calculated(Number("= m"), Listed("n", ("3", "3")), Computed("m", "n + 1"), Range("k", "2", "2")))
    assert fresh_seed(fixed, "a", {"n": 3, "m": 4, "k": 2}) == "a"
    assert len(tried) == 1


def test_the_unit_and_the_source_are_filled() -> None:
    question = replace(calculated(Number("= n", unit="of {{n + 1}}"), Range("n", "3", "3")), source="Book, p. {{n}}")
    drawn = realise(only(question), "a")[0].question
    assert drawn.body == Number("3", unit="of 4")
    assert drawn.source == "Book, p. 3"


def test_a_cloze_keeps_its_holes() -> None:
    (card,) = cards_of(calculated(Cloze(), prompt="The {{hole}}."))
    assert realise(card, "a")[0].question.prompt == "The {{hole}}."
