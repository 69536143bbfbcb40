"""The links and pictures of everything that a card shows now."""

from quizapp.core import showing
from quizapp.render.links import Link, links
from quizapp.render.pictures import Picture, pictures
from quizapp.tui.widgets.answerrows import uncommented
from quizapp.tui.widgets.arranging import texts as placed_texts
from quizapp.tui.widgets.cardrows import Shown


def linked(shown: Shown) -> tuple[Link, ...]:
    """The links, each once."""
    return tuple(dict.fromkeys(link for text in _texts(shown) for link in links(text)))


def pictured(shown: Shown) -> tuple[Picture, ...]:
    """The pictures: that of the question first, then those in its texts, each file once."""
    image = shown.asked.card.question.image
    own = [Picture("", image)] if image else []
    named = [picture for text in _texts(shown) for picture in pictures(text)]
    return tuple({picture.path: picture for picture in (*own, *named)}.values())


def commented(shown: Shown) -> bool:
    """Whether the author says more of the options than the mark of the answer does."""
    return shown.graded is not None and bool(uncommented(shown.asked, shown.graded))


def _texts(shown: Shown) -> list[str]:
    card, graded = shown.asked.card, shown.graded
    question = card.question
    options = (option.text for option in showing.options(card))
    texts = [question.group, question.context, showing.front(card), *options, *placed_texts(shown.asked)]
    texts += [rung.text for rung in shown.rungs[: shown.hints]]
    if graded:
        comments = [*graded.mark.comments, *(uncommented(shown.asked, graded) if shown.others else ())]
        texts += [showing.back(card), *(comment.text for comment in comments), question.why, shown.asked.source]
    return texts
