"""Exams: blueprint and seed → a sealed paper → an attempt at it → its result; no clock, no files, no chance."""
