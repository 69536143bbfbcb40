"""Files that hold exams alone are no decks, and the exams that decks bring name what they ask."""

from pathlib import Path

from quizapp.core.exams.blueprint import Blueprint, Quota
from quizapp.core.exams.plan import ExamPlan
from quizapp.deckfiles.examfile import read_exams
from quizapp.storage.glance import decks, look
from quizapp.trainer.options import Options
from tests.trainer.desk import Desk, ask

EXAMS = "deck: Our exams\nexams:\n  Final: {questions: 30, quotas: {t: 10}}\n  Words: {topics: [t/u]}\n"
DECK = "deck: Letters\nid: letters\nexams: {Own: {questions: 2}}\ncards: [{q: x, number: 1, topic: t/u}]\n"


def test_a_file_of_exams_is_no_deck_anywhere(desk: Desk) -> None:
    desk.write("exams.yaml", EXAMS)
    desk.write("letters.yaml", DECK)
    trainer = desk.open()
    assert trainer.problems == ()
    assert [line.deck.name for line in trainer.overview().decks] == ["letters"]
    assert ask(trainer, trainer.start(("Letters",))).deck == "letters"
    seen = look(desk.database, 0)
    assert seen is not None
    assert {Path(path).stem: file.state for path, file in seen.files.items()} == {"exams": "exams", "letters": "ok"}
    assert [file.deck for file in decks(desk.database)] == ["letters"]


def test_its_exams_ask_everything_unless_they_name_topics(desk: Desk) -> None:
    desk.write("exams.yaml", EXAMS)
    desk.write("letters.yaml", DECK)
    found = desk.open().exams.offers()[1:]
    assert {offer.blueprint.name: (offer.blueprint.topics, offer.deck) for offer in found} == {
        "Final": ((), "Our exams"),
        "Words": (("t/u",), "Our exams"),
        "Own": (("letters",), "Letters"),
    }


def test_readiness_goes_by_them_too(desk: Desk) -> None:
    desk.write("exams.yaml", EXAMS)
    desk.write("letters.yaml", DECK)
    trainer = desk.open()
    final = next(plan for plan in trainer.insight.exams() if plan.title == "Final")
    assert final == ExamPlan(30, 0.6, None, 0.25, (), "Final")
    assert trainer.insight.ready(final).cards == 1


def test_a_file_of_exams_that_gets_questions_is_a_deck_and_one_that_loses_them_none(desk: Desk) -> None:
    path = desk.write("exams.yaml", EXAMS)
    desk.write("letters.yaml", DECK)
    trainer = desk.open()
    path.write_text(f"{EXAMS}cards: [{{q: z, number: 2}}]\n", encoding="utf-8")
    trainer.refresh()
    assert {line.deck.name for line in trainer.overview().decks} == {"exams", "letters"}
    path.write_text(EXAMS, encoding="utf-8")
    trainer.refresh()
    assert {line.deck.name for line in trainer.overview().decks} == {"letters"}


def test_a_broken_file_of_exams_is_shown_with_its_problem(desk: Desk) -> None:
    desk.write("exams.yaml", "exams: {Final: {pass: 60}}\n")
    trainer = desk.open()
    (line,) = trainer.overview().decks
    assert line.deck.broken
    assert [problem.rule for problem in trainer.problems] == ["shape"]


def test_exams_that_are_switched_off_are_not_offered(desk: Desk) -> None:
    desk.write("exams.yaml", EXAMS)
    desk.write("letters.yaml", DECK)
    trainer = desk.open(Options(off=frozenset({"exams"})))
    assert {offer.blueprint.name for offer in trainer.exams.offers()[1:]} == {"Own"}


def test_a_file_is_read_for_its_exams_wherever_it_is(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("exams:\n  A: {questions: 5, quotas: {t: 20%}}\n  B: {topics: [u]}\n", encoding="utf-8")
    exams, problems = read_exams(path)
    assert problems == ()
    assert exams == (
        Blueprint("A", questions=5, quotas=(Quota("t", share=0.2),)),
        Blueprint("B", "", 40, topics=("u",)),
    )
    link = tmp_path / "below" / "link.yaml"
    link.parent.mkdir()
    link.symlink_to(path)
    assert read_exams(link).exams == exams


def test_the_exams_of_a_deck_elsewhere_ask_that_deck(tmp_path: Path) -> None:
    path = tmp_path / "letters.yaml"
    path.write_text(DECK, encoding="utf-8")
    assert read_exams(path).exams == (Blueprint("Own", questions=2, topics=("letters",)),)
    path.write_text("exams: {Own: }\ncards: [{q: x, a: y}]\n", encoding="utf-8")
    assert read_exams(path).exams[0].topics == ("letters",)


def test_what_is_no_file_of_exams_is_a_problem_and_never_an_exception(tmp_path: Path) -> None:
    broken, binary = tmp_path / "broken.yaml", tmp_path / "binary.yaml"
    broken.write_text("exams: {A: {pass: 60}}\n", encoding="utf-8")
    binary.write_bytes(b"\0\1\2" * 100)
    for path in (broken, binary, tmp_path, tmp_path / "nowhere.yaml", Path("/dev/null")):
        exams, problems = read_exams(path)
        assert exams == ()
        assert problems
