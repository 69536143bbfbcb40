"""The terminal UI: screens that turn keys into calls of the trainer and draw what comes back."""
