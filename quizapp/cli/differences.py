"""`quizapp diff`: what changed in the decks since they were studied last, and what that does to the cards."""

from collections import Counter
from collections.abc import Iterator, Sequence

from quizapp.cli.build import Call, trainer_of
from quizapp.cli.kin import before_and_now
from quizapp.cli.output import as_json, data, say
from quizapp.core.counting import plural
from quizapp.core.deck import Kind
from quizapp.core.kin import Change, Edit
from quizapp.errors import Status
from quizapp.render.visible import one_line, visible

_WIDTH = 100
_KINDS = {
    Kind.FLASHCARD: "a flashcard",
    Kind.CLOZE: "a cloze text",
    Kind.CHOICE: "a choice",
    Kind.MULTI: "a choice of several",
    Kind.TRUEFALSE: "a statement",
    Kind.TYPED: "a typed answer",
    Kind.NUMBER: "a number",
    Kind.ORDER: "steps to be ordered",
    Kind.MATCH: "pairs to be matched",
}


def diff(call: Call, decks: Sequence[str]) -> int:
    """Shows the changes in the decks named, or in all; returns the status."""
    with trainer_of(call) as trainer:
        edits = trainer.kin.edits(decks)
    if call.json:
        as_json([_object(edit) for edit in edits])
    else:
        data(_told(edits))
    say(_summary(edits))
    return Status.FINE


def _told(edits: Sequence[Edit]) -> Iterator[str]:
    """Every edit; those cards of a deck that did nothing but come from another one are told together."""
    moved = Counter((edit.place[0], _from(edit), edit.effects) for edit in edits if edit.changes == (Change.MOVED,))
    for (file, came, effects), count in moved.items():
        yield f"{visible(file)}: {Change.MOVED}{came}, {plural(count, 'card')} → {', '.join(effects)}"
    yield from (line for edit in edits if edit.changes != (Change.MOVED,) for line in _lines(edit))


def _lines(edit: Edit) -> Iterator[str]:
    """A card: its place, what happened, what that does; below it the words before and now."""
    file, line = edit.place
    changes = ", ".join(_change(edit, change) for change in edit.changes)
    yield f"{visible(file)}:{line}: {changes} → {', '.join(edit.effects)}"
    if edit.before and edit.now:
        yield from _versions("question", edit.before.prompt, edit.now.prompt)
        yield from _versions("answer", edit.before.answer, edit.now.answer)
        return
    one = edit.now or edit.before
    if one:
        yield f"  {'+' if edit.now else '-'} {one_line(one.prompt, _WIDTH)}"


def _change(edit: Edit, change: Change) -> str:
    """What happened, with where a card came from and as what it is asked now."""
    if change is Change.KIND and edit.kind:
        return f"now asked as {_KINDS[edit.kind]}"
    return f"{change}{_from(edit)}" if change is Change.MOVED else change


def _from(edit: Edit) -> str:
    return f" from {visible(edit.before.deck)}" if edit.before else ""


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
        "kind": edit.kind,
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
