"""A score as a bar, with the mark that it had to reach."""

from quizapp.render.lines import Line, Span, merged


def score_bar(score: float, mark: float, columns: int, style: str) -> Line:
    """`━━━━━━━┿━━···` on a scale from 0 to 1 [shares], of exactly so many columns; the mark is a tick."""
    if columns < 1:
        return ()
    filled = round(min(max(score, 0.0), 1.0) * columns)
    place = min(round(min(max(mark, 0.0), 1.0) * columns), columns - 1)
    cells = [Span("━", style) if column < filled else Span("·", "grid") for column in range(columns)]
    cells[place] = Span("┿" if place < filled else "╎", "target")
    return merged(cells)
