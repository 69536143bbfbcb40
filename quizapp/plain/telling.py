"""A card in lines that read well aloud: the question with all that belongs to it, its hints, and how a sitting went."""

from collections.abc import Iterable, Iterator, Mapping

from quizapp.core import showing, wording
from quizapp.core.alternatives import Alternative, alternatives, typed
from quizapp.core.deck import Match, Order
from quizapp.core.hints import ladder
from quizapp.core.patch import Patch
from quizapp.core.review import Phase, Rating
from quizapp.core.session import Answered, Asked, Graded
from quizapp.plain import answering
from quizapp.plain.commands import PREFIX
from quizapp.plain.paper import Paper
from quizapp.render.pictures import Picture, pictures
from quizapp.render.visible import one_line

_PHASES = {
    Phase.NEW: "new card",
    Phase.LEARNING: "learning",
    Phase.RELEARNING: "learning again",
    Phase.REVIEW: "review",
}
_HARD_SHOWN = 8
_HARDEST = 5


def heading(asked: Asked, number: int, total: int, paper: Paper) -> list[str]:
    """Where the sitting is and what is asked about, as one sentence."""
    topic, difficulty = asked.card.question.topic, asked.card.question.difficulty
    parts = [
        f"Question {number} of {total}",
        one_line(asked.title),
        *([f"topic {one_line(topic)}"] if topic else []),
        *([f"difficulty {difficulty} of {_HARDEST}"] if difficulty else []),
        _PHASES[asked.memory.phase],
        *(["answer corrected"] if asked.corrected else []),
        *(["flagged"] if asked.memory.flagged else []),
    ]
    return ["", *paper.words(f"{', '.join(parts)}."), ""]


def question(asked: Asked, paper: Paper, *, known: bool = False) -> list[str]:
    """The question with everything that belongs to it, and what it is answered with.

    A case that is `known` was said with the question before and is only named.
    """
    asks = asked.card.question
    case_lines = ["The case is the same as before; the word case repeats it.", ""] if known else _case(asked, paper)
    lines = [*case_lines, *paper.markdown(showing.front(asked.card)), ""]
    if asks.image:
        lines += [*paper.words(one_line(asks.image), "Image: "), ""]
    lines += _choices(asked, paper)
    return [*lines, *paper.words(_hidden(asked)), ""] if asked.behind else lines


def case(asked: Asked, paper: Paper) -> list[str]:
    """What the questions of a group share, or that this one stands alone."""
    return _case(asked, paper) or ["This question belongs to no case."]


def hint(asked: Asked, number: int, paper: Paper) -> list[str]:
    """One rung of the ladder, counted from 0; the first says what it costs."""
    rung = ladder(asked)[number]
    cost = [] if number else paper.words(wording.HINT_COST)
    if rung.option is None:
        return [*paper.markdown(rung.text, "Hint: "), *cost, ""]
    place = next(place for place, option in numbered(asked) if option.index == rung.option)
    return [f"Hint: option {place} is not it.", *cost, ""]


def numbered(asked: Asked) -> Iterator[tuple[int, Alternative]]:
    """The options with the numbers that choose them."""
    return enumerate(alternatives(asked), start=1)


def source(asked: Asked, paper: Paper) -> list[str]:
    """Where the answer comes from, or that the question does not say."""
    return paper.markdown(asked.source, "Source: ") if asked.source else ["This question names no source."]


def pictured(asked: Asked, graded: Graded | None) -> tuple[Picture, ...]:
    """The pictures of what was said so far, each once: those of the answer only when it is there."""
    asks = asked.card.question
    texts = [asks.context, showing.front(asked.card), *(option.text for option in alternatives(asked))]
    texts += [*_steps(asked), *([showing.back(asked.card), asks.why] if graded else [])]
    found = [Picture(asks.image, asks.image)] if asks.image else []
    found += [picture for text in texts for picture in pictures(text)]
    return tuple({picture.path: picture for picture in found}.values())


def change(patch: Patch, paper: Paper) -> list[str]:
    """What a change does to a deck file, line by line."""
    lines = [*paper.words(patch.says), *paper.words(f"{patch.file}, line {patch.line}:")]
    for word, texts in (("Removed", patch.removed), ("Added", patch.added)):
        lines += [line for text in texts for line in paper.words(text.strip(), f"{word}: ")]
    return lines


def summary(answered: Iterable[Answered], prompts: Mapping[str, str], paper: Paper) -> list[str]:
    """How the sitting went, and the cards worth another look; `prompts` are the texts asked by card id."""
    answers = list(answered)
    if not answers:
        return ["", "Nothing was rated."]
    hard = dict.fromkeys(answer.card_id for answer in answers if answer.rating is Rating.AGAIN)
    lines = ["", wording.tally(answers)]
    lines += ["Worth another look:"] if hard else []
    for card_id in list(hard)[:_HARD_SHOWN]:
        lines += paper.words(one_line(paper.flat(prompts[card_id]), paper.width - 2), "- ")
    return lines + [f"- and {len(hard) - _HARD_SHOWN} more"] * (len(hard) > _HARD_SHOWN)


def _case(asked: Asked, paper: Paper) -> list[str]:
    asks = asked.card.question
    return [line for text in (asks.group, asks.context) if text for line in (*paper.markdown(text), "")]


def _choices(asked: Asked, paper: Paper) -> list[str]:
    """What can be chosen: numbered options, steps, or the lettered sides and the pool of a match."""
    body = asked.card.question.body
    match body:
        case Order():
            return _listed(_steps(asked), paper)
        case Match(pairs=pairs):
            sides = [line for index, pair in enumerate(pairs) for line in _side(index, pair.left, paper)]
            return ["Match:", *sides, "", "with:", *_listed([body.pool[index] for index in asked.order], paper)]
        case _:
            return _listed([option.text for option in alternatives(asked)], paper)


def _steps(asked: Asked) -> list[str]:
    """The steps as they are shown; empty for kinds that have none."""
    body = asked.card.question.body
    return [body.steps[index] for index in asked.order] if isinstance(body, Order) else []


def _listed(texts: Iterable[str], paper: Paper) -> list[str]:
    """Numbered texts and an empty line; nothing for none."""
    lines = [line for number, text in enumerate(texts, start=1) for line in paper.markdown(text, f"{number}. ")]
    return [*lines, ""] if lines else []


def _side(index: int, text: str, paper: Paper) -> list[str]:
    return paper.markdown(text, f"{answering.letter(index)}. ")


def _hidden(asked: Asked) -> str:
    """How the options that are hidden can be seen."""
    word = f"{PREFIX}options" if typed(asked) else "options"
    return f"The options are hidden, since you know this well; {word} shows them and counts as a hint."
