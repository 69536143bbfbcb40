"""The numbers of the deck on tools: blocks cut off one by one, shapes by NumPy's rules, bills added up hour by hour."""

from collections.abc import Mapping
from itertools import zip_longest

from tests.decks.figures import Figure, Told

Shape = tuple[int, ...]


def block_copies(size: float, block: float, copies: float) -> float:
    """Blocks are cut off the file until nothing is left."""
    blocks = 0
    while size > 0:
        size -= block
        blocks += 1
    return sum(blocks for _ in range(int(copies)))


def price_after_runs(k: float) -> float:
    price = 100.0
    for _ in range(int(k)):
        price += price / 5
    return price


def gigabytes(b: float, bits: float) -> float:
    """The memory of so many billion parameters."""
    eighths = sum(bits for _ in range(int(b)))
    return eighths / 8


def saved_on_spot(hours: float, price: float, off: float, extra: float) -> float:
    """In dollars; paid hour by hour, the lost hours at the end."""
    whole = sum(price for _ in range(int(hours)))
    cheap = price - price * off / 100
    return whole - sum(cheap for _ in range(int(hours))) - hours * extra / 100 * cheap


def speedup(share: float, s: float) -> float:
    """How many runs go into the time of an old one, with products of s times the speed."""
    old = 100.0
    new = (100 - share) + share / s
    return old / new


def memory_beside_weights() -> float:
    """Billions of bytes for gradients, a 32-bit copy and two averages of 7 billion parameters."""
    return gigabytes(7, 16) + 3 * gigabytes(7, 32)


def product_shape(left: Shape, right: Shape) -> Shape:
    assert left[1] == right[0]
    return (left[0], right[1])


def broadcast_shape(left: Shape, right: Shape) -> Shape:
    """Aligned from the right; a missing side or a 1 stretches to the other."""
    pairs = zip_longest(reversed(left), reversed(right), fillvalue=1)
    return tuple(reversed([max(pair) for pair in pairs]))


WEIGHTS = product_shape((500, 3), (3, 1))

FIGURES: Mapping[str, Figure] = {
    "hdfs-blocks": block_copies,
    "notebook-state": price_after_runs,
    "weights-memory": gigabytes,
    "spot-saving": saved_on_spot,
    "speed-limit": speedup,
    "broadcast-shape": lambda: str(broadcast_shape((500,), WEIGHTS)),
    "training-memory": lambda: f"Gradients and optimiser states need another {memory_beside_weights():.0f} GB",
}
TOLD: Mapping[str, Told] = {
    "training-memory": lambda: {
        "14": gigabytes(7, 16),
        "42": gigabytes(7, 64) - gigabytes(7, 16),
        "112": gigabytes(7, 16) + memory_beside_weights(),
    },
}
REPORTED: frozenset[str] = frozenset()
