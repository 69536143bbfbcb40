"""No question repeats eight words in a row of a document that it was drawn from."""

import pytest

from tests.decks.bundled import NAMES, deck, texts
from tests.decks.copying import documents, fingerprint, runs


@pytest.mark.parametrize("name", NAMES)
def test_no_eight_words_in_a_row_are_a_documents(name: str) -> None:
    found = deck(name)
    written = [found.about, *(text for question in found.questions for text in texts(question))]
    known = documents()
    assert [run for text in written for run in runs(text) if fingerprint(run) in known] == []


def test_a_sentence_of_a_document_would_be_noticed() -> None:
    sentence = "or re-sampling to mitigate biases in a"
    assert any(fingerprint(run) in documents() for run in runs(sentence))
    assert len(documents()) > 5_000
