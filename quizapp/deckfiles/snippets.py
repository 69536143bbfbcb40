"""What an editor offers where a question or an exam may begin: the templates, as snippets of a JSON Schema."""

from collections.abc import Mapping
from types import MappingProxyType

from quizapp.deckfiles import templates
from quizapp.deckfiles.nodes import parse
from quizapp.deckfiles.report import Report
from quizapp.deckfiles.tree import Map, Node, Scalar, Seq

_PLAIN: Mapping[str, object] = MappingProxyType({"true": True, "false": False})


def snippets(*, group: bool = True) -> list[dict[str, object]]:
    """What an editor offers for a new entry of a list: a question of each kind, ready to be changed."""
    names = (name for name in templates.NAMES if group or name != "group")
    return [{"label": name, "description": templates.about(name), "body": _body(name)} for name in names]


def exam_snippets() -> list[dict[str, object]]:
    """What an editor offers at `exams:`: an exam that is ready to be changed."""
    root = parse(templates.EXAM, Report("")).root
    body = _plain(root) if root else {}
    return [{"label": "exam", "description": "a paper of questions in a given time", "body": body}]


def _body(name: str) -> object:
    root = parse(templates.template(name), Report("")).root
    return _plain(root.items[0]) if isinstance(root, Seq) else {}


def _plain(node: Node) -> object:
    """A node as what JSON has, its texts as snippets have them, where `$` begins a place to fill in."""
    match node:
        case Map(entries=entries):
            return {_escaped(key.text): _plain(value) for key, value in entries}
        case Seq(items=items):
            return [_plain(item) for item in items]
        case Scalar(text=text, style=style):
            return _escaped(text) if style else _PLAIN.get(text, _escaped(text))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("$", "\\$")
