"""The version in which deck files are read: what was read in another one is read again."""

FORMAT = 8
"""Goes up whenever the same bytes may come to another deck or other problems, so that they are read again."""
