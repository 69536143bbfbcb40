"""The numbers of the bundled decks, computed another way than the decks compute them; one module a deck.

`FIGURES` has what the key of a question comes to; for a calculated one a function of its variables, by name. `TOLD` has
the numbers that stand in its other texts, as they are written there. `REPORTED` names the questions whose key is
somebody's figure, which nothing here can compute.
"""

from collections.abc import Callable, Mapping

Figure = Callable[..., float | bool | str]
Told = Callable[[], Mapping[str, float]]
