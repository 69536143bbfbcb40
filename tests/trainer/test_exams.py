from collections.abc import Callable
from dataclasses import replace

import pytest

from quizapp.core.day import DAY_MS
from quizapp.core.exams.attempt import GAP_MAX_MS, Attempt, Ending
from quizapp.core.exams.blueprint import Blueprint, Quota
from quizapp.core.response import Arranged, Chosen, Matched, Response, Said, Skipped, Wrote
from quizapp.core.review import EventKind, Rating
from quizapp.errors import NotHereError, QuizError
from quizapp.trainer.examlog import ExamLog
from quizapp.trainer.exams import LATE_MS, Exams
from tests.trainer.desk import START, Desk, events, memories
from tests.trainer.examdecks import KINDS, all_kinds, samples, trainer_of

MINUTE = 60_000


def test_every_step_is_there_when_the_program_starts_anew(desk: Desk) -> None:
    trainer = trainer_of(desk)
    begun = trainer.exams.start(all_kinds(), 7)
    said = samples(begun.paper)
    steps: list[tuple[Callable[[Exams], None], Callable[[Exams], bool]]] = [
        (lambda its: its.move(begun.id, 3, 1_000), lambda its: current(its).place == 3),
        (lambda its: its.answer(begun.id, 3, said[3], 2_000), lambda its: current(its).answers[3].response == said[3]),
        (lambda its: its.mark(begun.id, 3, 3_000, later=True), lambda its: current(its).later == {3}),
        (lambda its: its.answer(begun.id, 0, said[0], 4_000), lambda its: sorted(current(its).answers) == [0, 3]),
        (lambda its: its.mark(begun.id, 3, 5_000, later=False), lambda its: not current(its).later),
        (lambda its: its.answer(begun.id, 3, None, 6_000), lambda its: sorted(current(its).answers) == [0]),
    ]
    for take, is_there in steps:
        take(desk.open().exams)
        assert is_there(desk.open().exams)
    desk.open().exams.submit(begun.id, 7_000)
    assert desk.open().exams.attempt(begun.id).ending is Ending.SUBMITTED
    assert desk.open().exams.open() is None


def current(exams: Exams) -> Attempt:
    found = exams.open()
    assert found is not None
    return found


def test_all_kinds_are_answered_and_marked_and_the_paper_stays_as_it_was_drawn(desk: Desk) -> None:
    trainer = trainer_of(desk)
    drawn = trainer.exams.paper(all_kinds(), 7)
    begun = trainer.exams.start(all_kinds(), 7)
    for place, response in samples(begun.paper).items():
        trainer.exams.answer(begun.id, place, response, 1_000 * place)
    debrief = trainer.exams.submit(begun.id, 20_000)
    assert drawn == begun.paper == debrief.attempt.paper == desk.open().exams.attempt(begun.id).paper
    assert debrief.result.whole.answered == len(drawn.slots) - 1, "nothing was matched, which is no answer"
    assert debrief.attempt.points == tuple(marked.points for marked in debrief.result.marked)
    assert 0 < debrief.result.whole.score < 1


def test_an_exam_touches_neither_memories_nor_what_undo_takes_back(desk: Desk) -> None:
    trainer = trainer_of(desk)
    before = memories(trainer)
    begun = trainer.exams.start(all_kinds(), 7)
    trainer.exams.answer(begun.id, 0, samples(begun.paper)[0], 1_000)
    trainer.exams.submit(begun.id, 2_000)
    assert memories(trainer) == memories(desk.open()) == before
    assert not trainer.undoable()
    assert trainer.undo() is None


def test_the_clock_goes_on_while_the_program_is_closed(desk: Desk) -> None:
    trainer = trainer_of(desk)
    begun = trainer.exams.start(all_kinds(), 7)
    desk.wait(minutes=3)
    trainer.exams.answer(begun.id, 0, samples(begun.paper)[0], 3 * MINUTE)
    desk.wait(minutes=6)
    found = current(desk.open().exams)
    assert (found.spent_ms, desk.open().now_ms - found.newest_ms) == (3 * MINUTE, 6 * MINUTE)
    desk.wait(minutes=1)
    again = desk.open()
    assert again.exams.open() is None
    over = again.exams.attempt(begun.id)
    assert (over.ending, over.spent_ms, sorted(over.answers)) == (Ending.TIME, 10 * MINUTE, [0])


@pytest.mark.parametrize("back", [{"hours": -1}, {"days": -5}])
def test_a_clock_set_back_gives_no_time_and_turns_no_answers_round(desk: Desk, back: dict[str, float]) -> None:
    trainer = trainer_of(desk)
    begun = trainer.exams.start(all_kinds(), 7)
    place, (first, second) = place_of(begun, "choice"), (Chosen(frozenset({0})), Chosen(frozenset({1})))
    desk.wait(minutes=5)
    trainer.exams.answer(begun.id, place, first, 5 * MINUTE)
    desk.wait(**back)
    trainer.exams.answer(begun.id, place, second, 6 * MINUTE)
    found = current(desk.open().exams)
    assert found.spent_ms == 6 * MINUTE
    assert found.answers[place].response == second
    desk.at = START
    trainer.exams.move(begun.id, 1, 1 * MINUTE)
    assert current(desk.open().exams).spent_ms == 6 * MINUTE, "what was spent once stays spent"


def test_a_clock_set_forward_counts_as_time_that_passed(desk: Desk) -> None:
    trainer = trainer_of(desk)
    begun = trainer.exams.start(all_kinds(), 7)
    desk.wait(hours=2)
    assert desk.open().exams.open() is None
    assert trainer.exams.attempt(begun.id).ending is Ending.TIME


def test_without_a_limit_an_exam_waits_for_days(desk: Desk) -> None:
    trainer = trainer_of(desk)
    begun = trainer.exams.start(replace(all_kinds(), minutes=0), 7)
    desk.wait(days=9)
    assert current(desk.open().exams).id == begun.id


def test_what_was_typed_in_time_counts_though_it_is_stored_a_moment_late(desk: Desk) -> None:
    trainer = trainer_of(desk)
    begun = trainer.exams.start(all_kinds(), 7)
    place = place_of(begun, "choice")
    trainer.exams.answer(begun.id, place, Chosen(frozenset({0})), 10 * MINUTE + LATE_MS)
    with pytest.raises(QuizError, match="time of this exam is over"):
        trainer.exams.answer(begun.id, place, Chosen(frozenset({1})), 10 * MINUTE + LATE_MS + 1)
    debrief = trainer.exams.submit(begun.id, 10 * MINUTE + LATE_MS, in_time=False)
    kept = desk.open().exams.attempt(begun.id)
    assert kept.answers[place].response == Chosen(frozenset({0}))
    assert (kept.ending, kept.spent_ms) == (Ending.TIME, 10 * MINUTE)
    assert debrief.result.whole.score > 0


def test_nothing_is_changed_any_more_after_another_process_handed_it_in(desk: Desk) -> None:
    trainer = trainer_of(desk)
    begun = trainer.exams.start(all_kinds(), 7)
    desk.open().exams.submit(begun.id, 1_000)
    response = samples(begun.paper)[0]
    acts: list[Callable[[Exams], object]] = [
        lambda its: its.answer(begun.id, 0, response, 2_000),
        lambda its: its.move(begun.id, 1, 2_000),
        lambda its: its.mark(begun.id, 1, 2_000, later=True),
        lambda its: its.submit(begun.id, 2_000),
        lambda its: its.drop(begun.id, 2_000),
    ]
    for act in acts:
        with pytest.raises(QuizError, match="has ended already"):
            act(trainer.exams)
    assert len(events(trainer, EventKind.EXAM_SUBMIT)) == 1


def test_one_exam_is_under_way_at_a_time_and_one_that_is_dropped_has_no_result(desk: Desk) -> None:
    trainer = trainer_of(desk)
    begun = trainer.exams.start(all_kinds(), 7)
    with pytest.raises(QuizError, match="Another exam is under way"):
        desk.open().exams.start(all_kinds(), 8)
    with pytest.raises(QuizError, match="still under way"):
        trainer.exams.debrief(begun.id)
    trainer.exams.drop(begun.id, 1_000)
    with pytest.raises(QuizError, match="was dropped"):
        trainer.exams.debrief(begun.id)
    (line,) = trainer.exams.attempts()
    assert (line.ending, line.score, line.passed, line.spent_ms) == (Ending.DROPPED, None, None, 1_000)
    assert trainer.exams.start(all_kinds(), 8).id != begun.id


def test_what_nobody_can_answer_is_refused_and_what_says_nothing_is_no_answer(desk: Desk) -> None:
    trainer = trainer_of(desk)
    begun = trainer.exams.start(all_kinds(), 7)
    choice, typed, order, match = (place_of(begun, kind) for kind in ("choice", "typed", "order", "match"))
    impossible: dict[int, Response] = {
        choice: Chosen(frozenset({9})),
        typed: Said(truth=True),
        order: Arranged((0, 0, 1)),
    }
    for place, response in impossible.items():
        with pytest.raises(ValueError, match="cannot get"):
            trainer.exams.answer(begun.id, place, response, 1_000)
    with pytest.raises(ValueError, match="no question"):
        trainer.exams.move(begun.id, len(begun.paper.slots), 1_000)
    empty: dict[int, Response] = {
        choice: Chosen(frozenset()),
        typed: Wrote(" "),
        match: Matched((None, None)),
        order: Skipped(),
    }
    for place, response in empty.items():
        trainer.exams.answer(begun.id, place, samples(begun.paper)[place], 1_000)
        trainer.exams.answer(begun.id, place, response, 2_000)
    assert not current(trainer.exams).answers


def place_of(attempt: Attempt, kind: str) -> int:
    return next(place for place, slot in enumerate(attempt.paper.slots) if slot.card.question.kind == kind)


def test_an_exam_goes_on_and_is_marked_though_its_deck_is_edited_or_deleted(desk: Desk) -> None:
    trainer = trainer_of(desk)
    begun = trainer.exams.start(all_kinds(), 7)
    desk.write("kinds.yaml", KINDS.replace("this", "something else").replace("water", "sand"))
    trainer.refresh()
    place = place_of(begun, "choice")
    trainer.exams.answer(begun.id, place, Chosen(frozenset({0})), 1_000)
    (desk.decks / "kinds.yaml").unlink()
    again = desk.open()
    assert current(again.exams).paper == begun.paper
    debrief = again.exams.submit(begun.id, 2_000)
    assert debrief.result.marked[place].points == 1
    assert debrief.attempt.before == begun.before, "what was known when it began is in the log"
    assert set(begun.before or {}) == {"kinds", "kinds/said"}
    assert desk.open().exams.debrief(begun.id).attempt == debrief.attempt


def test_what_the_topics_say_too_little_of_is_unknown_in_the_result_as_well(desk: Desk) -> None:
    trainer = trainer_of(desk)
    begun = trainer.exams.start(all_kinds(), 7)
    assert begun.unknown == {"kinds", "kinds/said"} == set(begun.before or {})
    trainer.exams.submit(begun.id, 1_000)
    session = trainer.start()
    while asked := trainer.ask(session):
        trainer.rate(session, asked, trainer.grade(asked, Skipped()), Rating.EASY)
    again = trainer.exams.start(all_kinds(), 8)
    assert again.unknown == frozenset()
    assert desk.open().exams.debrief(begun.id).attempt.unknown == begun.unknown


def test_how_long_a_question_was_looked_at_are_all_visits_but_no_pause(desk: Desk) -> None:
    trainer = trainer_of(desk)
    begun = trainer.exams.start(replace(all_kinds(), minutes=600), 7)
    said = samples(begun.paper)
    one, other = sorted(set(said) - {place_of(begun, "match")})[:2]
    trainer.exams.move(begun.id, one, 1_000)
    trainer.exams.move(begun.id, other, 11_000)
    trainer.exams.answer(begun.id, other, said[other], 16_000)
    trainer.exams.move(begun.id, one, 17_000)
    trainer.exams.answer(begun.id, one, said[one], 20_000)
    assert {place: given.took_ms for place, given in current(trainer.exams).answers.items()} == {
        one: 13_000 + (1_000 if one == 0 else 0),
        other: 5_000,
    }
    trainer.exams.move(begun.id, other, DAY_MS // 4)
    trainer.exams.answer(begun.id, other, said[other], DAY_MS // 4 + 9 * MINUTE)
    assert current(trainer.exams).answers[other].took_ms == 6_000 + GAP_MAX_MS


def test_the_mastery_of_the_topics_before_stands_beside_the_result(desk: Desk) -> None:
    trainer = trainer_of(desk)
    begun = trainer.exams.start(all_kinds(), 7)
    before = trainer.exams.submit(begun.id, 1_000).attempt.before
    assert before is not None
    assert sorted(before) == ["kinds", "kinds/said"]
    assert all(0 <= low <= value <= high <= 1 for value, low, high in before.values())


def test_the_list_names_the_newest_first_with_what_each_came_to(desk: Desk) -> None:
    trainer = trainer_of(desk)
    own, of_deck = trainer.exams.offers()
    assert (own.deck, of_deck.deck, of_deck.blueprint.topics) == ("", "All kinds", ("kinds",))
    for seed in (1, 2):
        begun = trainer.exams.start(of_deck.blueprint, seed)
        for place, response in samples(begun.paper).items():
            trainer.exams.answer(begun.id, place, response, 30_000)
        trainer.exams.submit(begun.id, 60_000)
        desk.wait(days=1)
    last = trainer.exams.start(all_kinds(), 3)
    trainer.exams.answer(last.id, 0, samples(last.paper)[0], 5_000)
    lines = trainer.exams.attempts()
    assert [(line.seed, line.name, line.ending, line.spent_ms, line.questions) for line in lines] == [
        (3, "", None, 5_000, 9),
        (2, "Short", Ending.SUBMITTED, 60_000, 4),
        (1, "Short", Ending.SUBMITTED, 60_000, 4),
    ]
    second, first = lines[1:]
    debrief = trainer.exams.debrief(second.id)
    assert debrief.earlier == (first,)
    assert (second.score, second.passed) == (debrief.result.whole.score, debrief.result.passed)


def test_two_exams_under_way_in_logs_that_come_together_can_both_be_ended(desk: Desk) -> None:
    trainer, other = trainer_of(desk), desk.open(database="other.db")
    older = other.exams.start(all_kinds(), 1)
    desk.wait(minutes=1)
    newer = trainer.exams.start(all_kinds(), 2)
    trainer.import_log(other.export_log())
    assert current(trainer.exams).id == newer.id
    trainer.exams.answer(older.id, 0, samples(older.paper)[0], 2_000)
    assert sorted(trainer.exams.attempt(older.id).answers) == [0]
    trainer.exams.submit(newer.id, 1_000)
    assert current(trainer.exams).id == older.id
    trainer.exams.drop(older.id, 3_000)
    assert trainer.exams.open() is None


def test_home_is_told_of_the_exam_under_way(desk: Desk) -> None:
    trainer = trainer_of(desk)
    assert trainer.overview().exam is None
    begun = trainer.exams.start(replace(all_kinds(), name="Finals"), 7)
    desk.wait(minutes=2)
    trainer.exams.answer(begun.id, 0, samples(begun.paper)[0], 2 * MINUTE)
    told = trainer.overview().exam
    assert told is not None
    assert (told.id, told.name, told.questions, told.answered) == (begun.id, "Finals", 9, 1)
    assert told.over_ms == START.timestamp() * 1000 + 10 * MINUTE
    trainer.exams.answer(begun.id, 0, None, 3 * MINUTE)
    changed = trainer.overview().exam
    assert changed is not None
    assert changed.answered == 0
    trainer.exams.submit(begun.id, 4 * MINUTE)
    assert trainer.overview().exam is None


def test_what_is_not_there_is_said(desk: Desk) -> None:
    trainer = trainer_of(desk)
    for name in ("", "nothing"):
        with pytest.raises(QuizError, match="no such exam"):
            trainer.exams.attempt(name)
        with pytest.raises(QuizError, match="no such exam"):
            trainer.exams.drop(name, 0)
    with pytest.raises(NotHereError, match=r"no deck or topic kindz.*Did you mean kinds"):
        trainer.exams.look(Blueprint(topics=("kindz",)))
    assert trainer.exams.attempts() == []


def test_a_folder_that_cannot_be_written_takes_no_exam(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = trainer_of(desk).exams.start(all_kinds(), 1)
    monkeypatch.setattr("quizapp.storage.opening.os.access", lambda _path, _mode: False)
    trainer = desk.open()
    assert trainer.read_only
    assert current(trainer.exams) == begun
    with pytest.raises(QuizError, match="read-only"):
        trainer.exams.move(begun.id, 1, 1_000)
    desk.wait(hours=1)
    assert trainer.exams.open() is None, "its time is over, though that cannot be written"
    assert trainer.exams.attempts()[0].ending is None


def test_two_processes_that_find_the_time_over_end_an_exam_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    trainer, other = trainer_of(desk), desk.open()
    begun = trainer.exams.start(all_kinds(), 7)
    desk.wait(hours=1)
    plain = ExamLog.attempt

    def racing(its: ExamLog, attempt_id: str) -> Attempt:
        found = plain(its, attempt_id)
        monkeypatch.setattr(ExamLog, "attempt", plain)
        assert other.exams.open() is None
        return found

    monkeypatch.setattr(ExamLog, "attempt", racing)
    assert trainer.exams.open() is None
    assert [event.exam for event in events(trainer, EventKind.EXAM_SUBMIT)] == [begun.id]


def test_an_exam_that_ran_out_while_the_program_was_closed_ended_when_its_time_was_over(desk: Desk) -> None:
    trainer = trainer_of(desk)
    begun = trainer.exams.start(all_kinds(), 7)
    desk.wait(minutes=3)
    trainer.exams.answer(begun.id, 0, samples(begun.paper)[0], 3 * MINUTE)
    desk.wait(days=3)
    session = trainer.start()
    while asked := trainer.ask(session):
        trainer.rate(session, asked, trainer.grade(asked, Skipped()), Rating.EASY)
    again = desk.open()
    assert again.exams.open() is None
    found = again.exams.debrief(begun.id).attempt
    assert found.ended is not None
    assert (found.ended.at_ms, found.ended.day) == (START.timestamp() * 1000 + 10 * MINUTE, found.started.day)
    assert found.before == begun.before, "what was studied since says nothing of what was known before"
    assert {line.path: line.mastery.value for line in again.insight.topics().lines}["kinds"] > 0.9
    assert begun.before is not None
    assert begun.before["kinds"][0] == pytest.approx(0.3)


def test_what_another_machine_answered_after_the_end_does_not_count(desk: Desk) -> None:
    trainer, other = trainer_of(desk), desk.open(database="elsewhere/other.db")
    begun = trainer.exams.start(all_kinds(), 7)
    said = samples(begun.paper)
    trainer.exams.answer(begun.id, 0, said[0], 1_000)
    other.import_log(trainer.export_log())
    trainer.exams.answer(begun.id, 1, said[1], 2_000)
    trainer.exams.answer(begun.id, 0, None, 3_000)
    debrief = other.exams.submit(begun.id, 5_000)
    assert sorted(debrief.attempt.answers) == [0]
    desk.wait(minutes=1)
    trainer.import_log(other.export_log())
    other.import_log(trainer.export_log())
    for one in (trainer, other):
        merged = one.exams.debrief(begun.id)
        assert merged.attempt.answers == debrief.attempt.answers
        assert merged.result == debrief.result
        assert [effect.place for effect in merged.effects] == [0]


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (Blueprint(name="Mock"), Blueprint(name="mock", topics=("kinds",)), True),
        (Blueprint(topics=("kinds/said",)), Blueprint(topics=("Kinds/Said",)), True),
        (Blueprint(topics=("kinds", "plenty")), Blueprint(topics=("plenty", "All kinds")), True),
        (Blueprint(topics=("kinds",)), Blueprint(topics=("kinds",), questions=3, minutes=0, penalty=0.25), True),
        (Blueprint(quotas=(Quota("All Kinds", number=2),)), Blueprint(quotas=(Quota("kinds", number=2),)), True),
        (Blueprint(), Blueprint(levels=(1, 5)), True),
        (Blueprint(), Blueprint(topics=("kinds",)), False),
        (Blueprint(), Blueprint(quotas=(Quota("plenty", number=4),)), False),
        (Blueprint(quotas=(Quota("plenty", number=4),)), Blueprint(quotas=(Quota("plenty", share=0.4),)), False),
        (Blueprint(), Blueprint(kinds=("typed",)), False),
        (Blueprint(), Blueprint(levels=(2, 3)), False),
        (Blueprint(name="Mock"), Blueprint(), False),
    ],
)
def test_the_same_exam_is_one_of_the_same_name_or_without_one_that_asks_the_same(
    desk: Desk, first: Blueprint, second: Blueprint, same: bool
) -> None:
    trainer = trainer_of(desk)
    ids = []
    for blueprint in (first, second):
        begun = trainer.exams.start(blueprint, 1)
        trainer.exams.submit(begun.id, 1_000)
        ids.append(begun.id)
        desk.wait(hours=1)
    earlier = [line.id for line in trainer.exams.debrief(ids[1]).earlier]
    assert earlier == (ids[:1] if same else [])


def test_a_clock_set_back_when_the_time_is_spent_does_not_keep_an_exam_open(desk: Desk) -> None:
    trainer = trainer_of(desk)
    begun = trainer.exams.start(all_kinds(), 7)
    desk.wait(minutes=10)
    trainer.exams.answer(begun.id, 0, samples(begun.paper)[0], 10 * MINUTE)
    desk.wait(hours=-1)
    again = desk.open()
    assert again.exams.open() is None
    assert again.exams.attempt(begun.id).ending is Ending.TIME


def test_what_was_known_of_a_topic_is_said_whatever_its_case(desk: Desk) -> None:
    desk.write("one.yaml", "topic: Kinds/Said\ncards:\n- {q: One?, a: one, accept: [uno]}\n")
    desk.write("two.yaml", "topic: kinds/said\ncards:\n- {q: Two?, a: two, accept: [due]}\n")
    begun = desk.open().exams.start(Blueprint(questions=2), 7)
    assert set(begun.before or {}) == {slot.topic for slot in begun.paper.slots} == {"Kinds/Said", "kinds/said"}
