"""The check-up of all that a learner has here: database, log, decks; and what is done about what it finds."""
