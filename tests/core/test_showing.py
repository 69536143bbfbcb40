"""What a card shows, and its options in the order of one showing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.cards import Card, cards_of
from quizapp.core.deck import (
    Body,
    Choice,
    Cloze,
    Flashcard,
    Item,
    Match,
    Multi,
    Number,
    Option,
    Order,
    Pair,
    Question,
    TrueFalse,
    Typed,
    TypedList,
)
from quizapp.core.showing import back, front, hidden, option_order, options


def cards(prompt: str, body: Body, *, shuffle: bool = True) -> tuple[Card, ...]:
    return cards_of(Question(prompt=prompt, body=body, shuffle=shuffle))


def choice(*texts: str, shuffle: bool = True) -> Card:
    body = Choice(tuple(Option(text, right=not index) for index, text in enumerate(texts)))
    return cards("q", body, shuffle=shuffle)[0]


def test_a_reversed_card_asks_the_other_way_round() -> None:
    there, reverse = cards("Recall?", Flashcard("$TP/P$", reverse="Which metric is $TP/P$?"))
    assert (front(there), back(there)) == ("Recall?", "$TP/P$")
    assert (front(reverse), back(reverse)) == ("Which metric is $TP/P$?", "Recall?")
    _, other = cards("Write recall.", Flashcard("$TP/P$", "Which metric is $TP/P$?", "Recall"))
    assert (front(other), back(other)) == ("Which metric is $TP/P$?", "Recall")


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (Choice((Option("a", right=False), Option("b", right=True))), "b"),
        (Multi((Option("a", right=True), Option("b", right=False), Option("c", right=True))), "a\n\nc"),
        (TrueFalse(answer=True), "True"),
        (TrueFalse(answer=False), "False"),
        (Typed("x", accept=("y",)), "x"),
        (Number("112000", unit="$"), "$112,000"),
        (Number("= a / b"), "= a / b"),
        (TypedList((Item("x", ("y",)), Item("two\nlines"))), "- x\n- two\n  lines"),
        (Order(("first\nmore", "then")), "1. first\n   more\n2. then"),
        (Match((Pair("a", "b"), Pair("c", "d")), decoys=("e",)), "- a → b\n- c → d"),
    ],
)
def test_the_back_is_the_answer_and_the_front_the_prompt(body: Body, shown: str) -> None:
    (card,) = cards("Ask", body)
    assert (front(card), back(card)) == ("Ask", shown)
    assert hidden(card) == ()


def test_only_the_holes_of_the_card_are_hidden() -> None:
    first, second = cards("{{Bias}} falls, {{variance::the other}} rises", Cloze())
    assert front(first) == "**[…]** falls, variance rises"
    assert front(second) == "Bias falls, **[the other]** rises"
    assert back(first) == "**Bias** falls, variance rises"
    assert hidden(second) == ("variance",)


def test_holes_of_one_group_are_hidden_together() -> None:
    first, second = cards("{{1::a}} {{b}} {{1::c::see}}", Cloze())
    assert front(first) == "**[…]** b **[see]**"
    assert front(second) == "a **[…]** c"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("$P = {{TP}} / x$", "$P = […] / x$"),
        ("`fit({{X}})`", "`fit([…])`"),
        ("`$` and {{x}}", "`$` and **[…]**"),
        (r"\$5 and {{x}}", r"\$5 and **[…]**"),
        ("over{{fit}}", "over[…]"),
        ("{{over}}fit", "[…]fit"),
        ("({{x}})", "(**[…]**)"),
    ],
)
def test_a_hole_is_bold_only_where_markdown_reads_it(text: str, shown: str) -> None:
    (card,) = cards(text, Cloze())
    assert front(card) == shown


def test_numbers_are_sorted() -> None:
    assert option_order(choice("0.5", "−1", "25%", "1/3", "$2$"), "seed") == (1, 2, 3, 0, 4)


def test_one_option_that_is_no_number_makes_all_shuffled() -> None:
    card = choice("3", "2", "1", "none")
    assert len({option_order(card, str(seed)) for seed in range(30)}) > 1


@pytest.mark.parametrize("odd", ["1/0", "9" * 5000, "1.5/2"])
def test_a_number_that_cannot_be_read_is_a_text(odd: str) -> None:
    card = choice("3", "2", odd)
    assert sorted(option_order(card, "seed")) == [0, 1, 2]


def test_a_fixed_order_stays() -> None:
    card = choice("3", "1", "2", shuffle=False)
    assert option_order(card, "seed") == (0, 1, 2)
    assert [option.text for option in options(card)] == ["3", "1", "2"]


@given(st.lists(st.text(max_size=4), min_size=1, max_size=8), st.text(max_size=8))
def test_the_seed_alone_decides_and_every_option_is_shown_once(texts: list[str], seed: str) -> None:
    card = choice(*texts)
    order = option_order(card, seed)
    assert sorted(order) == list(range(len(texts)))
    assert order == option_order(card, seed)


@given(st.lists(st.sampled_from("abc"), min_size=1, max_size=6), st.text(max_size=8))
def test_steps_are_never_shown_in_their_right_order(steps: list[str], seed: str) -> None:
    (card,) = cards("q", Order(tuple(steps)), shuffle=False)
    order = option_order(card, seed)
    assert sorted(order) == [*range(len(steps))]
    assert ([steps[index] for index in order] == steps) == (len(set(steps)) == 1)


def test_the_pool_of_pairs_is_shuffled_with_its_decoys() -> None:
    (card,) = cards("q", Match((Pair("a", "x"), Pair("b", "y"), Pair("c", "x")), decoys=("z",)))
    orders = {option_order(card, f"seed {n}") for n in range(100)}
    assert {tuple(sorted(order)) for order in orders} == {(0, 1, 2)}
    assert len(orders) == 6


def test_every_place_is_as_likely_for_the_right_option() -> None:
    card = choice("right", "b", "c", "d")
    places = [option_order(card, f"seed {n}").index(0) for n in range(2000)]
    assert all(430 < places.count(place) < 570 for place in range(4))
