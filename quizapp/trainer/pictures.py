"""The pictures that a card names, as files that may be opened."""

from quizapp.deckfiles import places
from quizapp.deckfiles.pictures import fault
from quizapp.errors import QuizError
from quizapp.render.visible import visible


def picture(written: str, file: str, root: str) -> str:
    """The real path of a picture that the deck at `file`, found below the folder `root`, names.

    Raises QuizError for what leads out of the deck's folder, is of another type, or is not there.
    """
    folder = places.folder_of(file, root)
    found = fault(written, folder)
    if found:
        _, message, cure = found
        raise QuizError(f"The picture {visible(written)} is not opened: {message}; {cure}.")
    return str(places.resolve(written, folder))
