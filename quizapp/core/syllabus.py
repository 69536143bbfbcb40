"""What a deck says of its topics, and of the exams that ask them."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class TopicNote:
    """What the topic at `path` is about, and how much it counts beside others, above 0 (None: as many as its cards)."""

    path: str
    about: str = ""
    weight: float | None = None


@dataclass(frozen=True, slots=True)
class Exam:
    """An exam: so many questions with so many options each (0: answers are typed), a pass mark (0, 1].

    `day` is its study day [date ordinal], None for no date; `topics` are topics and decks, empty for all of the deck,
    and `places` the line and column of each in the file.
    """

    name: str
    about: str = ""
    questions: int = 40
    pass_mark: float = 0.6
    day: int | None = None
    options: int = 4
    topics: tuple[str, ...] = ()
    places: tuple[tuple[int, int], ...] = field(default=(), compare=False)
