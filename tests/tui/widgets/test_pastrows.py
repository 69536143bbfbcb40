"""The past of a card in rows: why it is due, what ratings would do, the curve, and every review."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizapp.core.past import CardPast
from quizapp.core.review import Mode, Rating
from quizapp.tui.widgets.pastrows import past_rows
from tests.pasts import full_past, new_past

PAST = full_past()


def said(past: CardPast, width: int = 76) -> list[str]:
    return [row.text.plain.rstrip() for row in past_rows(past, width)]


def row(past: CardPast, beginning: str, width: int = 76) -> str:
    """The only row that begins so."""
    (found,) = [text for text in said(past, width) if text.startswith(beginning)]
    return found


def test_it_says_why_the_card_is_due_and_what_each_rating_would_do() -> None:
    assert row(PAST, "Why") == "Why         Due today: 19 days after the last answer, when recall was to be"
    assert row(PAST, "Ratings") == "Ratings     Again 10m   Hard 29d   Good 2.3mo   Easy 4.1mo"


def test_every_review_is_a_row_the_newest_first() -> None:
    days = [text[:10] for text in said(PAST) if text[:2] == "20"]
    assert days == sorted(days, reverse=True)
    assert len(days) == len(PAST.reviews) == 10
    assert row(PAST, "2026-10-21") == "2026-10-21  ✓ Easy    27 d     77%       31 d    4 s"


def test_the_first_answer_has_no_recall_and_no_days_before_it() -> None:
    assert row(PAST, "2026-08-15") == "2026-08-15  ✓ Good       –       –      2.3 d   14 s"


def test_a_forgotten_answer_tells_what_was_chosen_below_it() -> None:
    place = said(PAST).index(row(PAST, "2026-09-21"))
    assert said(PAST)[place].startswith("2026-09-21  ✗ Again   15 d     89%      2.6 d  3 min")
    assert said(PAST)[place + 1].strip() == "chose “the share of predicted positives that are real”"


def test_a_wide_column_tells_it_beside_the_answer() -> None:
    assert row(PAST, "2026-08-26", 110).endswith("21 s  chose “precision”")


def test_an_answer_outside_the_schedule_says_so_where_the_stability_stands() -> None:
    assert row(PAST, "2026-10-11").split()[-3:] == ["cram", "5", "s"]
    practice = replace(PAST.reviews[0], mode=Mode.PRACTICE)
    assert "practice" in row(replace(PAST, reviews=(practice,)), "2026-08-15")


def test_the_curve_stands_between_with_its_target_and_today() -> None:
    text = "\n".join(said(PAST))
    assert text.index("── forgetting") < text.index("retention 90%") < text.index("── history of 10 reviews")
    assert "today" in text


def test_a_card_that_was_never_asked_has_neither_curve_nor_history() -> None:
    text = "\n".join(said(new_past()))
    assert "New: not asked yet." in text
    assert "forgetting" not in text
    assert "history" not in text


def test_one_review_is_one_review() -> None:
    assert "history of one review" in "\n".join(said(replace(PAST, reviews=PAST.reviews[:1])))


def test_without_delays_there_is_no_row_of_ratings() -> None:
    assert not any(text.startswith("Ratings") for text in said(replace(PAST, delays=("", "", "", ""))))


@pytest.mark.parametrize("width", [30, 38, 45, 76, 120, 200])
def test_no_row_is_wider_than_its_column(width: int) -> None:
    assert max(found.text.cell_length for found in past_rows(PAST, width)) <= width
    assert any("✓" in text for text in said(PAST, width))


def test_how_often_it_was_again_is_told_from_how_often_it_was_forgotten() -> None:
    again = [review for review in PAST.reviews if review.rating is Rating.AGAIN]
    learned = replace(PAST, card=replace(PAST.card, memory=replace(PAST.card.memory, lapses=1)))
    failing = replace(learned, reviews=(*learned.reviews, *again * 2))
    assert row(failing, "Again") == f"Again       {3 * len(again)} times, once after it was learned"
    crammed = tuple(replace(review, mode=Mode.CRAM) for review in PAST.reviews)
    assert not any(text.startswith("Again ") for text in said(replace(PAST, reviews=crammed)))
