"""Decks as their authors write them: opened, looked at while they change, tried out, and saved."""

import os
import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from quizapp.core import trying
from quizapp.core.authoring import Against, DeckSource, Draft, Kept, Look
from quizapp.core.calculated.variables import DrawError
from quizapp.core.cards import Card
from quizapp.core.response import Response
from quizapp.core.session import Asked, Graded
from quizapp.deckfiles import templates
from quizapp.deckfiles.folders import SUFFIXES
from quizapp.deckfiles.schemafile import beside
from quizapp.errors import Level, Problem, QuizError
from quizapp.render.visible import visible
from quizapp.trainer import draftfiles
from quizapp.trainer.catalogue import Catalogue
from quizapp.trainer.unsaved import Unsaved

_DECKS, _UNSAVED = "decks", "unsaved"
_NAME_MAX = 100
_NAME = re.compile(rf"\w[\w .+-]{{0,{_NAME_MAX}}}")

Answered = Callable[[str, Sequence[Card]], Sequence[Problem]]


class Authoring:
    """What an author does; nothing here touches the schedule. Every method may raise QuizError.

    `home` is the data folder, where what is not saved is kept; new decks come into the folder `own`, or below it.
    `answered` tells what learners' answers say of the cards of a file, as hints where the cards stand now.
    """

    def __init__(
        self, catalogue: Catalogue, home: Path, own: Path | None = None, answered: Answered | None = None
    ) -> None:
        self._catalogue = catalogue
        self._answered = answered
        self._own = own or home / _DECKS
        self._unsaved = Unsaved(home / _UNSAVED)

    def decks(self) -> Sequence[DeckSource]:
        """The deck files of the library, in its order; before them the decks that were kept and never saved."""
        count = Counter((problem.path, problem.level) for problem in self._catalogue.problems)
        files = [
            DeckSource(
                row.path,
                row.root,
                row.deck,
                row.title,
                row.cards,
                errors=count[row.path, Level.ERROR],
                warnings=count[row.path, Level.WARNING],
                hints=count[row.path, Level.HINT],
            )
            for row in self._catalogue.sources.values()
        ]
        unfiled = [Path(path) for path in self._unsaved.unfiled()]
        return [
            *(DeckSource(str(path), str(path.parent), path.stem, "", 0, 0, 0, 0, unsaved=True) for path in unfiled),
            *files,
        ]

    def open(self, path: str) -> Draft:
        """The text of a deck file, of the library or elsewhere. Raises QuizError for what is no text.

        The text may hold characters that cannot stand in a deck, and that no terminal should get as they are. A deck
        that was kept and never saved is a draft without text and digest.
        """
        real = draftfiles.real(path)
        row = self._catalogue.sources.get(real)
        root = row.root if row else str(Path(real).parent)
        try:
            return draftfiles.opened(real, root)
        except draftfiles.GoneError:
            draft = Draft(real, root, "", "")
            if self._unsaved.kept(draft) is None:
                raise
            return draft

    def create(self, name: str) -> Draft:
        """A draft of a deck without questions that is not there yet, in the folder for one's own decks.

        `save` writes it; the schema that its first line names is written at once where it is missing. Raises QuizError
        for a name that no deck file can have, or that is taken.
        """
        plain = name.strip()
        if not _NAME.fullmatch(plain):
            raise QuizError(f"`{visible(plain[:_NAME_MAX])}` cannot be the name of a deck: use letters, digits and -.")
        folder = Path(os.path.realpath(self._own))
        path = folder / (plain if plain.endswith(SUFFIXES) else f"{plain}{SUFFIXES[0]}")
        if os.path.lexists(path):
            raise QuizError(f"There is a deck {visible(str(path))} already. Choose another name.")
        text = templates.bare(path.stem, "-".join(path.stem.casefold().split()), beside(folder, folder))
        return Draft(str(path), str(folder), text, "")

    def look(self, draft: Draft, text: str) -> Look:
        """What a text would come to as the text of this file, and what answers say of its questions.

        Nothing is raised for any text.
        """
        found = draftfiles.look(draft, text)
        said = self._answered(draft.path, found.cards) if self._answered else []
        problems = sorted((*found.problems, *said), key=lambda problem: (problem.line, problem.column))
        return found._replace(problems=tuple(problems)) if said else found

    def asked(self, card: Card, draft: Draft, seed: str) -> Asked:
        """A card as a learner would see it, with the numbers and the order that this seed draws."""
        try:
            return trying.tried(card, seed, file=draft.path)
        except DrawError as error:
            raise QuizError(f"Line {card.question.line}: no numbers fit this question: {error}.") from None

    def grade(self, asked: Asked, given: Response) -> Graded:
        """The verdict on a response; nothing is stored."""
        return trying.judged(asked, given)

    def save(self, draft: Draft, text: str) -> Draft:
        """Writes the text in one step, if the file is as the draft has it; the draft of what is there now.

        Lines end as they did. Raises ChangedError when the file was changed meanwhile: nothing is written.
        """
        saved = draftfiles.saved(draft, text)
        self._unsaved.drop(draft)
        self._catalogue.look_in(Path(draft.root))
        return saved

    def difference(self, draft: Draft, text: str) -> Against:
        """A text beside what the file holds now, against which it can be saved once the author has seen it."""
        return draftfiles.against(draft, text)

    def keep(self, draft: Draft, text: str) -> None:
        """Keeps a text that is not saved yet for after a crash. Raises QuizError for one that is too long."""
        self._unsaved.keep(draft, text)

    def kept(self, draft: Draft) -> Kept | None:
        """What was kept for a deck and never saved; None when there is nothing that says something else."""
        return self._unsaved.kept(draft)

    def drop(self, draft: Draft) -> None:
        """Forgets the text that was kept for a deck."""
        self._unsaved.drop(draft)

    def kinds(self) -> Sequence[tuple[str, str]]:
        """What a question can be started as: the name that `template` takes, and a line about it."""
        return [(name, templates.about(name)) for name in templates.NAMES]

    def template(self, kind: str) -> str:
        """A question of a kind to start from, as YAML lines that begin with `- `. Raises QuizError for no kind."""
        return templates.template(kind)
