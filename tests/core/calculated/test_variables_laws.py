"""Laws of calculated questions, over generated ones: whatever is drawn can be answered, and says what it means."""

from collections.abc import Mapping
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from quizapp.core.calculated.evaluation import Value, evaluate
from quizapp.core.calculated.expression import parse
from quizapp.core.calculated.faults import faults
from quizapp.core.calculated.variables import DrawError, draw, fresh_seed, realise
from quizapp.core.cards import cards_of
from quizapp.core.deck import Choice, Computed, Listed, Number, Option, Question, Range, Trap, Variable
from quizapp.core.grading import grade
from quizapp.core.numbers import written
from quizapp.core.response import Chosen, Wrote
from quizapp.core.review import Verdict
from quizapp.errors import Level

NAMES = ("a", "b", "c")
NUMERALS = st.integers(-50, 200).map(str) | st.sampled_from(["0.5", "0.25", "1.1", "-2.75"])
RANGES = st.builds(
    lambda name, low, length, step: Range(name, low, str(Fraction(low) + length * Fraction(step)), step),
    st.sampled_from(NAMES),
    st.integers(-20, 90).map(str),
    st.integers(1, 60),
    st.sampled_from(["1", "2", "5"]),
)
LISTS = st.builds(Listed, st.sampled_from(NAMES), st.lists(NUMERALS, min_size=1, max_size=8).map(tuple))
FORMULAS = st.recursive(
    st.sampled_from(NAMES) | st.sampled_from(["1", "2", "10", "0.5", "100"]),
    lambda part: (
        st.builds("({} {} {})".format, part, st.sampled_from(["+", "-", "*", "/", "%", "//"]), part)
        | st.builds("{}({})".format, st.sampled_from(["abs", "sqrt", "round", "ceil"]), part)
        | st.builds("{}({}, {})".format, st.sampled_from(["max", "min", "mean"]), part, part)
    ),
    max_leaves=5,
)
CONDITIONS = st.builds("{} {} {}".format, st.sampled_from(NAMES), st.sampled_from(["<", "!=", ">="]), FORMULAS)
TEXTS = st.lists(
    FORMULAS.map("{{{{{}}}}}".format)
    | FORMULAS.map("{{{{ {} :.2f}}}}".format)
    | st.sampled_from([r"\frac{1}{2} ", " of "]),
    max_size=4,
).map("".join)
SEEDS = st.text("abc123", max_size=8)


def _variables(found: list[Variable]) -> tuple[Variable, ...]:
    """A variable of each name, whatever was found."""
    drawn = {variable.name: variable for variable in (*(Range(name, "1", "30") for name in NAMES), *found)}
    return (*drawn.values(), Computed("d", "a + b"))


@st.composite
def numeric(pick: st.DrawFn) -> Question:
    """A number question that can be asked."""
    traps = pick(st.lists(FORMULAS, max_size=3))
    question = Question(
        prompt=pick(TEXTS),
        body=Number(
            "= " + pick(FORMULAS),
            pick(st.sampled_from(["", "1%", "0.01"])),
            pick(st.sampled_from([None, 2])),
            traps=tuple(Trap(f"= {trap}", f"trap {place}: {{{{answer}}}}") for place, trap in enumerate(traps)),
        ),
        variables=_variables(pick(st.lists(RANGES | LISTS, max_size=3))),
        require=tuple(pick(st.lists(CONDITIONS, max_size=1))),
        why=pick(TEXTS) + "{{answer}}",
    )
    assume(_can_be_asked(question))
    return question


@st.composite
def choices(pick: st.DrawFn) -> Question:
    """A choice among computed options that can be asked."""
    formulas = pick(st.lists(FORMULAS, min_size=2, max_size=4))
    options = tuple(Option(f"= {formula}", place == 0, f"{place}") for place, formula in enumerate(formulas))
    question = Question(
        prompt=pick(TEXTS), body=Choice(options), variables=_variables(pick(st.lists(RANGES | LISTS, max_size=2)))
    )
    assume(_can_be_asked(question))
    return question


def _can_be_asked(question: Question) -> bool:
    try:
        return bool(draw(question, ""))
    except DrawError:
        return False


@given(numeric(), SEEDS)
def test_the_stated_answer_is_right_as_it_is_kept_and_as_it_is_shown(question: Question, seed: str) -> None:
    card, _ = realise(cards_of(question)[0], seed)
    body = card.question.body
    assert isinstance(body, Number)
    assert grade(card, Wrote(body.answer)).verdict is Verdict.RIGHT
    assert grade(card, Wrote(written(body))).verdict is Verdict.RIGHT


@given(numeric(), SEEDS)
def test_every_trap_gets_its_own_comment(question: Question, seed: str) -> None:
    card, _ = realise(cards_of(question)[0], seed)
    body = card.question.body
    assert isinstance(body, Number)
    for trap in body.traps:
        mark = grade(card, Wrote(trap.answer))
        assert mark.verdict is Verdict.WRONG
        assert [comment.text for comment in mark.comments] == [trap.why]


@given(choices(), SEEDS)
def test_one_option_is_right_and_every_wrong_one_is_another_number(question: Question, seed: str) -> None:
    card, _ = realise(cards_of(question)[0], seed)
    body = card.question.body
    assert isinstance(body, Choice)
    assert len({option.text for option in body.options}) == len(body.options)
    for place, option in enumerate(body.options):
        mark = grade(card, Chosen(frozenset({place})))
        assert (mark.verdict is Verdict.RIGHT) == option.right


@given(numeric() | choices(), SEEDS)
def test_no_text_keeps_a_hole(question: Question, seed: str) -> None:
    card, _ = realise(cards_of(question)[0], seed)
    shown = card.question
    texts = [shown.prompt, shown.why, *shown.hints]
    match shown.body:
        case Number(answer=answer, traps=traps):
            texts += [answer, *(text for trap in traps for text in (trap.answer, trap.why))]
        case Choice(options=options):
            texts += [text for option in options for text in (option.text, option.why)]
    assert not [text for text in texts if "{{" in text or text.startswith("=")]


@given(numeric() | choices(), SEEDS)
def test_values_lie_where_they_are_drawn_from_and_conditions_hold(question: Question, seed: str) -> None:
    values = draw(question, seed)
    assert values == draw(question, seed)
    for variable in question.variables:
        assert _is_possible(variable, values)
    assert all(evaluate(parse(condition), values) for condition in question.require)


def _is_possible(variable: Variable, values: Mapping[str, Value]) -> bool:
    value = values[variable.name]
    match variable:
        case Range(low=low, high=high, step=step):
            steps = (Fraction(repr(value)) - Fraction(low)) / Fraction(step)
            return steps.denominator == 1 and Fraction(low) <= Fraction(repr(value)) <= Fraction(high)
        case Listed(values=listed):
            return value in map(float, listed)
        case Computed(expression=expression):
            return value == evaluate(parse(expression), values)


@given(numeric() | choices(), SEEDS)
def test_a_fresh_seed_draws_other_numbers_where_there_are_any(question: Question, seed: str) -> None:
    card = cards_of(question)[0]
    last = draw(question, seed)
    fresh = fresh_seed(card, seed, last)
    assert (draw(question, fresh) != last) == (fresh != seed)


@given(numeric() | choices())
def test_what_can_be_asked_has_no_faults(question: Question) -> None:
    assert [fault for fault in faults(question) if fault.level is Level.ERROR] == []
