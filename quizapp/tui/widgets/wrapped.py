"""Long texts folded at the edge, as quick in their rows as short ones."""

from textual.document._wrapped_document import WrappedDocument


class Wrapped(WrappedDocument):
    """Textual 8.2 counts the rows of all lines for each row that is drawn; it has the number at hand."""

    @property
    def height(self) -> int:
        """How many rows all lines take."""
        return len(self._offset_to_line_info)
