"""What the learner can do now while studying: the pill and the keys worth showing."""

from collections.abc import Iterator
from enum import Enum, auto

from textual.content import Content

from quizapp.core.alternatives import alternatives, several, typed
from quizapp.core.response import Wrote
from quizapp.core.review import Verdict
from quizapp.core.session import Graded
from quizapp.tui import studykeys
from quizapp.tui.key import HELP, Key
from quizapp.tui.kit import Kit
from quizapp.tui.screens.placedoffers import placed_keys, placed_pill
from quizapp.tui.widgets.cardrows import Shown
from quizapp.tui.widgets.drawn import WORDY_FROM
from quizapp.tui.widgets.keybar import Hint
from quizapp.tui.widgets.mentioned import commented, linked, pictured
from quizapp.tui.widgets.pill import pill


class Phase(Enum):
    """What the screen waits for.

    The trainer, an answer, yes or no to a doubt about it, how sure the learner is of it, a rating, or that a rating
    is stored.
    """

    BUSY = auto()
    ASK = auto()
    DOUBT = auto()
    CONFIDE = auto()
    RATE = auto()
    SAVE = auto()


def phase_of(shown: Shown) -> Phase:
    """What a card as it is shown waits for."""
    if shown.graded:
        return Phase.RATE
    if shown.doubt:
        return Phase.DOUBT
    return Phase.CONFIDE if shown.given else Phase.ASK


def span(shown: Shown) -> str:
    """The digits that pick an option: `1-4`; from the eleventh on there are the arrows."""
    count = len(alternatives(shown.asked))
    if count < 10:
        return f"1-{count}"
    return "1-9 0" if count == 10 else "1-9 0 ↑↓"


def offer(shown: Shown, kit: Kit) -> Content:
    """The pill before the answer."""
    go = kit.label(studykeys.GO)
    if shown.doubt:
        return pill(kit.label(studykeys.ENTER), "yes")
    if typed(shown.asked):
        return pill(kit.label(studykeys.ENTER), "check")
    if several(shown.asked) and shown.picked:
        return pill(kit.label(studykeys.ENTER), "check")
    if shown.placing:
        return placed_pill(shown.placing, kit)
    if alternatives(shown.asked):
        every = "choose all that are right" if several(shown.asked) else "choose"
        return pill(go, "take this one") if shown.cursor is not None else pill(span(shown), every)
    return pill(go, "show the answer")


def sure(kit: Kit) -> list[Content]:
    """The pills between answer and verdict: how sure the learner is, or no word of it."""
    words = (pill(str(place), word) for place, word in enumerate(_SURE, start=1))
    return [*words, pill(kit.label(studykeys.GO), "go on")]


def hints(shown: Shown | None, phase: Phase, kit: Kit, *, undoable: bool, width: int) -> list[Hint]:
    """The keys that matter in this phase, as many as a row of this width [cells] holds."""
    if shown and phase in (Phase.DOUBT, Phase.CONFIDE):
        return list(_settling(kit, phase))
    typing = shown is not None and phase is Phase.ASK and typed(shown.asked)
    ending = [_hint(kit, HELP, "help", typing), _hint(kit, studykeys.LEAVE, "end", typing)]
    if shown is None:
        return ending
    first = [_hint(kit, key, word, typing) for key, word in _first(shown, phase, wordy=width >= WORDY_FROM)]
    if undoable or shown.graded or (shown.placing and shown.placing.before):
        ending.insert(0, _hint(kit, studykeys.UNDO, "undo", typing))
    marked = "unflag" if shown.asked.memory.flagged else "flag"
    more = [
        (studykeys.EDIT, "edit"),
        (studykeys.FLAG, marked),
        (studykeys.SUSPEND, "suspend"),
        (studykeys.BURY, "bury"),
        (studykeys.COPY, "copy"),
    ]
    others = [_hint(kit, key, word, typing) for key, word in more]
    room = width - sum(hint.width for hint in (*first, *ending))
    for hint in others:
        room -= hint.width
        if room >= 0:
            first.append(hint)
    return [*first, *ending]


def _first(shown: Shown, phase: Phase, *, wordy: bool) -> Iterator[tuple[Key, str]]:
    """What belongs to this card and this phase alone."""
    if phase is Phase.ASK:
        yield from _before(shown, wordy=wordy)
    if shown.graded and phase is Phase.RATE:
        yield from _after(shown, shown.graded)
    if pictured(shown):
        yield studykeys.PICTURE, "picture"
    if shown.asked.card.question.context:
        yield studykeys.CASE, "case"


def _before(shown: Shown, *, wordy: bool) -> Iterator[tuple[Key, str]]:
    if shown.placing:
        yield from placed_keys(shown.placing)
    total, left = len(shown.rungs), len(shown.rungs) - shown.hints
    if left:
        yield studykeys.HINT, f"hint ({left} left)" if total > 1 and wordy else "hint"
    if shown.asked.behind:
        yield studykeys.OPTIONS, "options"
    yield studykeys.GIVE_UP, "I don't know" if wordy else "don't know"


def _after(shown: Shown, graded: Graded) -> Iterator[tuple[Key, str]]:
    if graded.mark.verdict is Verdict.WRONG and isinstance(graded.response, Wrote):
        yield studykeys.OVERRULE, "I was right"
    if shown.patchable:
        yield studykeys.ACCEPT, "add to the deck"
    if commented(shown):
        yield studykeys.OTHERS, "fewer comments" if shown.others else "more comments"
    if shown.asked.behind:
        yield studykeys.OPTIONS, "hide options" if shown.unhidden else "options"
    yield studykeys.SOURCE, "source"
    if linked(shown):
        yield studykeys.LINKS, "links"


def _settling(kit: Kit, phase: Phase) -> Iterator[Hint]:
    """The keys between an answer and its verdict."""
    if phase is Phase.DOUBT:
        yield _hint(kit, studykeys.COPY, "yes", typing=False)
        yield _hint(kit, studykeys.NO, "no, as I wrote it", typing=False)
    yield Hint(f"{kit.label(studykeys.UNDO)} {kit.label(studykeys.LEAVE)}", "back to the answer", studykeys.UNDO.action)
    yield _hint(kit, HELP, "help", typing=False)


_SURE = ("sure", "unsure", "a guess")


def _hint(kit: Kit, key: Key, word: str, typing: bool) -> Hint:  # noqa: FBT001
    return Hint(kit.label(key, typing=typing), word, key.action)
