"""`quizapp simulate`: the work and the memory that desired retentions come to."""

from quizapp.cli.build import Call, trainer_of
from quizapp.cli.figurelines import columns, tabled, tell
from quizapp.cli.output import as_json, data, say
from quizapp.cli.progress import Progress
from quizapp.core.outlook import Outlook, Prospect, cheapest, prospect, retentions
from quizapp.errors import Status
from quizapp.render.lines import text_of
from quizapp.render.outlooks import advice, outlook_curve, outlook_table, premises

_ROWS = 10


def simulate(call: Call, days: int, new: int | None) -> int:
    """Shows what so many days come to at each retention, with so many new cards a day; returns the status."""
    with trainer_of(call) as trainer:
        given = trainer.insight.outlook(new)
    if not given.cards:
        say("There are no cards, so there is nothing to simulate. `quizapp decks` lists the decks there are.")
        return Status.FINE
    own = given.policy.retention
    found = _prospects(given, days)
    if call.json:
        as_json(_object(given, found, days))
        return Status.FINE
    room = columns()
    tell((*premises(given, days), *advice(found, own)), room)
    if room is not None:
        data(["Minutes a day over the desired retention"])
        data(text_of(line).rstrip() for line in outlook_curve(found, own, room, _ROWS))
        data(["● your retention  ◆ most economical", ""])
    data(tabled([outlook_table(found, own)], room))
    return Status.FINE


def _prospects(given: Outlook, days: int) -> list[Prospect]:
    wanted = retentions(given.policy.retention)
    found = []
    with Progress() as progress:
        for place, retention in enumerate(wanted, start=1):
            progress.draw(f"simulating {days:,} days at {retention:.0%}, {place} of {len(wanted)} …")
            found.append(prospect(retention, given.course(retention, days)))
    return found


def _object(given: Outlook, found: list[Prospect], days: int) -> dict[str, object]:
    """The simulation as docs/json.md describes it."""
    least = cheapest(found)
    return {
        "days": days,
        "cards": given.cards,
        "sampled": given.sampled(days),
        "new_a_day": given.new_a_day,
        "reviews_a_day": given.reviews_a_day,
        "retention": given.policy.retention,
        "most_economical": least and least.retention,
        "retentions": [
            {
                "retention": one.retention,
                "minutes_a_day": round(one.minutes_a_day, 3),
                "reviews_a_day": round(one.reviews_a_day, 3),
                "remembered": round(one.remembered, 1),
                "minutes_per_card": None if one.price is None else round(one.price, 4),
            }
            for one in found
        ],
    }
