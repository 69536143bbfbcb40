"""How a question does, in rows: shares with intervals, options with bars, signs with cures."""

from __future__ import annotations

import pytest

from quizapp.core.health import ItemHealth, share
from quizapp.tui.widgets.healthrows import health_rows
from tests.core.items import item
from tests.render.test_healthwords import FULL, SMALL


def said(found: ItemHealth, width: int = 76) -> list[str]:
    return [row.text.plain.rstrip() for row in health_rows(found, width)]


def row(found: ItemHealth, beginning: str, width: int = 76) -> str:
    """The only row that begins so."""
    (one,) = [text for text in said(found, width) if text.startswith(beginning)]
    return one


def test_shares_stand_in_their_intervals() -> None:
    assert row(FULL, "First try").endswith("25% of 80")
    assert "├" in row(FULL, "First try")
    assert row(FULL, "Forgotten").endswith("43% of 14")
    assert row(FULL, "No guessing") == "No guessing 0% of first tries, without what guessing gets"


def test_few_answers_are_counted_and_said_to_be_few() -> None:
    assert row(SMALL, "So far") == "So far      3 answers: too few to say"
    assert row(SMALL, "First try") == "First try   1 of 1"
    assert row(SMALL, "Right") == "Right       2 of 3"
    assert "├" not in "\n".join(said(SMALL))


def test_every_sign_has_its_sentence_with_a_cure() -> None:
    text = " ".join(" ".join(said(FULL)).split())
    assert text.count("Cure:") == len(FULL.signs)
    assert "Leech forgotten 9 times by one learner after it was learned. Cure: split it" in text


def test_each_option_that_was_shown_has_a_bar_with_what_the_halves_chose() -> None:
    assert row(FULL, "✓ right").endswith("40 of 80  10/40  30/40")
    assert row(FULL, "✗ near").endswith("40 of 80  30/40  10/40")
    assert row(FULL, "✗ odd").split() == ["✗", "odd", "0", "of", "80", "0/40", "0/40"]
    assert not any(text.startswith("✗ far") for text in said(FULL))


def test_options_in_another_wording_are_counted_below() -> None:
    assert row(FULL._replace(rewordings=3), "Reworded").endswith("3 chosen in another wording than today's")


def test_a_card_without_options_has_no_bars() -> None:
    plain = ItemHealth(item=item("c", options=()), reviews=6, learners=1, facility=share(1, 1), right=share(5, 6))
    assert not any("chosen" in text for text in said(plain))


@pytest.mark.parametrize("width", [20, 30, 38, 45, 76, 120, 200])
def test_no_row_is_wider_than_its_column(width: int) -> None:
    hostile = FULL._replace(options=tuple(one._replace(text="\x1b[2J漢字\n" * 9) for one in FULL.options))
    for one in health_rows(hostile, width):
        assert one.text.cell_length <= width
        assert "\x1b" not in one.text.plain
