"""Every work that a question cites is written out."""

import pytest

from quizapp.core.sources import citations, written_out

WORKS = {"esl": "Hastie, Elements", "doc2": "A guide", "v1.2": "Notes"}


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("esl", "Hastie, Elements"),
        ("esl 7.3", "Hastie, Elements, 7.3"),
        ("esl; doc2", "Hastie, Elements; A guide"),
        (
            'esl 7.3; doc2 "Big Data Tools"; v1.2, on trees',
            'Hastie, Elements, 7.3; A guide, "Big Data Tools"; Notes, on trees',
        ),
        ("Bishop 2006, ch. 1; esl 2.3", "Bishop 2006, ch. 1; Hastie, Elements, 2.3"),
        ("https://example.org/a;b", "https://example.org/a;b"),
        ("", ""),
    ],
)
def test_short_keys_become_the_works_that_they_stand_for(source: str, written: str) -> None:
    assert written_out(source, WORKS) == written


def test_a_citation_is_a_key_and_a_place() -> None:
    assert [(one.key, one.place) for one in citations("esl 7.3 ; doc2; x: 5;")] == [
        ("esl", "7.3"),
        ("doc2", ""),
        ("x", "5"),
    ]
