import pytest

from quizapp.core.exams.plan import guess_of, options_of, share_of


@pytest.mark.parametrize("text", ["0.6", "0,6", ".6", "60%", "60 %", " 60,0\u00a0% ", "060%"])
def test_a_share_is_a_number_or_a_percentage_with_comma_or_point(text: str) -> None:
    assert share_of(text) == pytest.approx(0.6)


@pytest.mark.parametrize(
    "text",
    ["", "%", "60", "0", "0%", "100.1%", "-1%", "1e-1", "nan", "inf", "6_0%", "60%%", "0.6.0", "½", "٦٠%", "6/10"],
)
def test_what_says_no_share_is_none(text: str) -> None:
    assert share_of(text) is None


def test_the_whole_is_a_share() -> None:
    assert (share_of("1"), share_of("100%")) == (1, 1)


@pytest.mark.parametrize("options", [0, 2, 3, 4, 5, 20])
def test_options_follow_from_the_chance_of_guessing(options: int) -> None:
    assert options_of(guess_of(options)) == options
