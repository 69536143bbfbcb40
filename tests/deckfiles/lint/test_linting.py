"""What rules say stands at its place, and silence is asked for by question or deck, with a reason."""

import re

import pytest

from quizapp.deckfiles.lint import placing
from quizapp.deckfiles.lint.linting import SAID_MAX, lint
from quizapp.deckfiles.lint.rules import RULES
from quizapp.deckfiles.reader import read
from quizapp.errors import Level, Problem
from tests.deckfiles.lint.speaking import said

LONG = "What rises as soon as a model memorises its data"
QUESTION = f"- q: What is watched?\n  a: {LONG}\n  wrong: [Training, Loss]\n"


def of(rule: str, deck: str) -> list[Problem]:
    return [problem for problem in said(deck) if problem.rule == rule]


def place(rule: str, deck: str) -> list[tuple[int, int]]:
    return [(problem.line, problem.column) for problem in of(rule, deck)]


def test_a_problem_points_at_the_option_it_is_about() -> None:
    (found,) = of("O01", QUESTION)
    assert (found.line, found.column) == (2, 6)
    assert found.excerpt == f"  a: {LONG}"
    assert found.level is Level.WARNING
    assert found.cure


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (f"'{LONG}'", (2, 7)),
        (f'"{LONG}"', (2, 7)),
        (f"|\n    {LONG}", (3, 5)),
        (f">-\n    {LONG[:20]}\n    {LONG[20:]}", (3, 5)),
        (f"{LONG[:20]}\n    {LONG[20:]}", (2, 6)),
        (f"'{LONG}, isn''t it'", (2, 7)),
        (f'"{LONG} \\"here\\""', (2, 7)),
    ],
)
def test_a_text_is_found_however_yaml_writes_it(written: str, expected: tuple[int, int]) -> None:
    assert place("O01", f"- q: What is watched?\n  a: {written}\n  wrong: [Training, Loss]\n") == [expected]


def test_an_option_is_found_at_its_own_entry_and_not_in_the_question() -> None:
    deck = "- q: Does it always help, or is it all of these?\n  a: [It helps, It heals]\n  wrong: [All of these]\n"
    assert place("O04", deck) == [(3, 11)]


def test_a_word_is_not_found_within_another_or_in_what_tells_about_the_question() -> None:
    deck = "- id: all-of-these\n  q: Overall?\n  a: It helps\n  wrong:\n    All of these: No.\n    None: No.\n"
    assert place("O04", deck) == [(5, 5)]


def test_a_question_is_not_searched_beyond_its_end() -> None:
    deck = f"- q: 'Which of {{{{n}}}}?'\n  vars: {{n: 2..9}}\n  number: 0.50\n- q: Which?\n  number: 0.5\n\n{QUESTION}"
    assert place("N07", deck) == [(3, 3)]


def test_what_stands_nowhere_is_told_at_the_question() -> None:
    deck = "deck: One\ncards:\n\n  - {q: What is it?, a: That,\n     wrong: [This]}\n"
    assert place("O14", deck) == [(4, 5)]


def test_several_questions_in_one_line_are_told_apart_by_their_columns() -> None:
    one = f"{{q: What is watched?, a: {LONG}, wrong: [Training, Loss]}}"
    deck = f"[{one}, {one.replace('watched', 'seen')}]"
    first, second = place("O01", deck)
    assert first[1] < deck.index("seen") < second[1]


@pytest.mark.parametrize("silence", ["  lint: {O01: a definition}\n", "  lint: {O01: a definition, O03: so it is}\n"])
def test_a_question_silences_a_rule_for_itself_alone(silence: str) -> None:
    deck = QUESTION + silence + QUESTION.replace("watched", "seen")
    assert place("O01", deck) == [(6, 6)]


def test_a_deck_silences_a_rule_for_all_its_questions() -> None:
    head = "lint: {O01: definitions have to be long}\ncards:\n"
    cards = "".join(f"  {line}\n" for line in (QUESTION + QUESTION.replace("watched", "seen")).splitlines())
    assert of("O01", head + cards) == of("L02", head + cards) == []


def test_a_rule_of_the_deck_is_silenced_at_its_head() -> None:
    deck = "lint: {D07: read before}\nsources: {esl: The Elements}\ncards:\n  - {q: What?, a: That}\n"
    assert of("D07", deck) == []
    assert of("D07", deck.replace("D07", "D05")) != []


def test_a_noisy_rule_speaks_only_when_it_is_asked_for() -> None:
    deck = "- q: What happens?\n  a: It rises\n  wrong: [It falls, It stays]\n"
    assert not [problem for problem in said(deck) if problem.rule == "O22"]
    assert [problem for problem in said(deck, "O22") if problem.rule == "O22"]


def test_a_silenced_rule_that_is_off_is_not_called_needless() -> None:
    assert of("L02", "- q: What?\n  a: That\n  wrong: [This, Those]\n  lint: {O22: they are opposites}\n") == []


def test_who_misspells_a_rule_is_told_which_one_may_be_meant() -> None:
    (found,) = of("L01", "- q: What?\n  a: That\n  lint: {o11: the term itself}\n")
    assert "O11" in found.cure


def test_a_deck_in_another_language_is_spared_the_words_of_english() -> None:
    deck = "deck: Eins\nlang: {}\ncards:\n  - q: Was?\n    a: Das\n    wrong: [Dies, All of these]\n"
    assert of("O04", deck.format("de-AT")) == []
    assert of("O04", deck.format("en-GB")) != []


def test_problems_of_a_file_in_one_long_line_take_bounded_time() -> None:
    many = ", ".join(f"{{q: What is {n}?, a: Thing {n}, wrong: [No {n}]}}" for n in range(2_000))
    deck = read(f"[{many}]".encode(), "/nowhere/deck.yaml", "/nowhere").deck
    assert deck is not None
    assert sum(problem.rule == "O14" for problem in lint(deck, [f"[{many}]"])) == SAID_MAX


def test_of_a_line_with_many_questions_only_its_own_part_is_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    searched: list[str] = []
    patterns = placing._patterns

    class Counted:
        """A pattern that notes what it is searched in."""

        def __init__(self, pattern: re.Pattern[str]) -> None:
            self._pattern = pattern

        def search(self, block: str) -> re.Match[str] | None:
            searched.append(block)
            return self._pattern.search(block)

    monkeypatch.setattr(placing, "_patterns", lambda text: map(Counted, patterns(text)))
    many = ", ".join(f"{{q: What is {n}?, a: Thing {n}, wrong: [All of these]}}" for n in range(200))
    deck = read(f"[{many}]".encode(), "/nowhere/deck.yaml", "/nowhere").deck
    assert deck is not None
    found = [problem for problem in lint(deck, [f"[{many}]"]) if problem.rule == "O04"]
    assert len(found) == 200
    assert all(many[problem.column - 2 :].startswith("All of these") for problem in found)
    assert max(map(len, searched)) < 100


def test_a_question_above_another_in_its_line_is_searched_to_where_that_begins() -> None:
    first = "{q: What is watched?,\n a: That,\n wrong: [All of these, This]}"
    deck = f"[{first}, {first.replace('watched', 'seen')}]"
    assert place("O04", deck) == [(3, 10), (5, 10)]


def test_a_broken_deck_is_spared_the_rules_of_whole_decks_and_idle_silence() -> None:
    text = QUESTION + "  lint: {O02: so it is}\n"
    deck = read(text.encode(), "/nowhere/deck.yaml", "/nowhere").deck
    assert deck is not None
    rules = {whole: {problem.rule for problem in lint(deck, text.split("\n"), whole=whole)} for whole in (True, False)}
    assert "L02" in rules[True]
    assert "O01" in rules[False]
    assert all(not RULES[rule].deck and rule != "L02" for rule in rules[False])


def test_a_rule_has_its_say_no_more_often_than_one_can_read_and_silence_is_still_needed() -> None:
    many = "".join(QUESTION.replace("watched", f"seen {n} times") for n in range(600))
    text = f"{many}{QUESTION}  lint: {{O01: a definition}}\n"
    deck = read(text.encode(), "/nowhere/deck.yaml", "/nowhere").deck
    assert deck is not None
    rules = [problem.rule for problem in lint(deck, text.split("\n"))]
    assert rules.count("O01") == SAID_MAX
    assert "L02" not in rules


def test_hidden_characters_are_counted_and_named_the_most_frequent_first() -> None:
    (found,) = of("X01", "- q: What\u00ad\u2060\u180e is re\u200bca\u200bll?\n  a: Share found\n")
    named = "U+200B zero width space, U+00AD soft hyphen, U+2060 word joiner, and 1 more"
    assert found.message == f"5 hidden characters: {named}"
    assert (found.line, found.column) == (1, 6)


def test_marks_of_direction_are_a_hint_where_a_text_is_read_from_the_right() -> None:
    levels = [of("X01", f"- q: {text}\n  a: Share found\n")[0].level for text in ("\u200fמה?", "\u200fWhat?")]
    assert levels == [Level.HINT, Level.WARNING]


def test_a_text_of_too_many_characters_is_told_with_how_many_are_missing() -> None:
    words = "word " * 3_992
    assert of("X04", f"- q: What is recall?\n  a: '{words.strip()}'\n") == []
    (found,) = of("X04", f"- q: What is recall?\n  a: '{words}more'\n")
    assert found.message == "the last 4 characters of this text are not shown"
    parts = "".join(f"    - '{number} {'word ' * 400}end'\n" for number in range(20))
    assert len(of("X04", f"- q: Which?\n  a: end\n  wrong:\n{parts}")) == 20
    codes = "word\u200b " * 1_600
    (coded,) = of("X04", f"- q: What is recall?\n  a: '{codes}.'\n")
    assert "are not shown" in coded.message
