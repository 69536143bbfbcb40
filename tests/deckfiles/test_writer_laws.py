"""Laws of changing a deck as text, over layouts: only the question that is meant changes, and only as it is to."""

from dataclasses import replace

from hypothesis import example, given, settings
from hypothesis import strategies as st

from quizapp.core.deck import Choice, Cloze, Question, Typed, TypedList
from quizapp.deckfiles import writer
from quizapp.deckfiles.reader import read
from quizapp.deckfiles.writer import Source

PATH = "/nowhere/deck.yaml"
FORMS = st.text(st.sampled_from("ab ,:#'\"[]{}\\/-*&!?|>%@`ä日$~=.\u00a0"), min_size=1, max_size=12)
NOTES = st.sampled_from(["", "  # a note", " # [x], {y: z}"])
ACCEPTS = st.sampled_from(
    [
        "[]",
        "[ ]",
        "[c]",
        "[c, 'd, e']",
        "[c,\n      d]",
        "c",
        "'c: d'",
        "\n    - c",
        '\n  - c\n  - "d\\te"',
        "c d\n    e",
    ]
)
QUESTIONS = st.sampled_from(
    [
        "q: 'x: y'\n  a: b{note}\n  accept: {accept}{note}\n  why: |\n    z\n    # no note\n",
        "accept: {accept}{note}\n  q: x\n  a: |\n    b\n",
        "q: x\n  a: b{note}\n  wrong:\n    c: d{note}\n\n  # below\n",
        "q: x\n  a: >-\n    b\n\n    c\n  wrong: [d]{note}\n",
        "cloze: a {{{{b}}}}{note}\n  accept: {accept}\n",
        "q: x\n  a: [b, c]\n  accept: {{b: d}}{note}\n",
        "q: x\n  a: [b, c]\n  accept:{note}\n    c: d{note}\n",
    ]
)


@settings(max_examples=400, deadline=None)
@given(
    before=QUESTIONS, after=QUESTIONS, accept=ACCEPTS, note=NOTES, form=FORMS,
    end=st.sampled_from(["\n", "\r\n"]), closed=st.booleans(), mark=st.booleans(),
)  # fmt: skip
@example(
    before="q: x\n  a: b\n", after="q: x\n  a: b\n", accept="", note="", form="n", end="\n", closed=True, mark=False
)
def test_whatever_the_layout_only_the_one_question_changes_and_only_so(
    before: str, after: str, accept: str, note: str, form: str, end: str, *, closed: bool, mark: bool
) -> None:
    texts = (f"id: {name}\n  " + text.format(accept=accept, note=note) for name, text in (("p", before), ("r", after)))
    text = "# top\ndeck: D\ncards:\n- " + "- ".join(texts)
    text = (text if closed else text.rstrip("\n")).replace("\n", end)
    data = ("\ufeff" * mark + text).encode()
    source = Source(data, PATH, "/nowhere")
    deck = read(data, PATH, "/nowhere").deck
    if deck is None or len(deck.questions) < 2:
        return
    question = deck.questions[1]
    answer = "b" if isinstance(question.body, TypedList) else ""
    change = writer.accepting(source, question, form, answer)
    if change is None:
        return
    lines = data.decode().split(end)
    assert lines[change.line - 1 : change.line - 1 + len(change.removed)] == list(change.removed)
    lines[change.line - 1 : change.line - 1 + len(change.removed)] = change.added
    assert change.text.decode() == end.join(lines)
    assert change.text.count(b"#") == data.count(b"#") + form.count("#")
    now = read(change.text, PATH, "/nowhere").deck
    assert now is not None
    assert [replace(q, line=0, column=0) for q in now.questions[:1]] == [replace(deck.questions[0], line=0, column=0)]
    assert form.split() == forms_of(now.questions[1])[-1].split()


def forms_of(question: Question) -> tuple[str, ...]:
    body = question.body
    if isinstance(body, TypedList):
        return body.items[0].accept
    assert isinstance(body, Typed | Choice | Cloze)
    return body.accept or ()


@given(form=FORMS)
def test_a_form_of_any_signs_is_written_into_a_plain_list(form: str) -> None:
    data = b"- q: x\n  a: b\n  accept: [c]\n"
    deck = read(data, PATH, "/nowhere").deck
    assert deck is not None
    change = writer.accepting(Source(data, PATH, "/nowhere"), deck.questions[0], form)
    bare = " ".join(form.split())
    pattern = len(bare) > 2 and bare[0] == bare[-1] == "/"
    assert (change is None) == (not bare or pattern)
