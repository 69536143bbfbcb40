"""What a sitting is for: the day's work, a cure of what is weak, cramming, catching up, or an exam before or after."""

from enum import StrEnum


class Aim(StrEnum):
    """What a sitting is for.

    STUDY is what is due, and new cards; CURE the worst cards of the topics named, due or not; WEAK the same of all weak
    topics; CONFUSIONS the cards whose answers are taken for one another; CRAM any cards of what is named, with the
    schedule untouched; CATCH_UP what is worth most of a backlog; MISSED what an exam showed not to be known, due or
    not; PRACTICE the questions that an exam would ask, one after the other, with the schedule untouched.
    """

    STUDY = "study"
    CURE = "cure"
    WEAK = "weak"
    CONFUSIONS = "confusions"
    CRAM = "cram"
    CATCH_UP = "catch-up"
    MISSED = "missed"
    PRACTICE = "practice"
