"""A short figure in letters of three rows."""

_FORMS = {
    "0": ("┏━┓", "┃ ┃", "┗━┛"),
    "1": ("╺┓ ", " ┃ ", "╺┻╸"),
    "2": ("╺━┓", "┏━┛", "┗━╸"),
    "3": ("╺━┓", "╺━┫", "╺━┛"),
    "4": ("╻ ╻", "┗━┫", "  ╹"),
    "5": ("┏━╸", "┗━┓", "╺━┛"),
    "6": ("┏━╸", "┣━┓", "┗━┛"),
    "7": ("╺━┓", "  ┃", "  ╹"),
    "8": ("┏━┓", "┣━┫", "┗━┛"),
    "9": ("┏━┓", "┗━┫", "╺━┛"),
    "%": ("○ ╱", " ╱ ", "╱ ○"),
}


def large(text: str) -> tuple[str, str, str]:
    """The digits and per cent signs of a text as three rows; other characters are left out."""
    forms = [_FORMS[char] for char in text if char in _FORMS]
    top, middle, bottom = (" ".join(form[row] for form in forms) for row in range(3))
    return top, middle, bottom
