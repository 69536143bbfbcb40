"""Answers and cards of made-up learners, for the laws of statistics."""

from hypothesis import strategies as st

from quizapp.core.review import Rating
from quizapp.core.stats.bins import bin_of, loss
from quizapp.core.stats.cards import Cards
from quizapp.core.tally import Maturity, Tally

TODAY = 739_500
ratings = st.sampled_from(Rating)
words = st.sampled_from(["", "sure", "unsure", "guess"])


@st.composite
def tally(draw: st.DrawFn, last: int = TODAY) -> Tally:
    maturity, rating = draw(st.sampled_from(Maturity)), draw(ratings)
    asked = draw(st.integers(0, 1_000_000)) if maturity in ("young", "mature") else None
    return Tally(
        study_day=draw(st.integers(last - 60, last)),
        hour=draw(st.integers(0, 23)),
        deck="d",
        topic="t",
        maturity=maturity,
        rating=rating,
        took_ms=draw(st.integers(0, 100_000)),
        form=draw(st.sampled_from(["choice", "typed", ""])),
        word=draw(words),
        bin=-1 if asked is None else bin_of(asked),
        predicted=asked or 0,
        loss=0 if asked is None else loss(asked, right=rating > Rating.AGAIN),
    )


tallies = st.lists(tally(), max_size=40)


@st.composite
def cards(draw: st.DrawFn) -> Cards:
    topics = draw(st.lists(st.sampled_from(["", "a", "a/b", "a/b/c", "ab", "z"]), unique=True, min_size=1))
    n = draw(st.integers(0, 30))
    flags = st.lists(st.integers(0, 1), min_size=n, max_size=n)
    days = st.lists(st.integers(TODAY - 400, TODAY), min_size=n, max_size=n)
    some = st.lists(st.integers(0, 9), min_size=len(topics), max_size=len(topics))
    return Cards(
        topics=topics,
        topic=draw(st.lists(st.integers(0, len(topics) - 1), min_size=n, max_size=n)),
        stability=draw(st.lists(st.floats(0.001, 36500), min_size=n, max_size=n)),
        difficulty=draw(st.lists(st.floats(1, 10), min_size=n, max_size=n)),
        last_day=draw(days),
        first_day=draw(days),
        due=draw(st.lists(st.integers(TODAY - 400, TODAY + 900), min_size=n, max_size=n)),
        in_steps=draw(flags),
        suspended=draw(flags),
        lapses=draw(st.lists(st.integers(0, 12), min_size=n, max_size=n)),
        first_right=draw(flags),
        first_guess=[0.25] * n,
        trail=[""] * n,
        new=draw(some),
        new_suspended=draw(some),
    )
