import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from quizapp.core.cards import Card
from quizapp.core.deck import (
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
)
from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.prerequisites import Prerequisite
from quizapp.core.queue import Entry
from quizapp.core.review import NEW, Event, Phase
from quizapp.core.syllabus import TopicNote
from quizapp.errors import Level, Problem
from quizapp.storage.catalogue import content
from quizapp.storage.rows import CardRow, DeckFileRow, FileState
from quizapp.storage.searching import texts_of
from quizapp.storage.store import Store

MakeCard = Callable[..., CardRow]
MakeFile = Callable[..., DeckFileRow]
A, B = "/decks/a.yaml", "/decks/b.yaml"

BODIES = [
    Flashcard("answer", reverse="back"),
    Flashcard("answer", reverse="back", reverse_answer="there"),
    Cloze(),
    Cloze(accept=()),
    Cloze(accept=("x", "y")),
    Choice((Option("yes", right=True), Option("no", right=False, why="é"))),
    Choice((Option("yes", right=True), Option("no", right=False)), accept=()),
    Multi((Option("yes", right=True),)),
    TrueFalse(answer=False),
    TrueFalse(answer=False, computed="a > b"),
    Typed("a", accept=("b",), reject=(Rejected("c", "why"),), typos=1),
    Typed("a"),
    TypedList((Item("a"), Item("b", accept=("c",)))),
    TypedList((Item("a"),), reject=(Rejected("c", "why"),), typos=1),
    Number("1e3", tolerance="5%", decimals=0, unit="ms", traps=(Trap("= a", "why"),)),
    Order(("a", "b", "a")),
    Match((Pair("a", "b"),), decoys=("c",)),
]
VARIABLES = (Range("a", "1", "9"), Range("b", "0", "1", "0.1"), Listed("c", ("1", "2")), Computed("d", "a + b"))


def ids(store: Store, *files: str) -> list[str]:
    return [card.card_id for card in store.cards(files)]


def test_a_deck_file_comes_back_with_its_problems(store: Store, deck_file: MakeFile) -> None:
    problem = Problem("/decks/b.yaml", 3, 7, Level.WARNING, "Y-hash", "text is lost", "quote it", "  q: C # x")
    broken = replace(
        deck_file(B),
        state=FileState.BROKEN,
        problems=(problem,),
        includes=("/decks/c.yaml",),
        about="é",
        after=(Prerequisite("a deck"), Prerequisite("t/x", "t/y"), Prerequisite("t/z", "t/y")),
        topics=(TopicNote("t/x", "é", 2.5), TopicNote("t/y")),
        exams=(
            Blueprint("final", "é", 20, pass_mark=0.55, day=740_000, options=0, topics=("t/x",)),
            Blueprint("trial"),
        ),
        cards=3,
        topic="t",
    )
    with store.writing() as tx:
        tx.put_file(broken, None)
        tx.put_file(deck_file(A), [])
    assert store.files() == {A: deck_file(A), B: broken}
    assert list(store.files()) == [A, B]


@pytest.mark.parametrize("body", BODIES, ids=repr)
def test_a_question_of_every_kind_comes_back_as_it_was(
    store: Store, card: MakeCard, deck_file: MakeFile, body: Choice
) -> None:
    question = Question(
        prompt="a {{b}} `c`\n\x1b",
        body=body,
        id="i",
        tags=("x",),
        hints=("h",),
        difficulty=2,
        guess=0.25,
        group="g",
        variables=VARIABLES,
        require=("a > b",),
        harder=0,
    )
    row = replace(card("c1"), question=question, kind=question.kind, part="reverse")
    with store.writing() as tx:
        tx.put_file(deck_file(), [row])
    found, read = store.questions(["c1", "unknown"])["c1"]
    assert read == question
    assert type(read.body) is type(body)
    assert found == row
    assert store.cards([A]) == [replace(row, question=None)]


def test_a_card_whose_rows_were_made_before_is_stored_as_one_with_its_question(
    store: Store, card: MakeCard, deck_file: MakeFile
) -> None:
    row = card("c1")
    assert row.question is not None
    made = Card(id=row.card_id, question_id=row.question_id, question=row.question, part=row.part)
    texts = texts_of(made, row.deck, row.title)
    stored = []
    for one in (row, replace(row, question=None, content=content(row.question), texts=texts)):
        with store.writing() as tx:
            tx.put_file(deck_file(), [])
            tx.put_file(deck_file(), [one])
        with closing(sqlite3.connect(next(store.folder.glob("*.db")))) as connection:
            [card_row] = connection.execute("SELECT * FROM card")
            [(_, *search_row)] = connection.execute("SELECT * FROM search_card")
        stored.append((card_row, search_row))
    assert stored[0] == stored[1]


def test_cards_that_move_and_cards_that_are_new_come_in_together(
    store: Store, card: MakeCard, deck_file: MakeFile
) -> None:
    with store.writing() as tx:
        tx.put_file(deck_file(A), [card("a", A, 0)], 1_000)
        tx.put_file(deck_file(B), [card("new", B, 0), card("a", B, 1)], 2_000)
    assert ids(store, A) == []
    assert ids(store, B) == ["new", "a"]
    assert store.added(1) == {"a": 1_000, "new": 2_000}


def test_cards_come_in_the_order_of_files_and_places(store: Store, card: MakeCard, deck_file: MakeFile) -> None:
    with store.writing() as tx:
        tx.put_file(deck_file(A), [card("z", A, 0), card("m", A, 1), card("a", A, 2)])
        tx.put_file(deck_file(B), [card("b", B, 0)])
    assert ids(store, B, A) == ["b", "z", "m", "a"]
    assert ids(store, "/unknown.yaml") == []


def test_groups_are_told_of_the_cards_that_are_in_one(store: Store, card: MakeCard, deck_file: MakeFile) -> None:
    def member(card_id: str, group: str) -> CardRow:
        row = card(card_id)
        assert row.question is not None
        return replace(row, question=replace(row.question, prompt='"group":""', group=group, context="Case."))

    with store.writing() as tx:
        tx.put_file(deck_file(), [member("one", "A"), member("two", "A"), member("alone", ""), card("plain")])
    assert store.groups(["one", "alone", "plain", "unknown"]) == {"one": (A, "A", "Case.")}
    assert len(set(store.groups(["one", "two"]).values())) == 1


def test_cards_that_go_or_read_otherwise_are_altered_but_not_those_that_stand_elsewhere_in_their_file(
    store: Store, card: MakeCard, deck_file: MakeFile
) -> None:
    edited = card("edited", place=2)
    assert edited.question is not None
    edited = replace(edited, question=replace(edited.question, why='\x00,"line":'))
    with store.writing() as tx:
        names = ("stays", "moved", "edited", "goes", "shifted")
        tx.put_file(deck_file(), [card(name, place=place) for place, name in enumerate(names)])
    stands = [card("moved", place=0), card("stays", place=1)]
    now = [
        *stands,
        edited,
        card("shifted", place=40),
        card("new", place=41),
    ]
    with store.writing() as tx:
        assert tx.altered(A, now) == {"edited", "goes"}
        assert tx.altered(A, [replace(row, deck="another") for row in stands]) == set(names)
        assert tx.altered(B, now) == set()


def test_cards_missing_from_a_file_read_whole_are_deleted_but_never_their_history(
    store: Store, card: MakeCard, deck_file: MakeFile, event: Callable[..., Event]
) -> None:
    with store.writing() as tx:
        tx.put_file(deck_file(), [card("stays"), card("goes", place=1)])
        tx.save("goes", replace(NEW, flagged=True))
        tx.append(event(card_id="goes"))
    with store.writing() as tx:
        tx.put_file(deck_file(), [card("stays")])
    assert ids(store, A) == ["stays"]
    assert store.memory("goes").flagged
    assert len(store.events(["goes"])) == 1


@pytest.mark.parametrize("first", [A, B])
def test_a_card_that_moved_to_another_file_is_there_once_in_whatever_order_files_are_read(
    store: Store, card: MakeCard, deck_file: MakeFile, first: str
) -> None:
    with store.writing() as tx:
        tx.put_file(deck_file(A), [card("moves", A), card("stays", A, 1)])
        tx.put_file(deck_file(B), [card("other", B)])
    now = {A: [card("stays", A)], B: [card("other", B), card("moves", B, 1)]}
    with store.writing() as tx:
        for file in (first, A if first == B else B):
            tx.put_file(deck_file(file), now[file])
    assert ids(store, A) == ["stays"]
    assert ids(store, B) == ["other", "moves"]


def test_a_broken_or_absent_file_keeps_the_cards_of_its_last_good_reading(
    store: Store, card: MakeCard, deck_file: MakeFile
) -> None:
    with store.writing() as tx:
        tx.put_file(deck_file(), [card("kept")])
        tx.put_file(replace(deck_file(), state=FileState.BROKEN, mtime_ns=5), None)
    assert ids(store, A) == ["kept"]
    assert store.files()[A].mtime_ns == 5
    with store.writing() as tx:
        tx.set_file_state(A, FileState.ABSENT)
    assert store.files()[A].state is FileState.ABSENT
    assert ids(store, A) == ["kept"]


def test_a_file_put_again_takes_over_every_change(store: Store, card: MakeCard, deck_file: MakeFile) -> None:
    with store.writing() as tx:
        tx.put_file(deck_file(), [card("c")])
        tx.put_file(deck_file(title="New"), [card("c", place=4, topic="other", key_hash="new")])
    (row,) = store.cards([A])
    assert (row.place, row.topic, row.key_hash) == (4, "other", "new")
    assert store.files()[A].title == "New"


def test_a_card_of_another_file_or_without_question_is_refused(
    store: Store, card: MakeCard, deck_file: MakeFile
) -> None:
    with pytest.raises(ValueError, match="another file"), store.writing() as tx:
        tx.put_file(deck_file(A), [card("c", B)])
    with pytest.raises(ValueError, match="needs its question"), store.writing() as tx:
        tx.put_file(deck_file(A), [replace(card("c", A), question=None)])
    with pytest.raises(ValueError, match="NUL"), store.writing() as tx:
        tx.put_file(deck_file(title="a\0b"), [])
    assert store.files() == {}


def test_more_questions_than_one_statement_can_name_are_found(
    store: Store, card: MakeCard, deck_file: MakeFile
) -> None:
    many = [card(f"c{number}", place=number) for number in range(1201)]
    with store.writing() as tx:
        tx.put_file(deck_file(), many)
    assert store.questions(row.card_id for row in many).keys() == {row.card_id for row in many}


def test_the_queue_sees_card_and_memory_together(store: Store, card: MakeCard, deck_file: MakeFile, path: Path) -> None:
    studied = replace(
        NEW, phase=Phase.LEARNING, last_day=740_000, due_day=740_003, due_ms=1_790_000_000_000, buried_day=740_001,
        suspended=True, reps=2, key_hash="k",
    )  # fmt: skip
    with store.writing() as tx:
        tx.put_file(deck_file(A), [card("studied", A), card("fresh", A, 1)])
        tx.put_file(deck_file(B), [card("b", B)])
        tx.save("studied", studied)
        tx.save("elsewhere", studied)
    entry = Entry("b", "q-b", "a", "t/x", 0)
    second = 1 << 32
    fresh = entry._replace(card_id="fresh", question_id="q-fresh", place=second + 1)
    known = Entry(
        "studied",
        "q-studied",
        "a",
        "t/x",
        second,
        Phase.LEARNING,
        740_003,
        1_790_000_000_000,
        740_000,
        740_001,
        suspended=True,
    )
    assert list(store.entries([B, A])) == [entry, known, fresh]
    places = [found.place for found in store.entries([A, B, A])]
    assert places == sorted(set(places))
    other = store.for_learner(store.learner("Ada"))
    assert {found.phase for found in other.entries([A])} == {Phase.NEW}


@pytest.mark.parametrize(
    ("reps", "seen", "now", "corrected"),
    [(1, "old", "new", True), (1, "same", "same", False), (1, "", "new", False), (0, "old", "new", False)],
)
def test_a_card_whose_answer_changed_since_its_last_review_is_corrected(
    store: Store, card: MakeCard, deck_file: MakeFile, reps: int, seen: str, now: str, corrected: bool
) -> None:
    with store.writing() as tx:
        tx.put_file(deck_file(), [card("c", key_hash=now)])
        tx.save("c", replace(NEW, reps=reps, key_hash=seen))
    (entry,) = store.entries([A])
    assert entry.corrected is corrected


@pytest.mark.parametrize(
    "damage",
    ["content = '{\"prompt\":'", "content = '[]'", "content = ''", "kind = 'riddle'", "aliases = '[1]'"],
)
def test_a_card_whose_row_was_damaged_is_left_out_and_the_others_are_there(
    store: Store, path: Path, card: MakeCard, deck_file: MakeFile, damage: str
) -> None:
    with store.writing() as tx:
        tx.put_file(deck_file(), [card("sound"), card("spoilt", place=1)])
    with closing(sqlite3.connect(path)) as other:
        other.execute(f"UPDATE card SET {damage} WHERE card_id = 'spoilt'")
        other.commit()
    assert list(store.questions(["sound", "spoilt"])) == ["sound"]
    assert "sound" in ids(store, A)
    assert store.groups(["sound", "spoilt"]) == {}


@pytest.mark.parametrize("column", ["includes", "problems", "topics", "exams"])
def test_a_deck_file_whose_row_was_damaged_is_read_anew(
    store: Store, path: Path, deck_file: MakeFile, column: str
) -> None:
    with store.writing() as tx:
        tx.put_file(deck_file(A), [])
        tx.put_file(deck_file(B), [])
    with closing(sqlite3.connect(path)) as other:
        other.execute(f"UPDATE deck_file SET {column} = '[[' WHERE path = ?", [B])
        other.commit()
    rows = store.files()
    assert rows[A] == deck_file(A)
    assert (rows[B].digest, rows[B].state) == ("", FileState.ABSENT), "as if it had never been read"
