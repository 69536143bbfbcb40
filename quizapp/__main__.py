"""`python -m quizapp`, and what the command `quizapp` calls."""

import gc
import sys


def main() -> None:
    """Runs quizapp with the arguments of the command line and leaves with its status.

    What is imported stays: until the trainer opens nothing is worth looking through for what could go.
    """
    gc.disable()
    from quizapp.cli.run import run  # noqa: PLC0415 - from here on nothing is looked through

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
