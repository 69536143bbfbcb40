"""Rules for a whole deck: what guessing gets, what is out of balance, and what is silenced."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from quizapp.core import spelling
from quizapp.core.sources import citations
from quizapp.deckfiles.lint import guessing
from quizapp.deckfiles.lint.rule import DeckFinding, Finding, Rule
from quizapp.deckfiles.lint.seen import Seen, SeenDeck
from quizapp.errors import Level

LARGE = 20
FEW = 2
_ONE_KIND = 0.8
_LETTERS = 5
_TOPICS_MAX = 500


def _small_topics(deck: SeenDeck) -> Iterator[DeckFinding]:
    """Topics of one or two questions in a deck of many, and topics that are hardly told apart."""
    topics: defaultdict[str, list[Seen]] = defaultdict(list)
    for seen in deck.questions:
        topics[seen.question.topic.casefold()].append(seen)
    slips = dict(_slips(topics))
    for topic, having in topics.items():
        first = having[0].question
        if topic in slips:
            message = f"the topic `{first.topic}` is one letter away from `{topics[slips[topic]][0].question.topic}`"
            finding = Finding(message, "write both alike if they are one", at=first.topic, level=Level.WARNING)
            yield DeckFinding(finding, having[0])
        elif topic and len(having) <= FEW and len(deck.questions) >= LARGE:
            count = "one question" if len(having) == 1 else f"{len(having)} questions"
            message = f"the topic `{first.topic}` has {count}, too few to tell how well it is known"
            yield DeckFinding(
                Finding(message, "ask more of it, or put it under a wider one", at=first.topic), having[0]
            )


def _slips(topics: dict[str, list[Seen]]) -> Iterator[tuple[str, str]]:
    """Each topic that may be a slip for another one with as many questions or more, and that one."""
    near: defaultdict[str, list[str]] = defaultdict(list)
    for topic in sorted(topics, key=lambda topic: -len(topics[topic]))[:_TOPICS_MAX]:
        shorter = [topic, *(topic[:at] + topic[at + 1 :] for at in range(len(topic)))]
        for form in shorter:
            other = next((one for one in near[form] if _is_slip(topic, one)), None)
            if other is not None:
                yield topic, other
                break
        for form in shorter:
            near[form].append(topic)


def _is_slip(topic: str, other: str) -> bool:
    """Whether two topics differ by one letter of a longer word; another figure is another topic."""
    enough = sum(map(str.isalpha, topic.rpartition("/")[2])) >= _LETTERS
    return enough and spelling.same_digits(topic, other) and spelling.distance(topic, other, 1) == 1


def _one_kind(deck: SeenDeck) -> Iterator[DeckFinding]:
    counts = Counter(seen.question.kind for seen in deck.questions)
    kind, count = counts.most_common(1)[0] if counts else (None, 0)
    if len(deck.questions) >= LARGE and count > _ONE_KIND * len(deck.questions):
        message = f"{count} of {len(deck.questions)} questions are of one kind, {kind}"
        yield DeckFinding(Finding(message, "ask some of it in another way: another kind of question asks for more"))


def _unused_source(deck: SeenDeck) -> Iterator[DeckFinding]:
    if not deck.deck.sources or not deck.questions:
        return
    cited = {one.key for source in {seen.question.source for seen in deck.questions} for one in citations(source)}
    for key in deck.deck.sources:
        if key not in cited:
            message = f"no question names the source `{key}`"
            yield DeckFinding(Finding(message, "name it at the `source:` of what is from it, or delete it", at=key))


_TWENTY = "\n".join(f"- {{q: What is {n}?, a: Thing {n}, topic: trees}}" for n in range(20))
_TEN = "\n".join(f"- {{q: What is {n}?, a: Thing {n}, topic: trees}}" for n in range(10))
_STATED = "\n".join(f"- {{statement: It is {n}., a: true, topic: trees}}" for n in range(10))

RULES: tuple[Rule, ...] = (
    *guessing.RULES,
    Rule(
        id="D04",
        level=Level.HINT,
        title="a topic has three questions or more, and one spelling",
        why="What is known of a topic is counted from its questions; one or two say next to nothing, and a slip in a "
        "path splits a topic in two.",
        limits="Only in decks of 20 questions or more; a topic may have more questions in other decks. Another "
        "spelling is a warning in every deck.",
        bad=f"{_TWENTY}\n- {{q: What else?, a: Nothing, topic: forests}}",
        good=_TWENTY,
        deck=_small_topics,
    ),
    Rule(
        id="D05",
        level=Level.HINT,
        title="no kind of question makes up more than four fifths of a deck",
        why="Each kind asks for something of its own: to recognise, to recall, to compute, to put in order. Matuschak "
        "(2020) advises several angles on what matters.",
        limits="Only in decks of 20 questions or more; some matter has one natural form, such as vocabulary.",
        bad=_TWENTY,
        good=f"{_TEN}\n{_STATED}",
        deck=_one_kind,
    ),
    Rule(
        id="D07",
        level=Level.HINT,
        title="every source is named by a question",
        why="A source that nothing refers to was forgotten at a question, or is left over. A reference that `sources:` "
        "does not have is a warning of its own, `source`.",
        bad="sources: {esl: Elements, sb: Sutton and Barto}\ncards:\n  - {q: What?, a: That, source: esl 7.3}\n",
        good="sources: {esl: Elements}\ncards:\n  - {q: What?, a: That, source: esl 7.3}\n",
        deck=_unused_source,
    ),
    Rule(
        id="L01",
        level=Level.WARNING,
        title="what is silenced is a rule",
        why="A misspelt id silences nothing, and whoever reads the deck takes the matter for settled.",
        bad="- q: What?\n  a: That\n  lint: {O99: as it has to be}\n",
        good="- q: What?\n  a: That\n",
    ),
    Rule(
        id="L02",
        level=Level.HINT,
        title="what is silenced would speak",
        why="A reason for an exception that is none any more misleads, and hides what the rule may say one day.",
        limits="Rules that look at several decks, and those of reading itself, are not judged.",
        bad="- q: Which?\n  a: That\n  wrong: [This, Those]\n  lint: {O01: as it has to be}\n",
        good="- q: Which?\n  a: That\n  wrong: [This, Those]\n",
    ),
)
