"""Decks as YAML files: finding them, reading them, and saying what is wrong with them."""
