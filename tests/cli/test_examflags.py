"""The flags of an exam, read on top of one that is there, and written so that they give it again."""

import shlex
from collections.abc import Callable
from dataclasses import replace

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st
from typer.main import get_command

from quizapp.cli import examcommands, examflags
from quizapp.cli.arguments import split
from quizapp.cli.examflags import Act, Base, Said, Wanted, check, chosen, made, only, seed_of
from quizapp.core.exams.blueprint import MINUTES_MAX, QUESTIONS_MAX, Blueprint, Quota
from quizapp.core.exams.command import reproduced
from quizapp.core.exams.paper import SEED_MAX
from quizapp.core.exams.spelled import KINDS
from quizapp.errors import QuizError, UsageError

BASE = Blueprint(name="Mock", questions=40, minutes=50.0, quotas=(Quota("a", 5),), topics=("a",), penalty=0.25)


def test_flags_win_over_the_exam_they_stand_on() -> None:
    said = Said(
        name="Mine", minutes=0.0, pass_mark="75%", kinds="choice", difficulty="2..3", penalty="fair", whole=True
    )
    assert made(BASE, said) == replace(
        BASE, name="Mine", minutes=0.0, pass_mark=0.75, kinds=("choice",), levels=(2, 3), penalty=None, partial=False
    )


def split_back(command: str) -> Blueprint:
    """The exam that a command with numbers alone asks for."""
    said = dict(part.removeprefix("--").split("=") for part in command.split() if "=" in part)
    minutes = float(said["minutes"]) if "minutes" in said else None
    return made(Blueprint(), Said(questions=int(said["questions"]), minutes=minutes))


def test_nothing_said_changes_nothing() -> None:
    assert made(BASE, Said()) == BASE


def test_an_exam_about_something_else_is_no_longer_the_one_of_its_name() -> None:
    found = made(BASE, Said(names=("b",)))
    assert (found.name, found.topics, found.quotas, found.questions) == ("", ("b",), (), 40)


def test_more_questions_have_as_much_time_each() -> None:
    assert made(BASE, Said(questions=80)).minutes == 100
    assert made(BASE, Said(questions=8, minutes=5.0)).minutes == 5
    assert made(replace(BASE, minutes=0.0), Said(questions=8)).minutes == 0
    assert made(Blueprint(), Said(questions=40)).limit_ms == 50 * 60_000


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (Said(questions=0), "--questions is a number from 1 to 500, not 0"),
        (Said(questions=501), "--questions is a number from 1 to 500"),
        (Said(minutes=-1.0), r"--minutes is a number from 0 \(no limit\) to 1440, not -1"),
        (Said(minutes=float("nan")), "--minutes is a number"),
        (Said(pass_mark="0"), "--pass is a share such as 0.6 or 60%, at most 1, not 0"),
        (Said(quotas=("a=5", "b")), "--quota is a topic or deck with a number or a percentage, .*, not b"),
        (Said(kinds="flashcard"), "--kinds is one or more of cloze, choice"),
        (Said(difficulty="9"), "--difficulty is a level from 1 to 5"),
        (Said(penalty=""), "--penalty is a share of a point from 0 to 1, such as 25%, or fair, not nothing"),
    ],
)
def test_a_value_that_no_exam_can_have_is_refused_with_a_sentence(said: Said, sentence: str) -> None:
    with pytest.raises(UsageError, match=sentence) as refused:
        check(Wanted(said=said), Act())
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize(
    ("wanted", "act", "sentence"),
    [
        (Wanted(), Act(practice=True, printed="a.html"), "--practice and --print cannot both be"),
        (Wanted(), Act(listed=True, shown="last"), "--list and --show cannot both be"),
        (Wanted(seed=1), Act(listed=True), "--list goes with no exam"),
        (Wanted(said=Said(names=("a",))), Act(shown="last"), "--show goes with no exam"),
        (Wanted(), Act(html="a.html"), "--html goes with --show"),
        (Wanted(), Act(force=True), "--force goes with --print or --html"),
        (Wanted(Base("a", None, usual=True)), Act(), "--usual goes neither"),
        (Wanted(Base(file="")), Act(), "--blueprint is the name of a YAML file, not nothing"),
        (Wanted(seed=-1), Act(), "--seed is a whole number from 0 to 999999999, not -1"),
        (Wanted(seed=SEED_MAX + 1), Act(), "--seed is a whole number"),
    ],
)
def test_flags_that_do_not_go_together_are_refused(wanted: Wanted, act: Act, sentence: str) -> None:
    with pytest.raises(UsageError, match=sentence) as refused:
        check(wanted, act)
    assert str(refused.value).endswith(".")


def test_a_seed_is_the_one_said_or_one_that_is_drawn() -> None:
    assert seed_of(7, lambda _: 1) == 7
    assert seed_of(None, lambda below: below - 1) == SEED_MAX


def test_an_exam_is_found_by_its_name_whatever_the_case() -> None:
    assert chosen([Blueprint(), BASE], " mock") is BASE
    with pytest.raises(QuizError, match=r"There is no exam called Mick\. There are: Mock\."):
        chosen([Blueprint(), BASE], "Mick")
    with pytest.raises(QuizError, match="No deck brings one"):
        chosen([Blueprint()], "Mick")
    with pytest.raises(QuizError, match="Several exams are called Mock"):
        chosen([BASE, BASE], "Mock")


def test_a_file_has_to_say_which_of_its_exams_is_meant() -> None:
    assert only([BASE], "x.yaml") is BASE
    with pytest.raises(
        QuizError, match=r"x\.yaml describes 2 exams\. Choose one with --exam\. There are: Mock, Mock\."
    ):
        only([BASE, BASE], "x.yaml")
    with pytest.raises(QuizError, match=r"x\.yaml describes no exam"):
        only([], "x.yaml")


NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=12).filter(
    lambda name: name == name.strip() != ""
)
SHARES = st.floats(0.001, 1.0).map(lambda share: round(share, 6))
QUOTAS = st.tuples(NAMES, st.integers(1, 500)).map(lambda one: Quota(*one)) | st.tuples(NAMES, SHARES).map(
    lambda one: Quota(one[0], share=one[1])
)
BLUEPRINTS = st.builds(
    Blueprint,
    name=st.just("") | NAMES,
    questions=st.integers(1, QUESTIONS_MAX),
    minutes=st.none() | st.floats(0, MINUTES_MAX).map(lambda minutes: round(minutes, 3)),
    pass_mark=SHARES,
    topics=st.lists(NAMES, max_size=3).map(tuple),
    quotas=st.lists(QUOTAS, max_size=3).map(tuple),
    kinds=st.sets(st.sampled_from(KINDS), max_size=len(KINDS) - 1).map(
        lambda names: tuple(kind for kind in KINDS if kind in names)
    ),
    levels=st.none() | st.tuples(st.integers(1, 3), st.integers(3, 5)),
    penalty=st.none() | st.just(0.0) | SHARES,
    partial=st.booleans(),
)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Wanted]:
    """What the program takes a command line for."""
    seen: list[Wanted] = []
    monkeypatch.setattr(examflags, "check", lambda wanted, _act: seen.append(wanted))
    monkeypatch.setattr("quizapp.cli.exams.run", lambda *_: 0)
    monkeypatch.setattr(examcommands, "begin", lambda _: None)
    app = typer.Typer()
    app.add_typer(examcommands.app)

    def ask(line: str) -> Wanted:
        program, verb, *_ = words = shlex.split(line)
        assert (program, verb) == ("quizapp", "exam")
        everywhere, others = split(words[1:])
        get_command(app)(others, standalone_mode=False, obj=everywhere)
        return seen[-1]

    return ask


def test_the_command_that_is_shown_gives_the_exam_again(asked: Callable[[str], Wanted]) -> None:
    @given(BLUEPRINTS, st.integers(0, SEED_MAX))
    def holds(blueprint: Blueprint, seed: int) -> None:
        wanted = asked(reproduced(blueprint, seed))
        assert wanted.base == Base(usual=True)
        assert (made(Blueprint(), wanted.said), wanted.seed) == (blueprint, seed)

    holds()


@given(questions=st.integers(QUESTIONS_MAX + 1, 9999), minutes=st.none() | st.just(90.0))
def test_the_command_of_an_exam_that_asks_too_many_makes_the_same_paper(questions: int, minutes: float | None) -> None:
    found = split_back(reproduced(Blueprint(questions=questions, minutes=minutes), 7))
    assert found == Blueprint(questions=QUESTIONS_MAX, minutes=minutes)


def test_the_usual_exam_takes_few_words() -> None:
    assert reproduced(Blueprint(), 7) == "quizapp exam --usual --seed 7"
    assert reproduced(BASE, 7) == (
        "quizapp exam --usual --name=Mock --questions=40 --minutes=50 --quota=a=5 --penalty=25% --seed 7 a"
    )
