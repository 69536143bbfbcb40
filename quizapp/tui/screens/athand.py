"""What can be done with the question on the screen: the help begins with it."""

from collections.abc import Iterator
from typing import NamedTuple

from quizapp.core.alternatives import alternatives, several, typed
from quizapp.tui import keys
from quizapp.tui.kit import Kit
from quizapp.tui.screens.offers import Phase, span
from quizapp.tui.widgets.arranging import Arrangement, Placed
from quizapp.tui.widgets.cardrows import Shown

Entry = tuple[str, str]


class AtHand(NamedTuple):
    """A heading, and keys with what they do."""

    name: str
    entries: tuple[Entry, ...]


def at_hand(shown: Shown, phase: Phase, kit: Kit) -> AtHand:
    """What the keys do now to the card that is shown."""
    back = f"{kit.label(keys.UNDO)} {kit.label(keys.LEAVE)}"
    if phase is Phase.RATE:
        take_back = (kit.label(keys.UNDO), "back to the question")
        return AtHand("The answer is there", (("1 2 3 4", "Again, Hard, Good, Easy"), _suggested(kit), take_back))
    if phase is Phase.CONFIDE:
        words = (("1 2 3", "sure, unsure, a guess"), (kit.label(keys.GO), "go on without a word"))
        return AtHand("How sure are you?", (*words, (back, "back to the answer")))
    if phase is Phase.DOUBT:
        yes, no = (kit.label(keys.COPY), "yes, that is meant"), (kit.label(keys.NO), "no, as it was written")
        return AtHand("A question before it counts", (yes, no, (back, "back to the answer")))
    if shown.placing:
        return AtHand(*_placing(shown.placing, kit))
    if typed(shown.asked):
        return AtHand("An answer that is typed", (*_typing(),))
    return AtHand(*_picking(shown, kit))


def _suggested(kit: Kit) -> Entry:
    return kit.label(keys.GO), "the rating with ▸"


def _placing(placed: Placed, kit: Kit) -> tuple[str, tuple[Entry, ...]]:
    go, enter = kit.label(keys.GO), (kit.label(keys.ENTER), "check")
    if isinstance(placed, Arrangement):
        return "Steps to put in order", (
            (go, "pick a step up; put it down"),
            ("↑↓", "another step; carry the one picked up"),
            ("1, 2, …", "put the step at this place"),
            (kit.label(keys.LEAVE), "put back what is picked up"),
            (kit.label(keys.UNDO), "undo the last move"),
            enter,
        )
    return "Pairs to match", (
        ("1, 2, …", "match this entry to the row with ▸"),
        ("←→", "the entry before, the next one"),
        ("↑↓", "another row"),
        (go, "the next open row"),
        (kit.label(keys.CLEAR), "match nothing to the row"),
        enter,
    )


def _typing() -> Iterator[Entry]:
    """Letters are text, so that what other keys do stands on keys that write nothing."""
    yield "enter", "check"
    yield "ctrl+t", "a hint"
    yield "ctrl+r", "I don't know"
    yield "ctrl+z", "clear the field; empty: take back what was done last"
    yield "pg up, pg dn", "read what is above and below"
    yield "esc", "end here"


def _picking(shown: Shown, kit: Kit) -> tuple[str, tuple[Entry, ...]]:
    hint, unknown = (kit.label(keys.HINT), "a hint"), (kit.label(keys.GIVE_UP), "I don't know")
    if not alternatives(shown.asked):
        return "A question to think about", ((kit.label(keys.GO), "show the answer"), hint, unknown)
    pick = (span(shown), "pick, or unpick" if several(shown.asked) else "pick: that is the answer")
    arrows = (f"↑↓ {kit.label(keys.GO)}", "point at an option and pick it")
    check = ((kit.label(keys.ENTER), "check"),) if several(shown.asked) else ()
    return "Options to choose from", (pick, arrows, *check, hint, unknown)
