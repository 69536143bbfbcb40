"""How an answer is judged, in lines that read well aloud: what was right, what is, why, and the rating that follows."""

from collections.abc import Iterable

from quizapp.core import showing, wording
from quizapp.core.alternatives import Alternative, alternatives, picked, several
from quizapp.core.cards import Card
from quizapp.core.deck import Body, Choice, Cloze, Match, Multi, Order, TypedList
from quizapp.core.grading import Comment, Part
from quizapp.core.response import Matched, Wrote
from quizapp.core.review import Rating, Verdict
from quizapp.core.session import Asked, Graded
from quizapp.plain.answering import letter
from quizapp.plain.paper import Paper
from quizapp.plain.telling import numbered
from quizapp.render.visible import one_line


def result(asked: Asked, graded: Graded, paper: Paper) -> list[str]:
    """How it was answered, what is right, why, and the rating that is suggested."""
    lines = [*_verdict(graded, paper), *_right(asked, graded, paper), *_again(asked, graded, paper)]
    lines += paper.words(wording.CORRECTED) if asked.corrected else []
    lines += _comments(asked, graded.mark.comments, paper)
    why = asked.card.question.why
    lines += paper.markdown(why, "Why: ") if why else []
    return [*lines, "", *paper.words(advice(asked, graded))]


def others(asked: Asked, graded: Graded, paper: Paper) -> list[str]:
    """What the author says of the options that were not spoken of with the answer, or that there is nothing."""
    body = asked.card.question.body
    options = body.options if isinstance(body, Choice | Multi) else ()
    said = {comment.option for comment in graded.mark.comments}
    more = [Comment(option.why, index) for index, option in enumerate(options) if option.why and index not in said]
    return _comments(asked, more, paper) or ["There are no more comments."]


def advice(asked: Asked, graded: Graded) -> str:
    """The suggested rating, why if that may surprise, and what else can be chosen."""
    names = [f"{name.lower()}{_delay(asked, rating, ' ({})')}" for rating, name in wording.RATINGS.items()]
    suggested = f"{wording.RATINGS[graded.suggested]}{_delay(asked, graded.suggested, ', comes back in {}')}"
    return (
        f"{_doubt(asked, graded)}Suggested: {suggested}. "
        f"Press enter to accept, or type {', '.join(names[:-1])} or {names[-1]}."
    )


def _delay(asked: Asked, rating: Rating, words: str) -> str:
    """When a rating brings a card back, put into words; nothing where ratings do not touch the schedule."""
    delay = asked.delays[rating - 1]
    return words.format(wording.spoken(delay)) if delay else ""


def _verdict(graded: Graded, paper: Paper) -> list[str]:
    if graded.mark.verdict is Verdict.YOU_JUDGE:
        return []
    note = paper.flat(wording.note(graded)).rstrip(".")
    return paper.words(f"{wording.verdict(graded)}{f': {note}' if note else ''}.")


def _right(asked: Asked, graded: Graded, paper: Paper) -> list[str]:
    """What is right, unless the learner just said the same."""
    body = asked.card.question.body
    if isinstance(graded.response, Wrote):
        parts = () if graded.mark.verdict is Verdict.RIGHT else graded.mark.parts
        wrote = paper.words(f"You wrote: {one_line(graded.response.text)}")
        return wrote + [line for part in parts for line in _entry(part, paper)]
    if alternatives(asked):
        return _options(asked, graded, paper)
    if graded.mark.verdict is Verdict.RIGHT:
        return []
    match body:
        case Order() if graded.mark.parts:
            return _steps(graded.mark.parts, paper)
        case Match() if isinstance(graded.response, Matched) and graded.mark.parts:
            pairs = enumerate(zip(body.pairs, graded.mark.parts, strict=True))
            return [line for index, (pair, part) in pairs for line in _pair(letter(index), pair.left, part, paper)]
        case _:
            return _answer(asked.card, body, paper)


def _entry(part: Part, paper: Paper) -> list[str]:
    """One entry of a typed list, and what became of it."""
    said, right = (one_line(paper.flat(text)) for text in (part.said, part.right))
    match part.verdict:
        case Verdict.RIGHT:
            return paper.words(f"Right: {right if said == right else f'{said}, for {right}'}")
        case Verdict.NEARLY:
            return paper.words(f"Close: {said}, for {right}")
        case _ if said and right:
            return paper.words(f"Not right: {said}, for {right}")
        case _:
            return paper.words(f"Not in the list: {said}" if said else f"Missing: {right}")


def _steps(parts: Iterable[Part], paper: Paper) -> list[str]:
    """The steps in their right order; those that were put elsewhere say where."""
    lines = ["The right order:"]
    for mine, part in sorted(enumerate(parts, start=1), key=lambda placed: placed[1].place):
        moved = "" if mine == part.place else f", not {mine}"
        lines += paper.markdown(part.right, f"{part.place}{moved}. ")
    return lines


def _pair(side: str, left: str, part: Part, paper: Paper) -> list[str]:
    """One pair: what was matched to its left side, and what is right."""
    said, right, name = (one_line(paper.flat(text)) for text in (part.said, part.right, left))
    if part.verdict is Verdict.RIGHT:
        return paper.words(f"Right: {side}. {name}: {right}")
    yours = f"; not {said}" if said else ""
    return paper.words(f"{'Not right' if said else 'Missing'}: {side}. {name}: {right}{yours}")


def _options(asked: Asked, graded: Graded, paper: Paper) -> list[str]:
    if graded.mark.verdict is Verdict.RIGHT:
        return []
    mine = picked(graded.response)
    lines: list[str] = []
    for number, option in numbered(asked):
        words = _worth(option, mine, several=several(asked))
        lines += paper.markdown(option.text, f"{words}: {number}. ") if words else []
    return lines


def _worth(option: Alternative, mine: frozenset[int], *, several: bool) -> str:
    """What is to be said of an option after the answer; empty for nothing."""
    chosen = option.index in mine
    if option.right:
        return ("Right, and chosen" if chosen else "Right, but missed") if several and mine else "Right answer"
    return ("Not right, but chosen" if several else "Your answer") if chosen else ""


def _answer(card: Card, body: Body, paper: Paper) -> list[str]:
    """The answer of a card without options; the holes of a cloze text, and the text with them filled."""
    back = showing.back(card)
    match body:
        case Cloze():
            hidden = ", ".join(map(paper.flat, showing.hidden(card)))
            return [*paper.words(hidden, "Answer: "), "", *paper.markdown(back)]
        case Match(pairs=pairs):
            named = (
                f"{letter(index)}. {paper.flat(pair.left)}: {paper.flat(pair.right)}"
                for index, pair in enumerate(pairs)
            )
            return ["Answer:", *paper.sentences(map(one_line, named))]
        case Order() | TypedList():
            return ["Answer:", *paper.markdown(back)]
        case _:
            return paper.markdown(back, "Answer: ")


def _again(asked: Asked, graded: Graded, paper: Paper) -> list[str]:
    """That the same was confused before."""
    texts = [one_line(paper.flat(text)) for text in graded.confused_before]
    return paper.words(wording.confused(asked.card.question.kind, texts, graded.confused_times)) if texts else []


def _comments(asked: Asked, comments: Iterable[Comment], paper: Paper) -> list[str]:
    """The author's words, each with the number of the option that it is about."""
    places = {option.index: number for number, option in numbered(asked)}
    lines: list[str] = []
    for comment in comments:
        place = None if comment.option is None else places.get(comment.option)
        lines += paper.markdown(comment.text, f"On option {place}: " if place else "On your answer: ")
    return lines


def _doubt(asked: Asked, graded: Graded) -> str:
    """Why a right answer is not suggested to be good."""
    right = graded.mark.verdict.is_right
    if not right or graded.suggested > Rating.HARD:
        return ""
    if graded.hinted:
        return f"Right with {wording.hints_open(graded)}. "
    said = wording.likely_guess(asked, seen=asked.memory.reps > 0)
    return f"{said[:1].upper()}{said[1:]}. " if asked.guess > 0 else ""
