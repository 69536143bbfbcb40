"""A database as one learner sees it: what all views of it go by."""

from contextlib import AbstractContextManager

from quizapp.storage.database import Database


class Looking:
    """An open database and the learner who is asked about."""

    def __init__(self, database: Database, learner_id: str) -> None:
        """Ask `database` about the learner."""
        self._database = database
        self.learner_id = learner_id

    def with_room(self) -> AbstractContextManager[None]:
        """Within it more of the file is kept in memory, for whoever writes very many rows."""
        return self._database.with_room()
