"""The style of a part of a widget that is drawn as a whole."""

from textual.style import Style
from textual.widget import Widget


def tint(widget: Widget, name: str) -> Style:
    """The style that the CSS gives a component class, reversal included, which Textual 8.2 leaves out."""
    return widget.get_visual_style(name) + Style(reverse=widget.get_component_styles(name).text_style.reverse)
