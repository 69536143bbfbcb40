"""Ids are short names from a question's words; they are put into the text, and nothing else changes."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.deckfiles.naming import names_for, with_ids
from quizapp.deckfiles.reader import read
from quizapp.deckfiles.rewriting import Opened

PATH = "/nowhere/deck.yaml"


def opened(text: str) -> Opened:
    data = text.encode()
    deck = read(data, PATH, "/nowhere").deck
    assert deck is not None
    return Opened(PATH, "/nowhere", data, data.decode("utf-8-sig"), deck)


def named(text: str, *taken: str) -> list[str]:
    return [one.id for one in names_for(opened(text).deck, set(taken))]


def written(text: str) -> str:
    file = opened(text)
    return with_ids(file, names_for(file.deck, set()))[0]


def test_a_name_is_made_of_the_words_that_tell() -> None:
    assert named("- {q: What does the precision of a model measure?, a: b}") == ["precision-model-measure"]
    assert named("- {q: Which of these is it?, a: b}") == ["which-of-these"]
    assert named("- {q: 'Bayes’ theorem, in **words**?', a: b}") == ["bayes-theorem-words"]
    assert named("- {q: Wie heißt der Trainingsfehler?, a: b}") == ["wie-heisst-der"]


def test_formulas_and_pictures_give_words_only_where_there_are_no_others() -> None:
    assert named("- {q: 'Simplify $\\frac{a}{b}$ ![curve](x.png)', a: b}") == ["simplify"]
    assert named("- {q: '$x^2$?', a: b}") == ["x-2"]
    assert named("- {q: '???', a: b}") == ["question"]


def test_a_name_that_is_taken_gets_more_words_and_then_a_number() -> None:
    assert named("- {q: one two three four, a: b}", "one-two-three") == ["one-two-three-four"]
    assert named("- {q: one two, a: b}", "one-two", "one-two-2") == ["one-two-3"]


def test_an_id_that_is_there_stays_and_is_not_given_again() -> None:
    text = "- {id: tall, q: one two, a: b}\n- {q: one three, a: b}\n"
    assert written(text) == "- {id: tall, q: one two, a: b}\n- {id: one-three, q: one three, a: b}\n"


def test_an_id_becomes_the_first_key_in_every_layout() -> None:
    assert written("- q: x\n  a: b\n") == "- id: x\n  q: x\n  a: b\n"
    assert written("cards:\n  -   # note\n    a: b  # c\n    q: x") == (
        "cards:\n  -   # note\n    id: x\n    a: b  # c\n    q: x"
    )
    assert written("- { q: x, a: b }") == "- {id: x, q: x, a: b }"
    assert written("[{q: x, a: b}, {\n q: y, a: c}]") == "[{id: x, q: x, a: b}, {id: y, \n q: y, a: c}]"
    assert (
        written("- group: g\n  cards:\n  - q: x\n    a: b\n") == "- group: g\n  cards:\n  - id: x\n    q: x\n    a: b\n"
    )
    assert written("- 'q': x\n  a: |\n    b\n") == "- id: x\n  'q': x\n  a: |\n    b\n"


def test_line_ends_and_the_byte_order_mark_stay() -> None:
    file = opened("\ufeff- q: x\r\n  a: b\r\n- q: y\n  a: c\n")
    text, put = with_ids(file, names_for(file.deck, set()))
    assert [one.id for one in put] == ["x", "y"]
    assert file.bytes_of(text) == "\ufeff- id: x\r\n  q: x\r\n  a: b\r\n- id: y\n  q: y\n  a: c\n".encode()


PROMPTS = st.lists(
    st.text(st.sampled_from("ab cß?{$}[]()'’_#-:2É"), min_size=1, max_size=20).filter(lambda text: text.strip()),
    min_size=1,
    max_size=6,
)


@given(prompts=PROMPTS, flow=st.booleans(), end=st.sampled_from(["\n", "\r\n"]))
def test_whatever_is_asked_every_id_is_new_and_nothing_else_changes(
    prompts: list[str], end: str, *, flow: bool
) -> None:
    form = "- {{q: '{}', a: b}}" if flow else "- q: '{}'" + end + "  a: b  # c"
    text = end.join(form.format(prompt.replace("'", "''")) for prompt in prompts)
    file = opened(text)
    changed, put = with_ids(file, names_for(file.deck, {"a", "b"}))
    now = opened(changed).deck
    ids = [question.id for question in now.questions]
    assert len(put) == len(file.deck.questions)
    assert all(ids)
    assert len({"a", "b", *ids}) == len(ids) + 2
    assert [(one.prompt, one.body) for one in now.questions] == [(one.prompt, one.body) for one in file.deck.questions]
    assert changed.count("# c") == text.count("# c")
