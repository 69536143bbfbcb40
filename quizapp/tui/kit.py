"""What the app hands to its screens."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from quizapp.core.session import Session
from quizapp.tui.desk import Desk
from quizapp.tui.guard import Guard
from quizapp.tui.keys import Key


@dataclass(frozen=True, slots=True)
class Request:
    """What to study: decks or topics (empty: everything), at most so many cards, at most so many minutes."""

    names: tuple[str, ...] = ()
    limit: int | None = None
    minutes: float | None = None


@dataclass(frozen=True, slots=True)
class Kit:
    """The trainer's desk, the guard of the rating keys, and the keys that the learner has chosen by id."""

    desk: Desk
    guard: Guard
    keymap: Mapping[str, str] = field(default_factory=dict)

    def label(self, key: Key) -> str:
        """What stands on the key of an action."""
        return self.keymap.get(key.id, "").split(",")[0].strip() or key.label


@dataclass(slots=True)
class Sitting:
    """A session on the screen: the prompts shown by card id, the time spent [s], and whether it came to its end."""

    session: Session
    prompts: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0
    over: bool = False
