"""What was typed beside what is right, the letters that differ underlined."""

from difflib import SequenceMatcher

from textual.content import Content

from quizapp.tui.content import joined, single

_ALIKE = 0.6
_LONGEST = 200


def difference(you: str, answer: str, *, compare: bool) -> tuple[Content, Content]:
    """Both texts, coloured; where they are much alike the differing letters stand out."""
    if not compare:
        return single(you, "right"), single(answer, "right")
    matcher = SequenceMatcher(None, you[:_LONGEST].casefold(), answer[:_LONGEST].casefold(), autojunk=False)
    if matcher.ratio() < _ALIKE or max(len(you), len(answer)) > _LONGEST:
        return single(you, "wrong"), single(answer, "right")
    yours, right = [], []
    for tag, a0, a1, b0, b1 in matcher.get_opcodes():
        same = tag == "equal"
        yours.append(single(you[a0:a1], "right" if same else "wrong slip strong"))
        right.append(single(answer[b0:b1], "right" if same else "right slip strong"))
    return joined(*yours), joined(*right)
