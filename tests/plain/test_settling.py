"""Questions in return: what a learner meant, how sure it was, what is written, which picture is opened."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.doubts import Doubt
from quizapp.core.patch import Patch
from quizapp.core.response import Chosen, Judged, Response, Skipped, Wrote
from quizapp.core.review import Confidence
from quizapp.plain import settling
from quizapp.plain.paper import Paper
from quizapp.plain.settling import prompt
from quizapp.plain.table import Grade, Leave, Meant, Rate, Reply, Sure, Talk, View, Waiting, Which, Write, Writing
from quizapp.plain.talk import hear
from tests.plain.kinds import CASE, NUMBER, asked
from tests.tui.library import CHOICE, FLASHCARD

PAPER = Paper(78)
PATCH = Patch("basics.yaml", 7, (), ("    accept: [harmonic mean]",), "Accepts harmonic mean.", "")
MEANT = Meant(Wrote("80"), Wrote("80%"))


def waits(waiting: Waiting) -> Talk:
    return Talk(asked(NUMBER), waiting=waiting)


def confiding() -> Talk:
    return Talk(replace(asked(CHOICE), confides=True))


def after(talk: Talk, *lines: str) -> Reply:
    """The reply to the last of these lines."""
    reply = Reply(talk)
    for line in lines:
        reply = hear(reply.talk, line, PAPER)
    return reply


@pytest.mark.parametrize(
    ("line", "response"),
    [("", Wrote("80%")), ("y", Wrote("80%")), ("YES", Wrote("80%")), ("no", Wrote("80")), ("n", Wrote("80"))],
)
def test_what_was_meant_counts_on_yes_and_what_was_typed_on_no(line: str, response: Response) -> None:
    reply = after(waits(MEANT), line)
    assert reply.wish == Grade(response)
    assert reply.talk.waiting is None


def test_another_answer_in_place_of_yes_or_no_is_a_new_answer() -> None:
    assert after(waits(MEANT), "0.8").wish == Grade(Wrote("0.8"))
    assert after(waits(MEANT), ":quit").wish == Leave()


def test_a_doubt_is_asked_before_anything_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settling, "doubt", lambda _card, _given: Doubt("Per cent?", Wrote("80%")))
    reply = after(Talk(asked(NUMBER)), "80")
    assert (reply.says, reply.wish) == (("Per cent?",), None)
    assert reply.talk.waiting == MEANT
    assert prompt(reply.talk) == "Yes or no: "


def test_what_is_no_answer_yet_is_told_and_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settling, "doubt", lambda _card, _given: Doubt("That is no number: write it as 0.8.\x1b[2J"))
    talk = Talk(asked(NUMBER))
    reply = after(talk, "many")
    assert reply == Reply(talk, ("That is no number: write it as 0.8.␛[2J",))


@pytest.mark.parametrize(
    ("line", "confidence"),
    [
        ("1", Confidence.SURE),
        ("sure", Confidence.SURE),
        ("S", Confidence.SURE),
        ("2", Confidence.UNSURE),
        ("u", Confidence.UNSURE),
        ("3", Confidence.GUESS),
        ("guess", Confidence.GUESS),
        ("", None),
    ],
)
def test_how_sure_an_answer_was_is_asked_before_it_is_judged(line: str, confidence: Confidence | None) -> None:
    talk = confiding()
    chosen = Chosen(frozenset({talk.asked.order[0]}))
    waiting = after(talk, "1")
    assert (waiting.talk.waiting, waiting.wish) == (Sure(chosen), None)
    assert "sure, unsure, guess" in prompt(waiting.talk)
    assert after(waiting.talk, line).wish == Grade(chosen, confidence)


def test_a_card_that_the_learner_judges_asks_how_sure_before_it_is_revealed() -> None:
    talk = Talk(replace(asked(FLASHCARD), confides=True))
    assert after(talk, "", "guess").wish == Grade(Judged(), Confidence.GUESS)


def test_no_answer_is_never_asked_how_sure_it_was() -> None:
    assert after(confiding(), "pass").wish == Grade(Skipped())


@pytest.mark.parametrize("line", ["4", "maybe", "good", "hint", "pass", ":"])
def test_anything_else_is_asked_again_and_rates_nothing(line: str) -> None:
    waiting = after(confiding(), "1").talk
    reply = after(waiting, line)
    assert reply.talk == waiting
    assert "Type sure, unsure or guess" in reply.says[0]


def test_an_answer_can_be_taken_back_before_it_is_judged() -> None:
    talk = confiding()
    reply = after(talk, "1", "undo")
    assert (reply.talk, reply.wish) == (talk, None)
    assert reply.says == ("Your answer is taken back.",)
    assert after(talk, "1", ":quit").wish == Leave()


def test_a_doubt_is_cleared_up_before_how_sure_it_was() -> None:
    talk = replace(waits(MEANT), asked=replace(asked(NUMBER), confides=True))
    assert after(talk, "yes").talk.waiting == Sure(Wrote("80%"))
    assert after(talk, "yes", "2").wish == Grade(Wrote("80%"), Confidence.UNSURE)


@pytest.mark.parametrize(("line", "said"), [("", "Nothing is written."), ("No", "Nothing is written.")])
def test_a_deck_is_changed_on_yes_alone(line: str, said: str) -> None:
    talk = waits(Writing(PATCH))
    assert after(talk, "yes").wish == Write(PATCH)
    assert after(talk, line) == Reply(replace(talk, waiting=None), (said,))
    for other in ("3", "good", "write", "yes please"):
        assert after(talk, other) == Reply(talk, ("Type yes to write it, or no.",))


def test_one_of_several_pictures_is_chosen_by_its_number() -> None:
    offered = after(Talk(asked(CASE)), ":picture")
    assert offered.says == ("1. network.png", "2. A leaf")
    assert offered.talk.waiting == Which(("network.png", "leaf.png"))
    assert after(offered.talk, "2").wish == View("leaf.png")
    assert after(offered.talk, "").says == ("No picture is opened.",)
    assert "from 1 to 2" in after(offered.talk, "3").says[0]
    assert "from 1 to 2" in after(offered.talk, "1 2").says[0]


@given(
    st.sampled_from([MEANT, Sure(Wrote("80")), Writing(PATCH), Which(("a.png", "b.png"))]),
    st.text(max_size=30) | st.sampled_from(["yes", "1", "", ":quit", "good"]),
)
def test_any_line_to_a_question_in_return_is_understood_or_answered(waiting: Waiting, line: str) -> None:
    reply = after(waits(waiting), line)
    assert reply.wish is not None or reply.says or reply.talk.waiting != waiting
    assert not isinstance(reply.wish, Rate)
    assert isinstance(reply.wish, Write) == (isinstance(waiting, Writing) and line.strip().casefold() in ("y", "yes"))
