"""`quizapp check --explain RULE` and `--rules`: what a rule asks for, why, and an example of each side."""

from collections.abc import Iterator

from rapidfuzz import fuzz, process

from quizapp.cli.build import Call
from quizapp.cli.output import as_json, data, table
from quizapp.deckfiles.lint.rule import Rule
from quizapp.deckfiles.lint.rules import RULES
from quizapp.errors import Status, UsageError
from quizapp.render.lines import Span, text_of, wrap
from quizapp.render.visible import one_line, visible

_COLUMNS = 78
_LIKELY = 50


def explain(call: Call, name: str) -> int:
    """Shows what a rule is about. Raises UsageError where there is none of this id."""
    rule = named(name)
    if call.json:
        as_json(_object(rule))
    else:
        data(_lines(rule))
    return Status.FINE


def rules(call: Call) -> int:
    """Lists every rule."""
    if call.json:
        as_json([_object(rule) for rule in RULES.values()])
    else:
        data(table([(rule.id, _level(rule), rule.title) for rule in RULES.values()], 0))
    return Status.FINE


def named(name: str) -> Rule:
    """The rule of an id, in small letters or capitals. Raises UsageError where there is none."""
    folded = {id_.casefold(): rule for id_, rule in RULES.items()}
    if found := folded.get(name.casefold()):
        return found
    near = process.extractOne(name.casefold(), list(folded), scorer=fuzz.ratio, score_cutoff=_LIKELY)
    meant = f" Did you mean {folded[near[0]].id}?" if near else ""
    raise UsageError(f"There is no rule {one_line(name[:40])!r}.{meant} `quizapp check --rules` lists them all.")


def _level(rule: Rule) -> str:
    return f"{rule.level} (off)" if rule.noisy else str(rule.level)


def _lines(rule: Rule) -> Iterator[str]:
    yield f"{rule.id} · {_level(rule)} · {rule.title}"
    for label, text in (("", rule.why), ("Limits: ", rule.limits)):
        if text:
            yield ""
            yield from (text_of(line) for line in wrap([Span(f"{label}{' '.join(text.split())}")], _COLUMNS))
    for label, example in (("Bad", rule.bad), ("Good", rule.good)):
        if example:
            yield from ("", f"{label}:", "")
            yield from (f"    {visible(line)}" if line else "" for line in example.strip("\n").split("\n"))
    if rule.question or rule.deck:
        yield from ("", f"Silence it where it is meant so, with the reason: lint: {{{rule.id}: the reason}}")


def _object(rule: Rule) -> dict[str, object]:
    return {
        "rule": rule.id,
        "level": str(rule.level),
        "off": rule.noisy,
        "title": rule.title,
        "why": " ".join(rule.why.split()),
        "limits": " ".join(rule.limits.split()),
        "bad": rule.bad,
        "good": rule.good,
        "silenced": bool(rule.question or rule.deck),
    }
