"""Stocks and a few cards give the queue and the counts that all cards give."""

from collections.abc import Sequence
from itertools import chain

from hypothesis import assume, given
from hypothesis import strategies as st

from quizapp.core.day import Moment
from quizapp.core.overview import Answers, DeckName, overview
from quizapp.core.queue import LEARN_AHEAD_MS, Entry, Limits, Terms, Used
from quizapp.core.review import Phase
from quizapp.core.stock import Stock, changed, load, settled, stocked, summed
from quizapp.core.supply import Parts, queue
from quizapp.core.turns import Building, Scope
from tests.shelves import Shelves, build

TODAY = 739_000
NOW = Moment(1_790_000_000_000, 0, TODAY)
NOTHING = Answers({}, 0)
DECKS = ("a", "b")
TOPICS = ("", "x", "x/y")
Known = tuple[str, int, int | None, bool, int, bool]

days = st.integers(TODAY - 6, TODAY + 6)
plain = st.one_of(
    st.just((Phase.NEW, None, None, None, None, False, False)),
    st.builds(lambda due: (Phase.REVIEW, due, None, TODAY - 9, None, False, False), days),
)
any_state = st.tuples(
    st.sampled_from(Phase),
    st.none() | days,
    st.none() | st.integers(NOW.at_ms - 10, NOW.at_ms + 2 * LEARN_AHEAD_MS),
    st.none() | st.integers(TODAY - 2, TODAY),
    st.none() | st.integers(TODAY - 2, TODAY),
    st.booleans(),
    st.booleans(),
)
of_late = st.builds(
    lambda due, asked, buried: (Phase.REVIEW, due, None, asked, buried, False, False),
    days,
    st.integers(TODAY - 1, TODAY + 1),
    st.none() | st.integers(TODAY - 1, TODAY + 1),
)
states = st.one_of(plain, plain, plain, of_late, any_state)
questions = st.tuples(st.sampled_from(DECKS), st.sampled_from(TOPICS), st.lists(states, min_size=1, max_size=3))
scopes = st.builds(Scope, st.sampled_from(("", *DECKS)), st.sampled_from(TOPICS))
few = st.integers(0, 5)
limits = st.builds(
    Limits,
    new=few,
    reviews=few,
    deck_new=st.dictionaries(st.sampled_from(DECKS), few),
    deck_reviews=st.dictionaries(st.sampled_from(DECKS), few),
)
used_today = st.builds(
    Used,
    new=st.dictionaries(st.sampled_from("abz"), st.integers(0, 2)),
    reviews=st.dictionaries(st.sampled_from("abz"), st.integers(0, 2)),
)
terms = st.builds(
    Terms,
    seed=st.sampled_from(("", "s")),
    at_most=st.none() | st.none() | st.integers(0, 9),
    order=st.lists(st.builds(Building, scopes, scopes), max_size=3),
)


@st.composite
def libraries(draw: st.DrawFn) -> list[Entry]:
    """Cards of a few decks and topics; siblings have one topic."""
    found: list[Entry] = []
    for number, (deck, topic, cards) in enumerate(draw(st.lists(questions, max_size=14))):
        for part, state in enumerate(cards):
            found.append(Entry(f"{deck}{number}.{part}", f"{deck}{number}", deck, topic, len(found), *state))
    return found


@given(libraries(), limits, used_today, terms, st.integers(0, 3))
def test_a_queue_from_stocks_is_that_of_all_cards(
    entries: list[Entry], limits: Limits, used: Used, terms: Terms, ago: int
) -> None:
    shelves = Shelves(entries, TODAY)
    if not ago:
        assert queue(shelves.stocks, shelves, NOW, limits, used, terms) == build(entries, NOW, limits, used, terms)
    later = Moment(NOW.at_ms + ago * 86_400_000, 0, TODAY + ago)
    assert queue(shelves.stocks, shelves, later, limits, used, terms) == build(entries, later, limits, used, terms)


@given(libraries(), limits, used_today, st.integers(0, 3))
def test_home_counts_what_sessions_would_hold(entries: list[Entry], limits: Limits, used: Used, ago: int) -> None:
    later = Moment(NOW.at_ms + ago * 86_400_000, 0, TODAY + ago)
    seen = overview(
        [DeckName(deck, deck, deck) for deck in DECKS], Shelves(entries, TODAY), later, limits, used, NOTHING
    )
    assert seen.total == build(entries, later, limits, used).counts
    for line in seen.decks:
        mine = [entry for entry in entries if entry.deck == line.deck.name]
        assert line.counts == build(mine, later, limits, used).counts
        assert (line.cards, line.seen) == (len(mine), sum(entry.phase is not Phase.NEW for entry in mine))
    for topic in seen.topics:
        below = [e for e in entries if e.deck == topic.deck and f"{e.topic}/".startswith(f"{topic.path}/")]
        mine = [entry for entry in below if topic.path or not entry.topic]
        assert topic.counts == build(mine, later, limits, used).counts
    coming = [e.due_day for e in entries if e.due_day is not None and not e.suspended and not e.corrected]
    assert seen.ahead == tuple(coming.count(later.day + ahead) for ahead in range(1, 8))
    assert seen.next_day == min((day for day in coming if day > later.day), default=None)
    assert seen.next_ms == min((e.due_ms for e in entries if e.due_ms is not None and not e.suspended), default=None)


def of_one_topic(entries: Sequence[Entry]) -> list[Entry]:
    return [entry._replace(deck="a", topic="x") for entry in entries]


def told(stock: Stock, at: Moment) -> object:
    """What can be seen of a stock."""
    loose = sorted(stock.loose, key=lambda entry: entry.card_id)
    return stock.load(at), [*stock.due], [*stock.first_due], [*stock.met], loose, stock.cards, stock.fresh, stock.new


@given(libraries(), st.data(), st.integers(0, 3))
def test_what_changed_is_taken_into_account_question_by_question(
    entries: list[Entry], data: st.DataObject, ago: int
) -> None:
    before = of_one_topic(entries)
    made = stocked("a.yaml", "a", "x", before, TODAY)
    moved = data.draw(
        st.sets(st.sampled_from(sorted({entry.question_id for entry in before}))) if before else st.just(set())
    )
    now = [
        entry._replace(**dict(zip(Entry._fields[5:], data.draw(states), strict=True)))
        if entry.question_id in moved
        else entry
        for entry in before
    ]
    of_moved = [[entry for entry in cards if entry.question_id in moved] for cards in (before, now)]
    later = Moment(NOW.at_ms + ago * 86_400_000, 0, TODAY + ago)
    after = changed(made, *of_moved)
    assert after.load(later) == load(now, later)
    assert told(settled(after, later.day), later) == told(stocked("a.yaml", "a", "x", now, later.day), later)


@given(libraries(), st.integers(0, 3))
def test_loads_of_topics_add_up(entries: list[Entry], ago: int) -> None:
    later = Moment(NOW.at_ms, 0, TODAY + ago)
    assert summed([stock.load(later) for stock in Shelves(entries, TODAY).stocks]) == load(entries, later)


def test_only_as_many_new_cards_are_read_as_have_their_turn() -> None:
    entries = [Entry(f"{deck}{i}", f"{deck}{i}", deck, "x", i) for deck in DECKS for i in range(500)]
    shelves = Shelves(entries, TODAY)
    assert len(queue(shelves.stocks, shelves, NOW, Limits(new=6), Used(), Terms()).main) == 6
    assert shelves.told < 20


@given(st.lists(days, min_size=3, max_size=30), few)
def test_no_more_days_are_read_than_fill_the_room(due: list[int], room: int) -> None:
    assume(sum(day <= TODAY for day in due) > room > 0)
    entries = [
        Entry(f"c{i}", f"c{i}", "a", "x", i, Phase.REVIEW, due_day=day, last_day=TODAY - 9) for i, day in enumerate(due)
    ]

    class Watched(Shelves):
        until = 0

        def due(self, stocks: Sequence[Stock], until: int) -> list[Entry]:
            self.until = until
            return super().due(stocks, until)

    shelves = Watched(entries, TODAY)
    held = queue(shelves.stocks, shelves, NOW, Limits(reviews=room), Used(), Terms()).main
    assert shelves.until == sorted(due)[room - 1] == max(entry.due_day or 0 for entry in held)


def test_a_library_without_cards_is_an_empty_queue() -> None:
    assert queue([], Shelves([], TODAY), NOW, Limits(), Used(), Terms()) == build([], NOW, Limits())
    assert [*chain(Shelves([], TODAY).stocks)] == []


@given(libraries(), limits, used_today, terms, st.integers(1, 9), st.integers(1, 9))
def test_a_part_of_a_queue_is_its_beginning_and_knows_how_long_it_is(
    entries: list[Entry], limits: Limits, used: Used, terms: Terms, longest: int, first: int
) -> None:
    shelves = Shelves(entries, TODAY)
    whole = build(entries, NOW, limits, used, terms)
    found = queue(shelves.stocks, shelves, NOW, limits, used, terms, parts=Parts(longest, min(first, longest)))
    assert (found.steps, found.counts) == (whole.steps, whole.counts)
    assert found.main in (whole.main, whole.main[: min(first, longest)])
    assert found.main == whole.main or len(whole.main) > longest


def test_of_a_long_queue_no_more_is_read_than_its_part() -> None:
    entries = [Entry(f"n{i}", f"n{i}", "a", "x", i) for i in range(500)]
    entries += [
        Entry(f"r{i}", f"r{i}", "a", "x", 500 + i, Phase.REVIEW, due_day=TODAY - i % 50, last_day=TODAY - 90)
        for i in range(500)
    ]
    shelves = Shelves(entries, TODAY)
    all_of_them = Limits(new=500, reviews=500)
    found = queue(shelves.stocks, shelves, NOW, all_of_them, Used(), Terms(), parts=Parts(100, 20))
    assert found.main == build(entries, NOW, all_of_them).main[:20]
    assert (found.counts.due, found.counts.new) == (500, 500)
    assert shelves.told < 20
