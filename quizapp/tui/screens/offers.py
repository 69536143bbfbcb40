"""What the learner can do now while studying: the pill and the keys worth showing."""

from collections.abc import Iterator
from enum import Enum, auto

from textual.content import Content

from quizapp.core.alternatives import alternatives, several, typed
from quizapp.core.response import Wrote
from quizapp.core.review import Verdict
from quizapp.tui import keys
from quizapp.tui.keys import Key
from quizapp.tui.kit import Kit
from quizapp.tui.widgets.cardrows import Shown, linked
from quizapp.tui.widgets.keybar import Hint
from quizapp.tui.widgets.pill import pill


class Phase(Enum):
    """What the screen waits for: the trainer, an answer, a rating, or that a rating is stored."""

    BUSY = auto()
    ASK = auto()
    RATE = auto()
    SAVE = auto()


def span(shown: Shown) -> str:
    """The digits that pick an option: `1-4`; from the eleventh on there are the arrows."""
    count = len(alternatives(shown.asked))
    if count < 10:
        return f"1-{count}"
    return "1-9 0" if count == 10 else "1-9 0 ↑↓"


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


def hints(shown: Shown | None, phase: Phase, kit: Kit, *, undoable: bool, width: int) -> list[Hint]:
    """The keys that matter in this phase, as many as a row of this width [cells] holds."""
    typing = shown is not None and phase is Phase.ASK and typed(shown.asked)
    ending = [_hint(kit, keys.HELP, "help", typing), _hint(kit, keys.LEAVE, "end", typing)]
    if shown is None:
        return ending
    first = [_hint(kit, key, word, typing) for key, word in _first(shown, phase)]
    if undoable or shown.graded:
        ending.insert(0, _hint(kit, keys.UNDO, "undo", typing))
    marked = "unflag" if shown.asked.memory.flagged else "flag"
    more = [
        (keys.EDIT, "edit"),
        (keys.FLAG, marked),
        (keys.SUSPEND, "suspend"),
        (keys.BURY, "bury"),
        (keys.COPY, "copy"),
    ]
    others = [_hint(kit, key, word, typing) for key, word in more]
    room = width - sum(hint.width for hint in (*first, *ending))
    for hint in others:
        room -= hint.width
        if room >= 0:
            first.append(hint)
    return [*first, *ending]


def _first(shown: Shown, phase: Phase) -> Iterator[tuple[Key, str]]:
    """What belongs to this card and this phase alone."""
    if phase is Phase.ASK:
        yield keys.GIVE_UP, "I don't know"
        if shown.hints < len(shown.asked.card.question.hints):
            yield keys.HINT, "hint"
    if shown.graded and phase is Phase.RATE:
        if shown.graded.mark.verdict is Verdict.WRONG and isinstance(shown.graded.response, Wrote):
            yield keys.OVERRULE, "I was right"
        yield keys.SOURCE, "source"
        if linked(shown):
            yield keys.LINKS, "links"


_WHILE_TYPING = {
    keys.HINT: "ctrl+t",
    keys.UNDO: "ctrl+z",
    keys.HELP: "F1",
    keys.LEAVE: "esc",
    keys.EDIT: "F2",
    keys.FLAG: "F3",
    keys.COPY: "F5",
    keys.BURY: "F7",
    keys.SUSPEND: "F8",
}


def _hint(kit: Kit, key: Key, word: str, typing: bool) -> Hint:  # noqa: FBT001
    return Hint(_WHILE_TYPING.get(key, kit.label(key)) if typing else kit.label(key), word, key.action)
