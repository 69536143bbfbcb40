"""The numbers of the deck on transfer learning, from layers and weights counted one by one."""

from collections.abc import Mapping

from tests.decks.figures import Figure, Told


def dense_parameters(inputs: int, outputs: int) -> int:
    """Weights and biases of a dense layer, counted output by output."""
    return sum(sum(1 for _ in range(inputs)) + 1 for _ in range(outputs))


def new_head(features: int, classes: int) -> int:
    return dense_parameters(features, classes)


def head_share(classes: int) -> float:
    """Per cent of all parameters that are trained, the frozen ones being 23.5 million."""
    trained = dense_parameters(2048, classes)
    return 100 * (1 - 23.5e6 / (23.5e6 + trained))


def resnet50_without_head() -> int:
    """Weights of the convolutions and of batch norm, stage by stage as in table 1 of the paper."""
    count = 7 * 7 * 3 * 64 + 2 * 64
    width_in = 64
    for blocks, width in ((3, 64), (4, 128), (6, 256), (3, 512)):
        for block in range(blocks):
            layers = [(1, width_in, width), (3, width, width), (1, width, 4 * width)]
            layers += [(1, width_in, 4 * width)] if block == 0 else []
            count += sum(side * side * i * o + 2 * o for side, i, o in layers)
            width_in = 4 * width
    return count


def adapter_parameters(width: int, bottleneck: int) -> int:
    return dense_parameters(width, bottleneck) + dense_parameters(bottleneck, width)


def lora_numbers(rows: int, cols: int, rank: int) -> int:
    """One column and one row for each of the rank-one matrices that add up to the update."""
    return sum(rows + cols for _ in range(rank))


def normalised(red: float, *, unit: float = 255) -> float:
    """In the loader's unit, so that the mean of 0.485 and the spread of 0.229 are scaled instead of the value."""
    return (red - 0.485 * unit) / (0.229 * unit)


def outputs_per_region(k: int) -> int:
    """A score for background, and for each kind a score and the four edges of a box."""
    return len(["background", *(part for _ in range(k) for part in ("score", "left", "top", "right", "bottom"))])


def layer_rate(rate: float, factor: float, below: int) -> float:
    for _ in range(below):
        rate /= factor
    return rate


def ewc_penalty(lam: float, f1: float, d1: float, f2: float, d2: float) -> float:
    return sum(0.5 * lam * fisher * moved * moved for fisher, moved in ((f1, d1), (f2, d2)))


def importance_weight(train: float, target: float) -> float:
    """What one of 10,000 training patients has to count for, so that the old ones make up the target's share."""
    old_patients = 10_000 * train / 100
    return 10_000 * target / 100 / old_patients


FIGURES: Mapping[str, Figure] = {
    "new-head-size": new_head,
    "detection-head": outputs_per_region,
    "discriminative-rates": layer_rate,
    "ewc-penalty": ewc_penalty,
    "head-share": head_share,
    "adapter-parameters": adapter_parameters,
    "lora-count": lora_numbers,
    "importance-weight": importance_weight,
}
TOLD: Mapping[str, Told] = {
    "head-share": lambda: {"23.5": resnet50_without_head() / 1e6},
    "normalised-pixel": lambda: {
        "-2.12": normalised(0),
        "2.25": normalised(255),
        "1111.42": normalised(255, unit=1),
        "-2.10": normalised(255, unit=255 * 255),
    },
    "contaminated-benchmark": lambda: {"14": 92 - 78},
}
REPORTED: frozenset[str] = frozenset()
