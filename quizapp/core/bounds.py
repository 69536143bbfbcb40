"""The dates that a log can hold: 2000 to 2200, and as far beyond as the longest interval reaches."""

YEARS = range(2000, 2200)
FIRST_MS, LAST_MS = 946_684_800_000, 7_258_118_400_000  # 2000-01-01 and 2200-01-01, UTC
FIRST_DAY, LAST_DAY = 730_118, 803_171  # date ordinals of those days, with a margin for time zones
LAST_DUE_DAY = LAST_DAY + 36_600
LAST_DUE_MS = LAST_MS + 3_162_240_000_000
