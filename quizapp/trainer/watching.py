"""A deck file that is written in another program, looked at again and again."""

from pathlib import Path

from quizapp.core.authoring import Draft, News
from quizapp.core.differing import alike
from quizapp.errors import QuizError
from quizapp.trainer import draftfiles


class Watched:
    """The deck file at a path, of the library or elsewhere. Raises QuizError for what is no text at the beginning."""

    def __init__(self, path: str) -> None:
        self._path = draftfiles.real(path)
        self._stamp = self._stamped()
        self._draft = self._opened()
        self.first = News(self._draft.text, draftfiles.look(self._draft, self._draft.text))
        self._newest = self.first

    @property
    def path(self) -> str:
        """The real path of the file."""
        return self._path

    def news(self) -> News | None:
        """What became of the file since the last time; None if nothing did."""
        stamp = self._stamped()
        if stamp == self._stamp and not self._newest.trouble:
            return None
        self._stamp = stamp
        try:
            draft = self._opened()
        except QuizError as error:
            return self._failed(str(error))
        if draft.text == self._draft.text and not self._newest.trouble:
            return None
        return self._read(draft)

    def _read(self, draft: Draft) -> News:
        before, now = self._draft.text.split("\n"), draft.text.split("\n")
        self._draft = draft
        line = min(alike(before, now) + 1, len(now)) if before != now else 0
        self._newest = News(draft.text, draftfiles.look(draft, draft.text), line, len(now) - len(before))
        return self._newest

    def _failed(self, trouble: str) -> News | None:
        """A file that is being replaced may be away for a moment; the next look tries again, whatever its stamp."""
        if trouble == self._newest.trouble:
            return None
        self._newest = self._newest._replace(trouble=trouble, line=0, more=0)
        return self._newest

    def _opened(self) -> Draft:
        return draftfiles.opened(self._path, str(Path(self._path).parent))

    def _stamped(self) -> tuple[int, int, int]:
        """What changes whenever the file is written: time of change [ns], size [bytes], inode."""
        try:
            found = Path(self._path).stat()
        except OSError:
            return 0, 0, 0
        return found.st_mtime_ns, found.st_size, found.st_ino
