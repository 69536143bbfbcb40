"""A card in lines that read well aloud: the question, how it was answered, and what comes next."""

from collections.abc import Iterable, Iterator, Mapping

from quizapp.core import showing, wording
from quizapp.core.alternatives import Alternative, alternatives, picked, several, typed
from quizapp.core.cards import Card
from quizapp.core.deck import Cloze, TrueFalse
from quizapp.core.response import Wrote
from quizapp.core.review import Phase, Rating, Verdict
from quizapp.core.session import Answered, Asked, Graded
from quizapp.plain.paper import Paper
from quizapp.render.visible import one_line

_PHASES = {
    Phase.NEW: "new card",
    Phase.LEARNING: "learning",
    Phase.RELEARNING: "learning again",
    Phase.REVIEW: "review",
}
_HARD_SHOWN = 8


def heading(asked: Asked, number: int, total: int, paper: Paper) -> list[str]:
    """Where the sitting is and what is asked about, as one sentence."""
    topic = asked.card.question.topic
    parts = [
        f"Question {number} of {total}",
        one_line(asked.title),
        *([f"topic {one_line(topic)}"] if topic else []),
        _PHASES[asked.memory.phase],
        *(["flagged"] if asked.memory.flagged else []),
    ]
    return ["", *paper.words(f"{', '.join(parts)}."), ""]


def question(asked: Asked, paper: Paper) -> list[str]:
    """The question with everything that belongs to it, and its numbered options."""
    asks = asked.card.question
    lines: list[str] = []
    for text in (asks.group, asks.context, showing.front(asked.card)):
        lines += [*paper.markdown(text), ""] if text else []
    if asks.image:
        lines += [*paper.words(one_line(asks.image), "Image: "), ""]
    for number, option in _numbered(asked):
        lines += paper.markdown(option.text, f"{number}. ")
    return [*lines, ""] if alternatives(asked) else lines


def hint(asked: Asked, number: int, paper: Paper) -> list[str]:
    """One hint, counted from 0."""
    return [*paper.markdown(asked.card.question.hints[number], "Hint: "), ""]


def prompt(asked: Asked, graded: Graded | None) -> str:
    """What can be typed now, to stand before the learner's line."""
    if graded:
        return "Your rating: "
    if typed(asked):
        return "Type the answer: "
    if several(asked):
        return f"Choose all that are right of {span(asked)}: "
    if isinstance(asked.card.question.body, TrueFalse):
        return "1 for true, 2 for false: "
    return f"Choose {span(asked)}: " if alternatives(asked) else "Press enter for the answer: "


def span(asked: Asked) -> str:
    """The numbers that choose an option: `1 to 4`."""
    return f"1 to {len(alternatives(asked))}"


def result(asked: Asked, graded: Graded, paper: Paper) -> list[str]:
    """How it was answered, what is right, why, and the rating that is suggested."""
    lines = [*_verdict(graded, paper), *_right(asked, graded, paper)]
    for text in (*(comment.text for comment in graded.mark.comments), asked.card.question.why):
        lines += paper.markdown(text, "Why: ") if text else []
    return [*lines, "", *paper.words(advice(asked, graded))]


def advice(asked: Asked, graded: Graded) -> str:
    """The suggested rating, why if that may surprise, and what else can be chosen."""
    names = [f"{name.lower()} ({wording.spoken(asked.delays[rating - 1])})" for rating, name in wording.RATINGS.items()]
    suggested = (
        f"{wording.RATINGS[graded.suggested]}, comes back in {wording.spoken(asked.delays[graded.suggested - 1])}"
    )
    return (
        f"{_doubt(asked, graded)}Suggested: {suggested}. "
        f"Press enter to accept, or type {', '.join(names[:-1])} or {names[-1]}."
    )


def source(asked: Asked, paper: Paper) -> list[str]:
    """Where the answer comes from, or that the question does not say."""
    return paper.markdown(asked.source, "Source: ") if asked.source else ["This question names no source."]


def summary(answered: Iterable[Answered], prompts: Mapping[str, str], paper: Paper) -> list[str]:
    """How the sitting went, and the cards worth another look; `prompts` are the texts asked by card id."""
    answers = list(answered)
    if not answers:
        return ["", "Nothing was rated."]
    hard = dict.fromkeys(answer.card_id for answer in answers if answer.rating is Rating.AGAIN)
    lines = ["", wording.tally([answer.rating for answer in answers])]
    lines += ["Worth another look:"] if hard else []
    for card_id in list(hard)[:_HARD_SHOWN]:
        lines += paper.words(one_line(paper.flat(prompts[card_id]), paper.width - 2), "- ")
    return lines + [f"- and {len(hard) - _HARD_SHOWN} more"] * (len(hard) > _HARD_SHOWN)


def _numbered(asked: Asked) -> Iterator[tuple[int, Alternative]]:
    return enumerate(alternatives(asked), start=1)


def _verdict(graded: Graded, paper: Paper) -> list[str]:
    if graded.mark.verdict is Verdict.YOU_JUDGE:
        return []
    note = paper.flat(wording.note(graded)).rstrip(".")
    return paper.words(f"{wording.verdict(graded)}{f': {note}' if note else ''}.")


def _right(asked: Asked, graded: Graded, paper: Paper) -> list[str]:
    """What is right, unless the learner just said the same."""
    if isinstance(graded.response, Wrote):
        return paper.words(f"You wrote: {one_line(graded.response.text)}")
    if not alternatives(asked):
        return _answer(asked.card, paper)
    if graded.mark.verdict is Verdict.RIGHT:
        return []
    mine = picked(graded.response)
    lines: list[str] = []
    for number, option in _numbered(asked):
        words = _worth(option, mine, several=several(asked))
        lines += paper.markdown(option.text, f"{words}: {number}. ") if words else []
    return lines


def _worth(option: Alternative, mine: frozenset[int], *, several: bool) -> str:
    """What is to be said of an option after the answer; empty for nothing."""
    chosen = option.index in mine
    if option.right:
        return ("Right, and chosen" if chosen else "Right, but missed") if several and mine else "Right answer"
    return ("Not right, but chosen" if several else "Your answer") if chosen else ""


def _answer(card: Card, paper: Paper) -> list[str]:
    """The answer of a card without options; the holes of a cloze text, and the text with them filled."""
    back = showing.back(card)
    if not isinstance(card.question.body, Cloze):
        return paper.markdown(back, "Answer: ")
    return [*paper.words(", ".join(map(paper.flat, showing.hidden(card))), "Answer: "), "", *paper.markdown(back)]


def _doubt(asked: Asked, graded: Graded) -> str:
    """Why a right answer is not suggested to be good."""
    right = graded.mark.verdict in (Verdict.RIGHT, Verdict.NEARLY)
    if not right or graded.suggested > Rating.HARD:
        return ""
    if graded.hinted:
        return "Right with a hint. "
    return "Right, but a guess is likely. " if asked.guess > 0 else ""
