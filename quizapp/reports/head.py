"""The head of a page that a browser shows with its own style and nothing else: no network, no script."""

from base64 import b64encode
from hashlib import sha256

from quizapp.reports.markup import Markup, tag, text


def html(title: str, style: str, mark: str, body: Markup, *, pictures: bool = False) -> str:
    """A page as a text that is HTML and well-formed XML.

    `mark` is the element that it is known by; `pictures` allows those that are inside it.
    """
    head = (
        "<head>\n"
        '<meta charset="utf-8" />\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style, pictures=pictures)}" />\n'
        f"{mark}\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1" />\n'
        f"{tag('title', text(title))}\n<style>{style}</style>\n</head>"
    )
    return f'<!DOCTYPE html>\n<html lang="en">\n{head}\n{body}\n</html>\n'


def _policy(style: str, *, pictures: bool) -> str:
    """What a browser may do with the page."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    images = "img-src data:; " if pictures else ""
    return f"default-src 'none'; {images}style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
