"""Words and phrases of English that several rules look for; whole words, case folded."""

import re
from collections.abc import Set


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEGATIVE = frozenset({"not", "never", "no", "none", "neither", "nor", "cannot", "without", "except"})
ABSOLUTE = _words(
    "all always every everything everyone everywhere never none no nothing nobody nowhere only solely exclusively "
    "entirely completely must cannot impossible guaranteed guarantees invariably"
)
HEDGED = _words(
    "may might can could usually often sometimes generally typically mostly probably possibly frequently likely "
    "tends tend rarely seldom normally commonly"
)
FUNCTION = _words(
    "a an the this that these those it its they their them he she his her we our you your i my "
    "is are was were be been being am do does did has have had of in on at to for from by with as into onto upon "
    "about and or but so if then than there here which what who whom whose"
)
COMMANDS = _words(
    "add apply arrange assume calculate check choose classify compare complete compute consider convert count decide "
    "define derive describe determine draw estimate evaluate explain express fill find finish give identify imagine "
    "indicate infer justify label list look mark match name number order outline pick place predict prove put rank "
    "read recall round say select show simplify sketch solve sort state suggest summarise summarize take tell think "
    "translate type use work write"
)
NOTICE = re.compile(r"n't\b")


def is_negative(words: Set[str], folded: str) -> bool:
    """Whether a text of these words denies something."""
    return not NEGATIVE.isdisjoint(words) or bool(NOTICE.search(folded))
