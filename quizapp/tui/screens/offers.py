"""What the learner can do now while studying: the pill and the keys worth showing."""

from enum import Enum, auto

from textual.content import Content

from quizapp.core.response import Wrote
from quizapp.core.review import Verdict
from quizapp.tui import keys
from quizapp.tui.keys import Key
from quizapp.tui.kit import Kit
from quizapp.tui.widgets.alternatives import alternatives, several, typed
from quizapp.tui.widgets.cardrows import Shown
from quizapp.tui.widgets.keybar import Hint
from quizapp.tui.widgets.pill import pill


class Phase(Enum):
    """What the screen waits for: the trainer, an answer, a rating, or that a rating is stored."""

    BUSY = auto()
    ASK = auto()
    RATE = auto()
    SAVE = auto()


def span(shown: Shown) -> str:
    """The digits that pick an option: `1-4`."""
    return f"1-{min(len(alternatives(shown.asked)), 9)}"


def offer(shown: Shown, kit: Kit) -> Content:
    """The pill before the answer."""
    go = kit.label(keys.GO)
    if typed(shown.asked):
        return pill(kit.label(keys.ENTER), "check")
    if several(shown.asked) and shown.picked:
        return pill(kit.label(keys.ENTER), "check")
    if alternatives(shown.asked):
        every = "choose all that are right" if several(shown.asked) else "choose"
        return pill(go, "take this one") if shown.cursor is not None else pill(span(shown), every)
    return pill(go, "show the answer")


def hints(shown: Shown | None, phase: Phase, kit: Kit) -> list[Hint]:
    """At most six keys, the ones that matter in this phase."""
    offered: list[Hint] = []

    def add(key: Key, word: str, label: str = "") -> None:
        offered.append(Hint(label or kit.label(key), word, key.action))

    typing = shown is not None and phase is Phase.ASK and typed(shown.asked)
    if shown and phase is Phase.ASK:
        add(keys.GIVE_UP, "I don't know")
        if shown.hints < len(shown.asked.card.question.hints):
            add(keys.HINT, "hint", "ctrl+t" if typing else "")
    if shown and shown.graded and phase is Phase.RATE:
        if shown.graded.mark.verdict is Verdict.WRONG and isinstance(shown.graded.response, Wrote):
            add(keys.OVERRULE, "I was right")
        if shown.asked.source:
            add(keys.SOURCE, "source")
    add(keys.UNDO, "undo", "ctrl+z" if typing else "")
    add(keys.HELP, "help", "F1" if typing else "")
    add(keys.LEAVE, "end", "esc" if typing else "")
    return offered
