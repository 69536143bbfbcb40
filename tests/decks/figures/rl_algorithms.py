"""The numbers of the deck on reinforcement learning, from episodes, averages and sweeps written out."""

import math
from collections.abc import Mapping, Sequence
from itertools import product

from tests.decks.figures import Figure, Told

Cell = tuple[int, int]
GRID: Mapping[Cell, str] = {(0, 0): "A", (0, 1): "B", (0, 2): "C", (1, 0): "D", (1, 1): "E", (1, 2): "G"}
MOVES: Mapping[str, Cell] = {"up": (-1, 0), "down": (1, 0), "left": (0, -1), "right": (0, 1)}


def discounted(rewards: Sequence[float], g: float, last_value: float = 0.0) -> float:
    """The return of some rewards and the value of the state after them, summed from the end."""
    total = last_value
    for reward in reversed(rewards):
        total = reward + g * total
    return total


def moved(old: float, target: float, alpha: float) -> float:
    """An estimate on its way to a target, as their weighted mean."""
    return (1 - alpha) * old + alpha * target


def mean_of(chances: Sequence[tuple[float, float]]) -> float:
    """The expectation over pairs of probability and value."""
    assert abs(math.fsum(chance for chance, _ in chances) - 1) < 1e-9
    return math.fsum(chance * value for chance, value in chances)


def smallest_far_sighted_enough(hz: float, sec: float) -> float:
    """The first of four discounts at which the weights of a very long row of rewards sum to the steps asked for."""
    return min(g for g in (0.8, 0.95, 0.99, 0.998) if math.fsum(g**k for k in range(10_000)) >= hz * sec)


def weight_of_the_past(k: int, alpha: float) -> float:
    """What is left for the past when each of k later pay-offs has its own weight, the last one all of alpha."""
    later = [0.0] * int(k)
    for pull in range(len(later)):
        later = [(1 - alpha) * weight for weight in later]
        later[pull] = alpha
    return 1 - math.fsum(later)


def error_of_the_better_target(mu: float, sd: float, est: float) -> float:
    """The mean squared error of two targets, the returns lying a standard deviation above or below their mean."""
    truth = 2 + mu
    by_return = mean_of([(0.5, (2 + mu + sign * sd - truth) ** 2) for sign in (-1, 1)])
    return min(by_return, (2 + est - truth) ** 2)


def delay_that_is_too_long(now: float, later: float, g: float) -> int:
    delay = 0
    while later > now:
        later *= g
        delay += 1
    return delay


def greedy_share(eps: float, n: int) -> float:
    """The chance of the first of n actions: all draws counted that take it."""
    return mean_of([(1 - eps, 1.0), *((eps / n, float(drawn == 0)) for drawn in range(n))])


def epsilon_greedy_value(eps: float, values: Sequence[float]) -> float:
    """The expected value of the next action when the best is taken unless one is drawn at random."""
    return mean_of([(1 - eps, max(values)), *((eps / len(values), value) for value in values)])


def mean_with_one_more(n: int, q: float, r: float) -> float:
    return math.fsum([*[q] * n, r]) / (n + 1)


def sum_of_the_taken(t: int, qa: float, na: int, qb: float, nb: int) -> float:
    """The score of the action that UCB takes, the factor 2 drawn into the root of its bonus."""
    return sorted(q + math.sqrt(4 * math.log(t) / n) for q, n in ((qa, na), (qb, nb)))[-1]


def after_move(cell: Cell, move: str) -> Cell:
    down, right = MOVES[move]
    reached = (cell[0] + down, cell[1] + right)
    return reached if reached in GRID else cell


def move_value(cell: Cell, move: str, values: Mapping[Cell, float], g: float) -> float:
    return -1 + g * values[after_move(cell, move)]


def swept(sweeps: int, g: float = 1.0) -> dict[Cell, float]:
    """The values of the gridworld after so many sweeps of value iteration."""
    values = dict.fromkeys(GRID, 0.0)
    for _ in range(sweeps):
        values = {
            cell: 0.0 if name == "G" else max(move_value(cell, move, values, g) for move in MOVES)
            for cell, name in GRID.items()
        }
    return values


def value_in(name: str, sweeps: int, g: float = 1.0) -> float:
    return {GRID[cell]: value for cell, value in swept(sweeps, g).items()}[name]


def worth_of_move(name: str, move: str) -> float:
    cell = next(place for place, called in GRID.items() if called == name)
    return move_value(cell, move, swept(20), 1.0)


def larger_of_two_noisy(d: int) -> float:
    signs = list(product((d, -d), repeat=2))
    return sum(map(max, signs)) / len(signs)


def double_target(oa: float, ob: float, ta: float, tb: float, r: float, g: float) -> float:
    """The value that the second network has for what the first one likes best."""
    _, valued = max([(oa, ta), (ob, tb)])
    return r + g * valued


def softmax_step(p: float, ret: float, alpha: float) -> float:
    """The step of a preference of two, from the derivative of the softmax by the quotient rule."""
    own, other = p / (1 - p), 1.0
    slope_of_p = (own * (own + other) - own * own) / (own + other) ** 2
    return alpha * ret * slope_of_p / p


def clipped_objective(ratio: float, adv: float) -> float:
    """The case distinction behind the minimum: only a rewarding move is cut."""
    if adv > 0:
        return min(ratio, 1.2) * adv
    return max(ratio, 0.8) * adv


def ratio_of_paths(p1: float, p2: float, b1: float, b2: float) -> float:
    return math.prod(target / behaviour for target, behaviour in ((p1, b1), (p2, b2)))


FIGURES: Mapping[str, Figure] = {
    "return-three-rewards": lambda r1, r2, r3, g: discounted([r1, r2, r3], g),
    "horizon-to-gamma": smallest_far_sighted_enough,
    "discount-delay": delay_that_is_too_long,
    "endless-reward": lambda reward, gamma: discounted([reward] * 2_000, gamma),
    "bellman-over-actions": lambda p, left, right: mean_of([(p, left), (1 - p, right)]),
    "bellman-over-states": lambda r, p, x, y, g: mean_of([(p, r + g * x), (1 - p, r + g * y)]),
    "epsilon-greedy-probability": greedy_share,
    "incremental-mean": mean_with_one_more,
    "drifting-machine": weight_of_the_past,
    "ucb-score": sum_of_the_taken,
    "mc-against-td": error_of_the_better_target,
    "grid-second-sweep": lambda: value_in("A", 2),
    "grid-discounted": lambda g: value_in("A", 20, g),
    "td-update": lambda v, w, r, g, alpha: moved(v, discounted([r], g, w), alpha),
    "n-step-return": lambda r1, r2, v, g: discounted([r1, r2], g, v),
    "q-learning-update": lambda q, r, hi, lo, g, alpha: moved(q, max(r + g * hi, r + g * lo), alpha),
    "sarsa-update": lambda q, r, y, g, alpha: moved(q, discounted([r], g, y), alpha),
    "expected-sarsa-update": lambda eps, r, hi, lo, g: r + g * epsilon_greedy_value(eps, [hi, lo]),
    "time-limit-target": lambda r, v, g: discounted([r], g, v),
    "importance-ratio": ratio_of_paths,
    "max-of-noise": larger_of_two_noisy,
    "double-dqn-roles": double_target,
    "reinforce-step": softmax_step,
    "ppo-clip": clipped_objective,
}
TOLD: Mapping[str, Told] = {
    "grid-second-sweep": lambda: {"−1": value_in("A", 1), "−2": value_in("A", 2)},
    "grid-greedy-moves": lambda: {
        "−4": worth_of_move("B", "left"),
        "−3": worth_of_move("B", "up"),
        "−2": worth_of_move("B", "right") / 2 + worth_of_move("B", "down") / 2,
        "−1": (value_in("C", 20) + value_in("E", 20)) / 2,
    },
}
REPORTED: frozenset[str] = frozenset()
