"""Answer patterns, `/.../`: a subset of regular expressions whose matching cannot run away."""

import re

MAX_PATTERN = 200
MAX_TEXT = 200
MAX_REPEATS = 3
_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{\d*,?\d*\}|.", re.DOTALL)
_REPEATS = re.compile(r"[*+]|\{\d*,\d*\}|\{\d+\}")
_LARGEST_COUNT = 20


def is_pattern(form: str) -> bool:
    """Whether an accepted form is written as a pattern between slashes."""
    return len(form) > 2 and form.startswith("/") and form.endswith("/")


def problem_of(pattern: str) -> str | None:
    """Why a pattern (without its slashes) is refused, as a sentence; None when it is fine.

    Allowed are literals, classes, `.`, `|`, groups, `?` and at most three of `*`, `+`, `{m,n}` on single
    characters or classes: matching then takes at most a cubic number of steps.
    """
    if len(pattern) > MAX_PATTERN:
        return f"the pattern has {len(pattern)} characters; {MAX_PATTERN} are allowed"
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        return f"the pattern is no regular expression ({error})"
    return _runaway(_TOKEN.findall(pattern))


def matches(pattern: str, text: str) -> bool:
    """Whether the whole text matches the pattern, in any case; texts over 200 characters never do."""
    if len(text) > MAX_TEXT or problem_of(pattern):
        return False
    return re.fullmatch(pattern, text, re.IGNORECASE) is not None


def _runaway(tokens: list[str]) -> str | None:
    repeats = 0
    for before, token in zip([""] + tokens, tokens, strict=False):
        if before == "(" and token == "?":
            return "`(?...)` groups are not allowed in a pattern"
        if len(token) == 2 and token[0] == "\\" and token[1].isdigit():
            return "back references are not allowed in a pattern"
        if not _REPEATS.fullmatch(token):
            continue
        repeats += 1
        if before == ")":
            return "a group must not be repeated in a pattern"
        if any(int(count) > _LARGEST_COUNT for count in re.findall(r"\d+", token)):
            return f"a count in a pattern must not be over {_LARGEST_COUNT}"
    if repeats > MAX_REPEATS:
        return f"a pattern may repeat at most {MAX_REPEATS} times"
    return None
