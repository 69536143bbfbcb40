"""Whether a process that left something behind is still at work."""

import os


def runs(process: int) -> bool:
    """Whether there is a process of that number; where that cannot be asked without harm there is none."""
    if os.name != "posix":
        return False
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True
