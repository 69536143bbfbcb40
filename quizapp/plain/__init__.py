"""Studying in lines of text: no colour, no cursor, for screen readers, pipes and plain terminals."""
