"""The numbers of the deck on fairness, accountability and transparency, counted person by person."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from itertools import permutations
from math import sqrt

from tests.decks.figures import Figure, Told

Person = tuple[bool, bool]
"""Whether the true outcome is positive, and whether the decision is a yes."""


def people(hits: int, misses: int, alarms: int, passes: int) -> list[Person]:
    """A group, written out from its confusion matrix."""
    return [
        *[(True, True)] * hits,
        *[(True, False)] * misses,
        *[(False, True)] * alarms,
        *[(False, False)] * passes,
    ]


def share_of_yes(group: Iterable[Person]) -> Fraction:
    decisions = [yes for _, yes in group]
    return Fraction(sum(decisions), len(decisions))


def true_positive_rate(group: Iterable[Person]) -> Fraction:
    return share_of_yes(person for person in group if person[0])


def false_positive_rate(group: Iterable[Person]) -> Fraction:
    return share_of_yes(person for person in group if not person[0])


def precision_of_yes(group: Iterable[Person]) -> Fraction:
    outcomes = [positive for positive, yes in group if yes]
    return Fraction(sum(outcomes), len(outcomes))


def base_rate(group: Iterable[Person]) -> Fraction:
    outcomes = [positive for positive, _ in group]
    return Fraction(sum(outcomes), len(outcomes))


def gap_in(rate: Callable[[Iterable[Person]], Fraction], a: list[Person], b: list[Person]) -> float:
    return float(abs(rate(a) - rate(b)))


def lender_gap(*rates: Callable[[Iterable[Person]], Fraction]) -> Figure:
    """The largest of the gaps in the table of the lender, whose cells are drawn."""

    def largest_gap(
        a_paid: int, a_not: int, a_yes: int, a_bad: int, b_paid: int, b_not: int, b_yes: int, b_bad: int
    ) -> float:
        a = people(int(a_yes), int(a_paid - a_yes), int(a_bad), int(a_not - a_bad))
        b = people(int(b_yes), int(b_paid - b_yes), int(b_bad), int(b_not - b_bad))
        return max(gap_in(rate, a, b) for rate in rates)

    return largest_gap


def impact_ratio(women: int, hired_w: int, men: int, hired_m: int) -> float:
    rates = [
        share_of_yes(people(int(hired), 0, 0, int(all_ - hired))) for hired, all_ in ((hired_w, women), (hired_m, men))
    ]
    return float(min(rates) / max(rates))


def false_alarm_rate(found: int, right: int, base_b: int) -> float:
    """Per cent of the non-defaulters, by searching the number of false flags that gives the precision asked for."""
    defaulters = 600_000 * int(base_b) // 100
    flagged_rightly = Fraction(defaulters * int(found), 100)
    flagged = flagged_rightly / Fraction(int(right), 100)
    return float(100 * (flagged - flagged_rightly) / (600_000 - defaulters))


def failing_per_cent(share: int, others: int, overall: float) -> float:
    """What the failures among 10,000 recordings leave for one part of them."""
    recordings = 10_000
    accented = recordings * int(share) // 100
    failures = round(recordings * overall / 100)
    failures_of_others = (recordings - accented) * int(others) // 100
    return 100 * (failures - failures_of_others) / accented


def reweighed(n: int, nb: int, pos: int, posb: int) -> float:
    """The weight that brings the weighted positives of B to the share that all examples have, B keeping its size."""
    wanted = Fraction(int(pos), int(n)) * int(nb)
    return float(wanted / int(posb))


def shapley_of_income(none: float, inc: float, age: float, both: float) -> float:
    """The mean over all orders in which the features may join."""
    worth = {
        frozenset[str](): none,
        frozenset({"income"}): inc,
        frozenset({"age"}): age,
        frozenset({"income", "age"}): both,
    }
    added = []
    for order in permutations(("income", "age")):
        before = frozenset(order[: order.index("income")])
        added.append(worth[before | {"income"}] - worth[before])
    return sum(added) / len(added)


def truth_behind_coins(asked: int, yes: int) -> float:
    """The share that makes the number of yes expected, found by trying all of them in thousandths."""

    def expected_yes(share: float) -> float:
        truthful = asked / 2
        return truthful * share + (asked - truthful) / 2

    return min((abs(expected_yes(k / 1000) - yes), k / 1000) for k in range(1001))[1]


def laplace_scale(cap: float, eps: float) -> float:
    """The scale at which the log of the two densities, shifted by one patient, differs by no more than epsilon."""
    low, high = 1e-6, 1e6
    for _ in range(200):
        middle = sqrt(low * high)
        log_ratio = (abs(-cap) - abs(0)) / middle
        low, high = (middle, high) if log_ratio > eps else (low, middle)
    return high


MEN, WOMEN = people(150, 50, 30, 170), people(50, 50, 10, 90)
REPAYERS_A, REPAYERS_B = people(40, 10, 5, 45), people(16, 4, 8, 72)


def hiring_rule() -> str:
    equal = {
        "Demographic parity": gap_in(share_of_yes, MEN, WOMEN),
        "Equal opportunity": gap_in(true_positive_rate, MEN, WOMEN),
        "Predictive parity": gap_in(precision_of_yes, MEN, WOMEN),
    }
    return " ".join(name for name, gap in equal.items() if gap == 0)


def lending_rule() -> str:
    equal = {
        "Demographic parity": gap_in(share_of_yes, REPAYERS_A, REPAYERS_B),
        "Predictive parity": gap_in(precision_of_yes, REPAYERS_A, REPAYERS_B),
        "Equalised odds": max(
            gap_in(rate, REPAYERS_A, REPAYERS_B) for rate in (true_positive_rate, false_positive_rate)
        ),
    }
    return " ".join(name for name, gap in equal.items() if gap == 0)


SCREENED_A, SCREENED_B = people(270, 30, 60, 640), people(225, 75, 15, 685)


def share_of_errors(group: list[Person]) -> Fraction:
    return Fraction(sum(ill != flagged for ill, flagged in group), len(group))


STEPS = {"A": ((100, 10), (60, 24), (40, 32)), "B": ((20, 2), (30, 12), (50, 40))}
"""The people with a low, middle and high score, and how many of them defaulted."""


def spread_over_steps(group: str, column: int) -> list[Fraction]:
    """How all people (column 0) or the defaulters (column 1) of a group are spread over the scores."""
    counts = [step[column] for step in STEPS[group]]
    return [Fraction(count, sum(counts)) for count in counts]


def family_met() -> str:
    """Separation is ruled out by the defaulters alone."""
    shares = {
        "Independence": [spread_over_steps(group, 0) for group in STEPS],
        "Separation": [spread_over_steps(group, 1) for group in STEPS],
        "Sufficiency": [[Fraction(bad, all_) for all_, bad in steps] for steps in STEPS.values()],
    }
    return " ".join(family for family, (a, b) in shares.items() if a == b)


def missed_women() -> float:
    suited = sum(positive for positive, _ in WOMEN)
    return float(true_positive_rate(MEN) * suited) - sum(positive and yes for positive, yes in WOMEN)


def flawless_breaks_parity() -> bool:
    """Two groups with base rates of 1/2 and 1/5 and not one error."""
    return gap_in(share_of_yes, people(50, 0, 0, 50), people(20, 0, 0, 80)) > 0


def cells_follow_from_margins() -> bool:
    """Whether equal error rates by gender and by age leave no other cells than equal ones, among whole per cents."""
    return all(
        old_women == young_women == old_men == young_men
        for old_women in range(0, 21, 2)
        for young_women in range(0, 21, 2)
        for old_men in range(0, 21, 2)
        for young_men in range(0, 21, 2)
        if old_women + young_women == old_men + young_men and old_women + old_men == young_women + young_men
    )


FIGURES: Mapping[str, Figure] = {
    "four-fifths": impact_ratio,
    "parity-gap": lender_gap(share_of_yes),
    "opportunity-gap": lender_gap(true_positive_rate),
    "odds-gap": lender_gap(true_positive_rate, false_positive_rate),
    "precision-gap": lender_gap(precision_of_yes),
    "criterion-from-counts": lending_rule,
    "three-families": family_met,
    "perfect-breaks-parity": flawless_breaks_parity,
    "same-precision-different-fpr": false_alarm_rate,
    "average-hides-group": failing_per_cent,
    "intersection-hidden": cells_follow_from_margins,
    "hiring-criterion": hiring_rule,
    "hiring-base-rates": lambda: base_rate(MEN) == base_rate(WOMEN) and share_of_yes(MEN) > share_of_yes(WOMEN),
    "hiring-missed-women": missed_women,
    "reweighing-weight": reweighed,
    "shapley-two": shapley_of_income,
    "randomised-response": truth_behind_coins,
    "laplace-scale": laplace_scale,
}
TOLD: Mapping[str, Told] = {
    "criterion-from-counts": lambda: {
        "45%": 100 * float(share_of_yes(REPAYERS_A)),
        "24%": 100 * float(share_of_yes(REPAYERS_B)),
        "89%": 100 * float(precision_of_yes(REPAYERS_A)),
        "67%": 100 * float(precision_of_yes(REPAYERS_B)),
        "80%": 100 * float(true_positive_rate(REPAYERS_B)),
        "10%": 100 * float(false_positive_rate(REPAYERS_B)),
    },
    "three-families": lambda: {
        "20%": 100 * float(spread_over_steps("A", 0)[2]),
        "50%": 100 * float(spread_over_steps("B", 0)[2]),
        "48%": 100 * float(spread_over_steps("A", 1)[2]),
        "74%": 100 * float(spread_over_steps("B", 1)[2]),
        "33%": 100 * 66 / 200,
    },
    "bias-test-too-early": lambda: {
        "25%": 100 * (1 - float(true_positive_rate(SCREENED_B))),
        "10%": 100 * (1 - float(true_positive_rate(SCREENED_A))),
        "2%": 100 * float(false_positive_rate(SCREENED_B)),
        "9%": 100 * float(false_positive_rate(SCREENED_A)),
        "90": float(1000 * share_of_errors(SCREENED_B)),
        "91%": 100 * (1 - float(share_of_errors(SCREENED_A))),
    },
    "intersection-hidden": lambda: {"6%": (2 + 10) / 2},
    "hiring-criterion": lambda: {
        "45%": 100 * float(share_of_yes(MEN)),
        "30%": 100 * float(share_of_yes(WOMEN)),
        "75%": 100 * float(true_positive_rate(MEN)),
        "83%": 100 * float(precision_of_yes(WOMEN)),
    },
    "hiring-base-rates": lambda: {
        "75%": 100 * float(true_positive_rate(MEN)),
        "50%": 100 * float(true_positive_rate(WOMEN)),
    },
    "hiring-missed-women": lambda: {
        "30": float(share_of_yes(MEN) * len(WOMEN)) - sum(yes for _, yes in WOMEN),
        "100": sum(p and y for p, y in MEN) - sum(p and y for p, y in WOMEN),
        "45%": 100 * float(share_of_yes(MEN)),
        "75": float(true_positive_rate(MEN) * 100),
    },
}
REPORTED: frozenset[str] = frozenset()
