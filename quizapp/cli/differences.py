"""`quizapp diff`: what changed in the decks since they were studied last, and what that does to the cards."""

from collections import Counter
from collections.abc import Iterator, Sequence

from quizapp.cli.build import Call, trainer_of
from quizapp.cli.kin import before_and_now
from quizapp.cli.output import as_json, data, say
from quizapp.core.counting import plural
from quizapp.core.kin import Change, Edit
from quizapp.errors import Status
from quizapp.render.visible import one_line, visible

_WIDTH = 100


def diff(call: Call, decks: Sequence[str]) -> int:
    """Shows the changes in the decks named, or in all; returns the status."""
    with trainer_of(call) as trainer:
        edits = trainer.kin.edits(decks)
    if call.json:
        as_json([_object(edit) for edit in edits])
    else:
        data(line for edit in edits for line in _lines(edit))
    say(_summary(edits))
    return Status.FINE


def _lines(edit: Edit) -> Iterator[str]:
    """A card: its place, what happened, what that does; below it the words before and now."""
    file, line = edit.place
    changes, effects = ", ".join(edit.changes), ", ".join(edit.effects)
    came = f" from {visible(edit.before.deck)}" if edit.before and Change.MOVED in edit.changes else ""
    yield f"{visible(file)}:{line}: {changes}{came} → {effects}"
    if edit.before and edit.now:
        yield from _versions("question", edit.before.prompt, edit.now.prompt)
        yield from _versions("answer", edit.before.answer, edit.now.answer)
        return
    one = edit.now or edit.before
    if one:
        yield f"  {'+' if edit.now else '-'} {one_line(one.prompt, _WIDTH)}"


def _versions(name: str, before: str, now: str) -> Iterator[str]:
    if before != now:
        old, new = before_and_now(before, now)
        yield f"  {name}"
        yield f"  - {old}"
        yield f"  + {new}"


def _object(edit: Edit) -> dict[str, object]:
    file, line = edit.place
    one = edit.now or edit.before
    return {
        "card_id": one.card_id if one else "",
        "file": file,
        "line": line,
        "changes": [str(change) for change in edit.changes],
        "effects": [str(effect) for effect in edit.effects],
        "before": edit.before
        and {"deck": edit.before.deck, "question": edit.before.prompt, "answer": edit.before.answer},
        "now": edit.now and {"deck": edit.now.deck, "question": edit.now.prompt, "answer": edit.now.answer},
    }


def _summary(edits: Sequence[Edit]) -> str:
    if not edits:
        return "Nothing changed since it was studied last."
    counts = Counter(change for edit in edits for change in edit.changes)
    named = ", ".join(f"{counts[change]} {change}" for change in Change if counts[change])
    return f"{plural(len(edits), 'card')} changed since studied last: {named}."
