"""What decks say of topics and exams is known without reading them again."""

from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.syllabus import TopicNote
from quizapp.storage.store import Store
from tests.trainer.desk import Desk


def test_topics_and_exams_of_a_deck_are_kept_and_follow_the_file(desk: Desk) -> None:
    said = "topics: {t: {weight: 2}}\nexams: {final: {questions: 20}}\n"
    path = desk.write("deck.yaml", f"{said}cards: [{{q: x, a: y, topic: t}}]\n")
    trainer = desk.open()
    with Store.open(desk.database) as store:
        (row,) = store.files().values()
        final = Blueprint("final", questions=20, topics=("deck",))
        assert (row.topics, row.exams) == ((TopicNote("t", weight=2.0),), (final,))
        path.write_text("cards: [{q: x, a: y, topic: t}]\n", encoding="utf-8")
        trainer.refresh()
        (row,) = store.files().values()
        assert (row.topics, row.exams) == ((), ())
