"""What can be done with the question on the screen: the help begins with it."""

from collections.abc import Iterator
from typing import NamedTuple

from quizapp.core.alternatives import alternatives, several, typed
from quizapp.tui import studykeys
from quizapp.tui.kit import Kit
from quizapp.tui.screens.offers import Phase, span
from quizapp.tui.widgets.arranging import Arrangement, Placed
from quizapp.tui.widgets.cardrows import Shown

Entry = tuple[str, str]


class AtHand(NamedTuple):
    """A heading, and keys with what they do."""

    name: str
    entries: tuple[Entry, ...]


def at_hand(shown: Shown, phase: Phase, kit: Kit, *, rated: bool = True) -> AtHand:
    """What the keys do now to the card that is shown, in a sitting where answers are `rated` by the learner or not."""
    back = f"{kit.label(studykeys.UNDO)} {kit.label(studykeys.LEAVE)}"
    if phase is Phase.RATE:
        take_back = (kit.label(studykeys.UNDO), "back to the question")
        ratings = (("1 2 3 4", "Again, Hard, Good, Easy"), _suggested(kit))
        go_on = ratings if rated else ((kit.label(studykeys.GO), "the next question"),)
        return AtHand("The answer is there", (*go_on, take_back))
    if phase is Phase.CONFIDE:
        words = (("1 2 3", "sure, unsure, a guess"), (kit.label(studykeys.GO), "go on without a word"))
        return AtHand("How sure are you?", (*words, (back, "back to the answer")))
    if phase is Phase.DOUBT:
        yes, no = (kit.label(studykeys.COPY), "yes, that is meant"), (kit.label(studykeys.NO), "no, as it was written")
        return AtHand("A question before it counts", (yes, no, (back, "back to the answer")))
    if shown.placing:
        return AtHand(*_placing(shown.placing, kit))
    if typed(shown.asked):
        return AtHand("An answer that is typed", (*_typing(kit),))
    return AtHand(*_picking(shown, kit))


def _suggested(kit: Kit) -> Entry:
    return kit.label(studykeys.GO), "the rating with ▸"


def _placing(placed: Placed, kit: Kit) -> tuple[str, tuple[Entry, ...]]:
    go, enter = kit.label(studykeys.GO), (kit.label(studykeys.ENTER), "check")
    if isinstance(placed, Arrangement):
        return "Steps to put in order", (
            (go, "pick a step up; put it down"),
            ("↑↓", "another step; carry the one picked up"),
            ("1, 2, …", "put the step at this place"),
            (kit.label(studykeys.LEAVE), "put back what is picked up"),
            (kit.label(studykeys.UNDO), "undo the last move"),
            enter,
        )
    return "Pairs to match", (
        ("1, 2, …", "match this entry to the row with ▸"),
        ("←→", "the entry before, the next one"),
        ("↑↓", "another row"),
        (go, "the next open row"),
        (kit.label(studykeys.CLEAR), "match nothing to the row"),
        enter,
    )


def _typing(kit: Kit) -> Iterator[Entry]:
    """Letters are text, so that what other keys do stands on keys that write nothing."""
    yield kit.label(studykeys.ENTER, typing=True), "check"
    yield kit.label(studykeys.HINT, typing=True), "a hint"
    yield kit.label(studykeys.GIVE_UP, typing=True), "I don't know"
    yield kit.label(studykeys.UNDO, typing=True), "clear the field; empty: take back what was done last"
    yield f"{kit.label(studykeys.PAGE_UP)}, {kit.label(studykeys.PAGE_DOWN)}", "read what is above and below"
    yield kit.label(studykeys.LEAVE, typing=True), "end here"


def _picking(shown: Shown, kit: Kit) -> tuple[str, tuple[Entry, ...]]:
    hint, unknown = (kit.label(studykeys.HINT), "a hint"), (kit.label(studykeys.GIVE_UP), "I don't know")
    if not alternatives(shown.asked):
        return "A question to think about", ((kit.label(studykeys.GO), "show the answer"), hint, unknown)
    pick = (span(shown), "pick, or unpick" if several(shown.asked) else "pick: that is the answer")
    arrows = (f"↑↓ {kit.label(studykeys.GO)}", "point at an option and pick it")
    check = ((kit.label(studykeys.ENTER), "check"),) if several(shown.asked) else ()
    return "Options to choose from", (pick, arrows, *check, hint, unknown)
