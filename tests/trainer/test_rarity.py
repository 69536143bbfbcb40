"""The things that share the rarest keys are found, however many share the others."""

from quizapp.trainer.rarity import Index


def words(text: str) -> set[str]:
    return set(text.split())


def test_rare_keys_count_more_than_many_common_ones() -> None:
    usual = [f"what is the {number}" for number in range(30)]
    index = Index([*usual, "which recall"], words)
    near = index.near("what is the recall")
    assert near[0] == "which recall"
    assert len(near) == 12


def test_what_shares_nothing_is_not_found() -> None:
    assert Index(["one", "two"], words).near("three") == []


def test_a_key_that_very_many_have_finds_some_if_there_is_no_other() -> None:
    index = Index([f"what {number}" for number in range(100)], words)
    assert len(index.near("what else")) == 12
