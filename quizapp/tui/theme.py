"""Our themes: dark, light and high contrast; every colour of the CSS follows from the theme in use."""

from textual.theme import Theme

DARK = Theme(
    name="quizapp-dark",
    primary="#7fa8f8",
    secondary="#8f9bc4",
    accent="#f2b866",
    warning="#f2b866",
    error="#f47f8f",
    success="#7cd3a1",
    foreground="#e7e9f0",
    background="#11131a",
    surface="#181b24",
    panel="#1f2430",
    variables={"text-accent": "#f2c07a", "text-warning": "#f2c07a", "text-primary": "#9dbcfa"},
)
LIGHT = Theme(
    name="quizapp-light",
    primary="#2a57b5",
    secondary="#566087",
    accent="#8a4f00",
    warning="#8a4f00",
    error="#a81f38",
    success="#17693a",
    foreground="#22252e",
    background="#faf9f5",
    surface="#f0eee7",
    panel="#e6e3d9",
    dark=False,
    variables={
        "text-accent": "#7d4700",
        "text-warning": "#7d4700",
        "text-primary": "#244c9f",
        "text-success": "#135a31",
        "text-error": "#961a31",
    },
)
CONTRAST = Theme(
    name="quizapp-contrast",
    primary="#80c8ff",
    secondary="#ffffff",
    accent="#ffd75f",
    warning="#ffd75f",
    error="#ff9a9a",
    success="#7dffa8",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1c1c1c",
    variables={
        "text-accent": "#ffd75f",
        "text-warning": "#ffd75f",
        "text-primary": "#80c8ff",
        "text-success": "#7dffa8",
        "text-error": "#ff9a9a",
    },
)
THEMES = (DARK, LIGHT, CONTRAST)
