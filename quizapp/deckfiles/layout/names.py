"""Keys in their short spellings: `question:` becomes `q:`."""

import yaml

from quizapp.deckfiles.layout.lines import compose, keyed


def shortened(text: str) -> str:
    """The text with every key of a table in its own name."""
    found = [
        (key.start_mark.index, key.end_mark.index, table[key.value].name)
        for node, table in keyed(compose(text))
        for key, _ in node.value
        if isinstance(key, yaml.ScalarNode) and key.value in table and table[key.value].name != key.value
    ]
    for start, end, name in sorted(found, reverse=True):
        text = text[:start] + name + text[end:]
    return text
