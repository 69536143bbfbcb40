"""After a break: what is worth most within the time there is, and the rest spread over days."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CatchUp:
    """A way through a backlog of `due` cards, `minutes` a day.

    `chosen` are the ids of the cards for today, what is worth most first; `today_minutes` what they may take. `rest`
    counts the cards of each of the following study days, tomorrow first, those that fall due there anyway included;
    `moved` maps the ids of the cards that move to the study day [date ordinal] they move to.
    """

    due: int
    minutes: float
    chosen: tuple[str, ...] = ()
    today_minutes: float = 0.0
    rest: tuple[int, ...] = ()
    moved: dict[str, int]
