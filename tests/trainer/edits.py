"""Libraries of questions, near-duplicates among them, and what authors do to them."""

import json
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

METRICS = ("precision", "recall", "specificity", "accuracy", "calibration", "informedness")
MODELS = ("random forest", "linear regression", "support vector machine", "neural network", "decision tree")
PLACES = ("hospital", "bank", "factory", "court", "school", "harbour", "laboratory", "newspaper")
AVERAGES = ("micro", "macro", "weighted")
TWINS: Sequence[tuple[str, str]] = (
    ("What does {metric} measure in a {place}?", "In a {place}, {metric} is the share of cases that count there."),
    ("How is the {average} average of {metric} taken over classes?", "By {average} counting of {metric} per class"),
    ("When does a {model} overfit the data of a {place}?", "A {model} overfits when the {place} has few examples"),
    ("Is {metric} a fair measure for a {model}?", "yes"),
    ("A {place} has {n} cases. How many does a {model} see in training?", "{n}"),
    ("Which mistake does a {place} make that trusts {metric} alone?", "It overlooks what {metric} cannot see"),
)
LEADS = (
    ("What does", "Tell what"), ("How is", "In which way is"), ("When does", "Under which conditions does"),
    ("Is", "Would you call"), ("A ", "Some "), ("Which", "What kind of"), ("Complete:", "Fill in:"),
)  # fmt: skip
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Item:
    """A question of the library; `uid` stays the same whatever an author does to it."""

    uid: int
    kind: str
    prompt: str
    answer: str


Decks = dict[str, list[Item]]
Edit = Callable[[Decks, random.Random, int], list[int]]


def library(dice: random.Random, decks: int = 2, size: int = 24) -> Decks:
    """Decks of questions of several kinds, most of which have near-duplicates beside them."""
    made: dict[str, Item] = {}
    while len(made) < decks * size:
        item = _item(dice, len(made))
        made.setdefault(item.prompt, item)
    items = list(made.values())
    dice.shuffle(items)
    return {f"deck{number}": items[number * size : (number + 1) * size] for number in range(decks)}


def text(items: Sequence[Item]) -> str:
    """A deck file; each question is one line of YAML's flow style, so that its line says which it is."""
    return "cards:\n" + "".join(f"- {_yaml(item)}\n" for item in items)


def typo(decks: Decks, dice: random.Random, size: int) -> list[int]:
    """Slips of the pen in as many prompts."""
    return _change(decks, dice, size, lambda item: replace(item, prompt=slip(item.prompt, dice)))


def two_typos(decks: Decks, dice: random.Random, size: int) -> list[int]:
    """Two slips in each of as many prompts."""
    return _change(decks, dice, size, lambda item: replace(item, prompt=slip(slip(item.prompt, dice), dice)))


def punctuation(decks: Decks, dice: random.Random, size: int) -> list[int]:
    """Commas and marks that come or go in as many prompts."""
    return _change(decks, dice, size, lambda item: replace(item, prompt=_punctuated(item.prompt, dice)))


def typo_and_answer(decks: Decks, dice: random.Random, size: int) -> list[int]:
    """A slip in the prompt, and words added to the answer."""
    return _change(
        decks,
        dice,
        size,
        lambda item: replace(item, prompt=slip(item.prompt, dice), answer=_longer(item)),
    )


def rewording(decks: Decks, dice: random.Random, size: int) -> list[int]:
    """Prompts that begin otherwise, and have a clause more."""
    return _change(decks, dice, size, lambda item: replace(item, prompt=_reworded(item.prompt)))


def reordering(decks: Decks, dice: random.Random, size: int) -> list[int]:
    """All decks in another order, with slips in as many prompts."""
    touched = typo(decks, dice, size)
    for items in decks.values():
        dice.shuffle(items)
    return touched


def moving(decks: Decks, dice: random.Random, size: int) -> list[int]:
    """As many questions go to other decks, each with a slip."""
    touched = typo(decks, dice, size)
    for uid in touched:
        source = next(items for items in decks.values() if any(item.uid == uid for item in items))
        item = next(item for item in source if item.uid == uid)
        source.remove(item)
        target = dice.choice([items for items in decks.values() if items is not source])
        target.insert(dice.randrange(len(target) + 1), item)
    return touched


def splitting(decks: Decks, dice: random.Random, size: int) -> list[int]:
    """A file becomes two of other names, with slips in as many prompts."""
    touched = typo(decks, dice, size)
    name = dice.choice(sorted(decks))
    items = decks.pop(name)
    half = len(items) // 2
    decks[f"{name}-one"], decks[f"{name}-two"] = items[:half], items[half:]
    return touched


def swapping(decks: Decks, dice: random.Random, size: int) -> list[int]:
    """Questions and their most similar ones change places, each with a slip."""
    touched: list[int] = []
    for items in decks.values():
        for _ in range(max(1, size // len(decks) // 2)):
            one = dice.randrange(len(items))
            other = max((i for i in range(len(items)) if i != one), key=lambda i: _shared(items[one], items[i]))
            items[one], items[other] = (
                replace(items[other], prompt=slip(items[other].prompt, dice)),
                replace(items[one], prompt=slip(items[one].prompt, dice)),
            )
            touched += [items[one].uid, items[other].uid]
    return sorted(set(touched))


def replacing(decks: Decks, dice: random.Random, size: int) -> list[int]:
    """As many questions give way to other questions of the same pattern: nothing may go over to those."""
    top = 1 + max(item.uid for items in decks.values() for item in items)
    uids = count(top)
    taken = {item.prompt for items in decks.values() for item in items}
    return _change(decks, dice, size, lambda item: _another(item, dice, next(uids), taken))


EDITS: dict[str, Edit] = {
    "typo": typo, "two typos": two_typos, "punctuation": punctuation, "typo, longer answer": typo_and_answer,
    "rewording": rewording, "reordering, typo": reordering, "moving, typo": moving, "splitting, typo": splitting,
    "swapping, typo": swapping, "replacing": replacing,
}  # fmt: skip


TYPO_LEVEL = ("typo", "punctuation", "reordering, typo", "moving, typo", "splitting, typo")
"""The edits that change no word: of these histories have to be kept."""


def slip(prompt: str, dice: random.Random) -> str:
    """A prompt with one letter of one longer word dropped, doubled, replaced or exchanged with the next."""
    words = prompt.split(" ")
    long = [place for place, word in enumerate(words) if len(word) > 3 and word.isalpha()]
    place = dice.choice(long)
    word = words[place]
    at = dice.randrange(1, len(word) - 1)
    words[place] = dice.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + dice.choice(LETTERS) + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        )
    )
    return " ".join(words)


def _change(decks: Decks, dice: random.Random, size: int, how: Callable[[Item], Item]) -> list[int]:
    """Changes as many questions; the uids they had."""
    places = [(name, place) for name, items in decks.items() for place in range(len(items))]
    chosen = dice.sample(places, min(size, len(places)))
    uids = [decks[name][place].uid for name, place in chosen]
    for name, place in chosen:
        decks[name][place] = how(decks[name][place])
    return uids


def _item(dice: random.Random, uid: int) -> Item:
    prompt, answer = dice.choice(TWINS)
    values = {
        "metric": dice.choice(METRICS), "model": dice.choice(MODELS), "place": dice.choice(PLACES),
        "average": dice.choice(AVERAGES), "n": str(dice.randrange(100, 999)),
    }  # fmt: skip
    kinds = ("number", "calculated") if answer == "{n}" else ("card", "choice", "typed", "cloze", "grouped")
    kind = dice.choice(kinds)
    values["n"] = "{{n}}" if kind == "calculated" else values["n"]
    prompt, answer = prompt.format(**values), answer.format(**values)
    return Item(uid, kind, f"Complete: {prompt}" if kind == "cloze" else prompt, answer)


def _another(item: Item, dice: random.Random, uid: int, taken: set[str]) -> Item:
    """Another question that looks much like one, and that the library did not have."""
    pairs = [(word, other) for words in (METRICS, MODELS, PLACES) for word in words for other in words]
    fitting = [
        (word, other) for word, other in pairs if word in item.prompt and item.prompt.replace(word, other) not in taken
    ]
    word, other = dice.choice(fitting)
    prompt = item.prompt.replace(word, other)
    taken.add(prompt)
    return replace(item, uid=uid, prompt=prompt, answer=item.answer.replace(word, other))


def _longer(item: Item) -> str:
    return item.answer if item.kind in ("number", "calculated") else f"{item.answer} as a rule"


def _reworded(prompt: str) -> str:
    for lead, other in LEADS:
        if prompt.startswith(lead):
            return f"{other}{prompt.removeprefix(lead).rstrip('?.')}, as far as you know?"
    return f"As far as you know: {prompt}"


def _punctuated(prompt: str, dice: random.Random) -> str:
    words = prompt.split(" ")
    place = dice.randrange(1, len(words))
    mark = dice.choice(("—", ","))
    return (
        " ".join([*words[:place], *([mark] if mark == "—" else []), *words[place:]])
        if mark == "—"
        else (" ".join([*words[: place - 1], f"{words[place - 1]},", *words[place:]]))
    )


def _shared(one: Item, other: Item) -> int:
    return (Counter(one.prompt.split()) & Counter(other.prompt.split())).total()


def _yaml(item: Item) -> str:
    return "{" + ", ".join(f"{key}: {json.dumps(value)}" for key, value in _keys(item)) + "}"


def _keys(item: Item) -> Iterator[tuple[str, object]]:
    match item.kind:
        case "cloze":
            first, _, rest = item.answer.partition(" ")
            yield "cloze", f"{item.prompt} {{{{{first}}}}} {rest}" if rest else f"{item.prompt} {{{{{first}}}}}"
        case "number":
            yield from (("q", item.prompt), ("number", item.answer))
        case "calculated":
            yield from (("q", item.prompt), ("vars", {"n": "100..900"}), ("number", "= n / 2"))
        case "grouped":
            yield from (("group", "Cases to think of"), ("cards", [{"q": item.prompt, "a": item.answer}]))
        case "choice":
            yield from (("q", item.prompt), ("a", item.answer), ("wrong", ["something else", "nothing at all"]))
        case "typed":
            yield from (("q", item.prompt), ("a", item.answer), ("accept", ["whatever"]))
        case _:
            yield from (("q", item.prompt), ("a", item.answer))
