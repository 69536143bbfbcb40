"""What a deck says of its topics."""

from quizapp.core.values import frozen


@frozen
class TopicNote:
    """What the topic at `path` is about, and how much it counts beside others, above 0 (None: as many as its cards)."""

    path: str
    about: str = ""
    weight: float | None = None
