"""The pictures of the statistics, by name and in their order: screens, report, tables and JSON all go by these."""

from enum import StrEnum


class Picture(StrEnum):
    """One picture; the value is its key in JSON."""

    COUNTS = "counts"
    CALENDAR = "calendar"
    DAILY = "daily"
    MINUTES = "minutes"
    RETENTION = "retention"
    FORECAST = "forecast"
    STABILITY = "stability"
    DIFFICULTY = "difficulty"
    RECALL = "recall"
    BUTTONS = "buttons"
    HOURS = "hours"
    CALIBRATION = "calibration"
    CONFIDENCE = "confidence"
    PACE = "pace"
