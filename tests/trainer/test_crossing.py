"""Decks beside each other, from outlines alone: the same is said as of the decks themselves."""

from collections.abc import Sequence

import pytest

from quizapp.core.deck import Deck
from quizapp.deckfiles.outline import outline_of
from quizapp.deckfiles.reader import read
from quizapp.errors import Problem
from quizapp.trainer.claims import clashes, first_owners
from quizapp.trainer.crossing import across
from quizapp.trainer.examdoubts import exam_doubts
from quizapp.trainer.order import doubts
from quizapp.trainer.sheets import claims_of

BEGIN = "- q: How does the alphabet begin?\n  a: With A\n"
HOLES = "- cloze: It {{ends}} with {{Z}} there.\n"
DECKS = (
    f"deck: A\nid: one\nafter: [C]\ncards:\n{BEGIN}- {{id: x, q: How does it end?, a: With Z}}\n",
    f"deck: B\nid: one\ncards:\n{BEGIN}- {{id: x, q: How many are there?, a: A few, draft: true}}\n",
    f"deck: C\nafter: [A]\nexams: {{Final: {{topics: [nowhere]}}}}\ncards:\n{BEGIN}{HOLES}",
)


def deck(text: str, name: str) -> Deck:
    found = read(text.encode(), f"/decks/{name}.yaml", "/decks").deck
    assert found is not None
    return found


def said(problems: Sequence[Problem]) -> list[tuple[str, int, str]]:
    return [(problem.path[7:8], problem.line, problem.rule) for problem in problems]


@pytest.fixture
def decks() -> list[Deck]:
    return [deck(text, name) for text, name in zip(DECKS, "abc", strict=True)]


def test_everything_that_crosses_files_is_said_in_their_order(decks: list[Deck]) -> None:
    found = across([outline_of(one) for one in decks], whole=True)
    assert list(found) == sorted(found)
    rules = {"after", "exams", "same-deck-id", "same-question", "Q14"}
    assert {rule for _, _, rule in said(found)} == rules
    assert ("c", 5, "Q14") in said(found)


def test_outlines_say_what_the_decks_say(decks: list[Deck]) -> None:
    claims = [claim for one in decks for claim in claims_of(one, one.title)]
    expected = [*clashes(claims, first_owners(claims)), *doubts(decks, whole=True)]
    outlines = [outline_of(one) for one in decks]
    found = across(outlines, whole=True)
    expected += exam_doubts(outlines, whole=True)
    assert [problem for problem in found if problem.rule not in ("same-deck-id", "Q14")] == sorted(expected)


def test_drafts_claim_no_card(decks: list[Deck]) -> None:
    assert [len(question.cards) for one in decks for question in outline_of(one).questions] == [1, 1, 1, 0, 1, 2]


def test_parts_of_a_library_may_name_what_is_elsewhere(decks: list[Deck]) -> None:
    found = across([outline_of(one) for one in decks[2:]], whole=False)
    assert found == ()
