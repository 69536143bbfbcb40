"""The terminal UI: screens that turn keys into calls of the trainer and draw what comes back."""

import os

# Textual reads it once, when it is first imported: with these keys some terminals lose what is typed with an IME.
os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
