"""What can be set, as rows: label and value by group, and what the chosen one means."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from quizapp.core.preference import Preference, Shape
from quizapp.render.forms import Maths
from quizapp.tui.content import joined, line, literal, single, spread
from quizapp.tui.layouts import shown, split
from quizapp.tui.widgets.drawn import drawn
from quizapp.tui.widgets.page import Row

MATHS = "interface.maths"
_SAMPLE = r"$$F_1 = \frac{2\,P R}{P + R}, \quad \hat\mu = \frac{1}{n} \sum_{i=1}^{n} x_i$$"
_LONGEST = 36


def preference_rows(preferences: Sequence[Preference], cursor: int, width: int) -> list[Row]:
    """One row a preference under the heading of its group; `cursor` is the place of the chosen one.

    Headings belong to the first preference below them, so that they come into view with it.
    """
    return list(_rows(preferences, cursor, width))


def heading(rows: Sequence[Row], place: int) -> int:
    """The row with the heading that belongs to the preference at a place; its own where there is none."""
    return next((at for at, row in enumerate(rows) if row.pick == place and row.text), 0)


def _rows(preferences: Sequence[Preference], cursor: int, width: int) -> Iterator[Row]:
    group = ""
    for place, preference in enumerate(preferences):
        if preference.group != group:
            group = preference.group
            if place:
                yield Row(pick=place)
            yield Row(single(group, "strong judge"), pick=place)
        yield Row(_row(preference, width, chosen=place == cursor), pick=place)


def _row(preference: Preference, width: int, *, chosen: bool) -> Content:
    lead = literal("▸ " if chosen else "  ", "key")
    label = single(preference.label, "strong" if chosen else "")
    return spread(joined(lead, label), _value(preference, chosen=chosen), width)


def _value(preference: Preference, *, chosen: bool) -> Content:
    """The value, with arrows where left and right change it; one that is not the default stands out."""
    text = value_text(preference)
    changed = preference.value != preference.default
    arrows = chosen and not preference.fixed and preference.shape in (Shape.NUMBER, Shape.WORD, Shape.FLAG)
    style = "dim" if preference.fixed else "strong" if changed else ""
    before, after = ("◂ ", " ▸") if arrows else ("  ", "  ")
    mark = literal("• " if changed else "", "key")
    value = single(text, style).truncate(_LONGEST, ellipsis=True)
    front = (mark, literal(before, "key")) if arrows else (literal(before), mark)
    return joined(*front, value, literal(after, "key"))


def value_text(preference: Preference, value: str | None = None) -> str:
    """A value for people: with its unit, keys by what stands on them."""
    text = preference.value if value is None else value
    if preference.shape is Shape.KEYS:
        return "  ".join(map(shown, split(text)))
    if not text:
        return preference.empty
    return f"{text} {preference.unit}".strip()


def meaning(preference: Preference, width: int) -> list[Row]:
    """What the chosen preference means, where it is kept, and its default."""
    rows = [Row(single(preference.label.strip(), "strong"))]
    rows += [Row(part) for part in single(preference.says).wrap(width)]
    if preference.id == MATHS:
        forms = [form for form in Maths if form == preference.value]
        rows += [Row(), *(Row(line(spans)) for form in forms for spans in drawn(_SAMPLE, width, form))]
    rows.append(Row())
    if preference.fixed:
        rows += [Row(part) for part in single(preference.fixed, "near").wrap(width)]
    default = value_text(preference, preference.default)
    rows += [Row(part) for part in single(f"Default: {default}", "dim").wrap(width)]
    rows += [Row(part) for part in single(f"config.toml: {preference.id.partition(':')[0]}", "dim").wrap(width)]
    return rows


def nothing() -> list[Row]:
    """Where there is nothing to set."""
    return [Row(), Row(literal("There is nothing to set here.", "dim"))]
