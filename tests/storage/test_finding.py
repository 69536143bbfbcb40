"""Searching in the database: it finds what the predicates of the core fit, in the order of the core."""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core import scheduling, status
from quizapp.core.cards import Card, cards_of
from quizapp.core.day import Moment
from quizapp.core.deck import Choice, Flashcard, Option, Question
from quizapp.core.listing import CardStatus
from quizapp.core.ordering import Order, ordered
from quizapp.core.policy import Policy
from quizapp.core.predicates import Searched
from quizapp.core.query import QueryError, parse
from quizapp.core.review import NEW, Memory, Phase
from quizapp.render.sides import sides
from quizapp.storage import arranging, finding, searching
from quizapp.storage.finding import Look
from quizapp.storage.rows import CardRow, DeckFileRow
from quizapp.storage.store import Store

DAY = 740_000
NOON = 1_790_000_000_000
AT = Moment(NOON, 90, DAY)
SHIFT = 90 * 60_000 - 4 * 3_600_000
FILES = ("/b.yaml", "/a.yaml", "/c.yaml")
WORDS = ("Bayes", "rule", "é", "Straße", "100%", "a_b", 'say "or"', "x'y", "ab", "\U0001d465", "due:1", "recall recall")
REVIEW = Memory(phase=Phase.REVIEW, stability=4.0, difficulty=5.0, last_day=DAY - 3, due_day=DAY, reps=3, key_hash="k")
MEMORIES = (
    NEW,
    REVIEW,
    replace(REVIEW, due_day=DAY - 4, lapses=8, difficulty=9.25),
    replace(REVIEW, due_day=DAY + 5, key_hash="another"),
    replace(REVIEW, due_day=DAY - 2, key_hash="another"),
    replace(REVIEW, due_day=DAY + 1, flagged=True, lapses=1, key_hash=""),
    replace(REVIEW, suspended=True, due_day=DAY),
    replace(REVIEW, buried_day=DAY, due_day=DAY - 1),
    replace(REVIEW, buried_day=DAY - 1),
    replace(REVIEW, phase=Phase.LEARNING, due_day=None, due_ms=NOON + 60_000, difficulty=2.5),
    replace(REVIEW, phase=Phase.RELEARNING, due_day=None, due_ms=NOON + 86_400_000, lapses=2),
    Memory(flagged=True),
    Memory(suspended=True),
)
Reference = list[tuple[CardStatus, Searched]]


def question(number: int) -> Question:
    words = [WORDS[(number * step + number // 7) % len(WORDS)] for step in (1, 3, 5)]
    options = (Option(words[1], right=True), Option(words[2], right=False, why="never"))
    body = Choice(options) if number % 3 else Flashcard(answer=words[1])
    return Question(
        prompt=f"{words[0]} number {number}?",
        body=body,
        id=f"q-{number}" if number % 2 else "",
        topic=("trees/bags", "évaluation", "")[number % 3],
        tags=("exam",) if number % 5 == 0 else (),
        line=number + 1,
    )


def rows(file: str) -> list[CardRow]:
    start = FILES.index(file) * 20
    return [row(card, file, place) for place in range(20) for card in cards_of(question(start + place), file)]


def row(card: Card, file: str, place: int) -> CardRow:
    return CardRow(
        card_id=card.id,
        question_id=card.question_id,
        deck=f"deck{file}",
        title=f"The {WORDS[place % 2]} deck",
        file=file,
        place=place,
        line=card.question.line,
        topic=card.question.topic,
        kind=card.question.kind,
        part=card.part,
        fingerprint=card.fingerprint,
        key_hash="k",
        question=card.question,
    )


def deck_file(path: str) -> DeckFileRow:
    return DeckFileRow(
        path=path, root="/", size=1, mtime_ns=1, digest="d", deck=f"deck{path}", title="The Bayes deck", cards=20
    )


def put(store: Store, file: str, cards: Sequence[CardRow]) -> None:
    with store.writing() as tx:
        tx.put_file(deck_file(file), [replace(card, title="The Bayes deck") for card in cards])


def fill(path: Path) -> Store:
    store = Store.open(path)
    for file in ("/gone.yaml", *sorted(FILES)):
        put(store, file, rows(file) if file in FILES else [])
    ids = [card.card_id for file in FILES for card in rows(file)]
    with store.writing() as tx:
        tx.save_all({id_: MEMORIES[place % len(MEMORIES)] for place, id_ in enumerate(ids) if place % len(MEMORIES)})
    return store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with fill(tmp_path_factory.mktemp("found") / "quiz.db") as filled:
        yield filled


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """As an SQLite without an index of trigrams fills it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(searching, "is_able", lambda _database: False)
        with fill(tmp_path_factory.mktemp("plain") / "quiz.db") as filled:
            yield filled


@pytest.fixture(scope="module")
def unstudied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed database of the decks alone."""
    path = tmp_path_factory.mktemp("unstudied") / "quiz.db"
    with Store.open(path) as store:
        for file in FILES:
            put(store, file, rows(file))
    return path


def reference(store: Store) -> Reference:
    every = [card for file in FILES for card in rows(file)]
    memories = store.memories(card.card_id for card in every)
    return [seen(card, memories.get(card.card_id, NEW)) for card in every]


def seen(found: CardRow, memory: Memory) -> tuple[CardStatus, Searched]:
    assert found.question is not None
    card = Card(id=found.card_id, question_id=found.question_id, question=found.question, part=found.part)
    shown = sides(card)
    days = status.days_until_due(memory, AT, corrected=memory.is_corrected(found.key_hash))
    state = status.state(memory, DAY)
    listed = CardStatus(
        card_id=found.card_id,
        question=shown[0],
        deck=found.deck,
        title="The Bayes deck",
        file=found.file,
        line=found.line,
        topic=found.topic,
        kind=str(found.kind),
        memory=memory,
        retrievability=scheduling.retrievability(memory, DAY, Policy()),
        due=None,
        state=state,
        days=days,
    )
    texts = status.texts(card, shown, found.deck, "The Bayes deck")
    return listed, status.searched(texts, memory, state, days, status.lasting_marks(card.question))


def found(store: Store, query: str, order: Order = Order.DECK, at_most: int | None = None) -> list[str]:
    numbers = store.search(Look(FILES, DAY, SHIFT), parse(query)).find(order, at_most)
    by_number = store.ids(numbers)
    return [by_number[number] for number in numbers]


def numbers_of(store: Store) -> list[int]:
    return list(store.search(Look(FILES, DAY, SHIFT), parse("")).find(Order.DECK))


def wanted(cards: Reference, query: str, order: Order = Order.DECK) -> list[str]:
    predicate = parse(query)
    return [card.card_id for card in ordered((card for card, one in cards if predicate.fits(one)), order)]


words = st.sampled_from(
    [
        *(
            "bayes",
            "rule",
            "ule",
            "e",
            "é",
            "strasse",
            "100%",
            "%",
            "_",
            "a_b",
            "ab",
            "x'y",
            "'",
            "𝑥",
            "xy",
            "recall",
            "num",
        ),
        *(
            '"recall recall"',
            '"say "',
            '"or"',
            '""',
            '"\'"',
            "deck:b.y",
            "deck:BAYES",
            "topic:trees",
            "topic:eval",
            "tag:ex",
        ),
        *(
            "id:q-1",
            "id:a",
            "kind:c",
            "kind:flashcard",
            "state:new",
            "state:re",
            "state:s",
            "state:buried",
            "is:flagged",
        ),
        *(
            "is:leech",
            "is:due",
            "is:new",
            "is:suspended",
            "is:buried",
            "is:calculated",
            "due:today",
            "due:<=1",
            "due:>0",
        ),
        *("due:overdue", "due:-4", "lapses:>0", "lapses:0", "lapses:<=2", "difficulty:>5", "difficulty:<=5", "reps:3"),
    ]
)
terms = words | words.map(lambda word: f"-{word}")
sides_of_or = st.lists(terms, min_size=1, max_size=4).map(" ".join)
queries = st.lists(sides_of_or, min_size=1, max_size=3).map(" or ".join)


@given(queries, st.sampled_from(Order))
def test_the_database_finds_what_the_predicates_fit_in_their_order(store: Store, query: str, order: Order) -> None:
    assert found(store, query, order) == wanted(reference(store), query, order)


@given(queries, st.integers(1, 9), st.sampled_from(Order), st.sampled_from([1, 3, 6, 1000]))
def test_the_first_few_are_the_beginning_of_all_however_many_are_tried(
    store: Store, query: str, few: int, order: Order, tried: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(finding, "FEW", tried)
        patch.setattr(arranging, "FEW", tried)
        patch.setattr(finding, "_LED", tried)
        patch.setattr(finding, "_GLANCED", tried)
        patch.setattr(finding, "_TRIED", 4 * tried)
        assert found(store, query, order, few) == wanted(reference(store), query, order)[:few]


@given(queries)
def test_without_an_index_the_same_is_found(plain: Store, query: str) -> None:
    assert found(plain, query) == wanted(reference(plain), query)


@given(st.text(max_size=12) | st.text("\0\ud800\"'%_*-(){}:^ +abyes", max_size=12))
def test_no_text_is_more_than_a_text(store: Store, text: str) -> None:
    try:
        expected = wanted(reference(store), text)
    except QueryError:
        expected = None
    assert expected is None or found(store, text) == expected


def test_very_many_words_are_one_search(store: Store) -> None:
    many = " ".join(f"w{number}" for number in range(250))
    assert found(store, many.replace(" ", " or ")) == []
    assert found(store, f"-{many.replace(' ', ' -')}") == wanted(reference(store), "")


@given(st.lists(st.integers(0, 59), max_size=30, unique=True), queries)
def test_whatever_files_are_written_again_only_what_they_hold_now_is_found(
    unstudied: Path, places: list[int], query: str
) -> None:
    every = [card for file in FILES for card in rows(file)]
    moved = [replace(every[place], file="/a.yaml", deck="deck/a.yaml", place=at) for at, place in enumerate(places)]
    ids = {card.card_id for card in moved}
    with TemporaryDirectory() as folder:
        shutil.copy(unstudied, folder)
        with Store.open(Path(folder) / unstudied.name) as store:
            put(store, "/a.yaml", moved)
            left = [[card for card in rows(file) if card.card_id not in ids] for file in ("/b.yaml", "/c.yaml")]
            cards = [seen(card, NEW) for card in (*left[0], *moved, *left[1])]
            assert found(store, query) == wanted(cards, query)


@given(st.sets(st.integers(0, 19), max_size=4), queries)
def test_a_card_that_reads_otherwise_is_found_by_what_it_says_now(
    unstudied: Path, places: set[int], query: str
) -> None:
    def worded(card: CardRow) -> CardRow:
        assert card.question is not None
        return replace(card, question=replace(card.question, prompt="Another recall, due:1?", tags=("new",)))

    cards = [worded(card) if place in places else card for place, card in enumerate(rows("/a.yaml"))]
    with TemporaryDirectory() as folder:
        shutil.copy(unstudied, folder)
        with Store.open(Path(folder) / unstudied.name) as store:
            numbers = numbers_of(store)
            put(store, "/a.yaml", cards)
            every = [*rows("/b.yaml"), *cards, *rows("/c.yaml")]
            assert found(store, query) == wanted([seen(card, NEW) for card in every], query)
            assert len(places) > 2 or numbers_of(store) == numbers, "few cards are written in their places"
