import gc

from quizapp.core.collector import collector_paused


def test_a_block_within_another_leaves_the_outer_one_as_it_is() -> None:
    with collector_paused():
        with collector_paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()
