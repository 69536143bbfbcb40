"""Exams as JSON: exactly the keys that docs/json.md names, and all that was asked, given and right."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from quizapp.core.exams.blueprint import Blueprint, Quota
from quizapp.core.exams.offers import Lookahead, Offer
from quizapp.render import examtables
from quizapp.reports.examobjects import attempt_object, line_object, look_object, offer_object
from quizapp.reports.exampictures import by_topic
from tests.reports.examples import ASKED, LINE, START, debrief

DOCS = (Path(__file__).parents[2] / "docs" / "json.md").read_text(encoding="utf-8")
SECTION = DOCS.partition("\n## Exams\n")[2].partition("\n## ")[0]


def table(head: str) -> set[str]:
    """The keys of the first column of a table of the documentation."""
    rows = SECTION.partition(f"| {head} | is |\n|---|---|\n")[2].partition("\n\n")[0].splitlines()
    return {key for row in rows for key in re.findall(r"`(\w+)`", row.split("|")[1])}


def questions() -> list[dict[str, object]]:
    found = attempt_object(debrief())["questions"]
    assert isinstance(found, list)
    return found


def test_an_attempt_has_the_keys_that_are_documented() -> None:
    found = attempt_object(debrief(earlier=(LINE,)))
    assert set(found) == table("key")
    assert {key for question in questions() for key in question} == table("key of a question")


def test_lists_and_looks_have_keys_that_are_documented() -> None:
    named = set(re.findall(r"`(\w+)`", SECTION))
    shown = (line_object(LINE), offer_object(Offer(Blueprint(quotas=(Quota("a", 1),)))))
    look = look_object(Blueprint(), 7, Lookahead((("a", 3),), 9, ("short",)))
    assert {key for one in (*shown, look) for key in one} <= named
    assert (look["questions"], look["pool"], look["command"]) == (3, 9, "quizapp exam --usual --seed 7")


def test_every_answer_is_told_with_what_is_right_and_what_it_was_worth() -> None:
    told = [(one["kind"], one["given"], one["verdict"], one["points"]) for one in questions()]
    assert told == [
        ("choice", "Paris", "right", 1),
        ("multi", "two\n\nfour", "wrong", -0.25),
        ("truefalse", "False", "wrong", -0.25),
        ("typed", "recal", "nearly", 1),
        ("typed", "red\ngreen", "wrong", 0.666667),
        ("number", "24.69", "wrong", -0.25),
        ("order", "1. get up\n2. wake up\n3. wash\n4. eat", "wrong", 0.75),
        ("match", "- cat → meow\n- dog → woof\n- wolf → –", "wrong", 0.666667),
        ("cloze", None, None, 0),
    ]
    assert all(one["right"] for one in questions())


def test_options_stand_in_the_order_in_which_they_were_shown() -> None:
    slots, choice = debrief().attempt.paper.slots, questions()[0]["options"]
    assert isinstance(choice, list)
    assert [option["text"] for option in choice] == [("Paris", "Lyon", "Nice")[index] for index in slots[0].order]


def test_an_attempt_is_json_and_says_when_and_with_what_effect() -> None:
    found = json.loads(json.dumps(attempt_object(debrief())))
    assert found["ending"] == "submitted"
    assert found["questions"][0]["effect"] == {
        "rating": "good",
        "new": True,
        "before": None,
        "after": date.fromordinal(START.day + 3).isoformat(),
    }
    assert found["questions"][-1]["effect"] is None
    assert [topic["before"] for topic in found["topics"]] == [{"mastery": 0.5, "low": 0.3, "high": 0.7}, None]
    assert len(found["questions"]) == len(ASKED)


def test_a_topic_of_which_too_little_was_asked_has_no_mastery_anywhere() -> None:
    found = debrief()
    thin = replace(found, attempt=replace(found.attempt, unknown=frozenset({"metrics"})))
    topics = json.loads(json.dumps(attempt_object(thin)))["topics"]
    assert topics[0]["before"] == {"mastery": None, "low": 0.3, "high": 0.7}
    assert "50% known before" in by_topic(found)
    assert "unknown before" in by_topic(thin)
    assert "known before" not in by_topic(thin).replace("unknown before", "")
    assert examtables.topics(thin).rows[0][1] == "unknown"
