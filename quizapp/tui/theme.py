"""Our themes: dark, light, high contrast, and the terminal's own colours; every colour of the CSS follows from one."""

from textual.theme import BUILTIN_THEMES, Theme

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
# A terminal's own colours stand on a ground nobody knows: text keeps the terminal's, but for the three that are told
# apart from both black and white; what is chosen is bold, underlined or reversed.
ANSI = Theme(
    name="quizapp-ansi",
    ansi=True,
    primary="ansi_cyan",
    secondary="ansi_default",
    accent="ansi_default",
    warning="ansi_magenta",
    error="ansi_red",
    success="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables={
        **BUILTIN_THEMES["ansi-dark"].variables,
        "text-accent": "ansi_default",
        "text-primary": "ansi_default",
        "text-secondary": "ansi_default",
        "text-warning": "ansi_magenta",
        "text-success": "ansi_green",
        "text-error": "ansi_red",
        "border": "ansi_default",
        "border-blurred": "ansi_default",
        "input-cursor-text-style": "reverse",
        "block-cursor-foreground": "ansi_black",
        "block-cursor-background": "ansi_white",
        "scrollbar": "ansi_default",
        "scrollbar-hover": "ansi_default",
        "scrollbar-active": "ansi_default",
        "scrollbar-background": "ansi_default",
        "scrollbar-background-hover": "ansi_default",
        "scrollbar-background-active": "ansi_default",
    },
)
THEMES = (DARK, LIGHT, CONTRAST, ANSI)
_FEW_COLOURS = (None, "standard", "windows")
_LIGHT_GROUNDS = ("7", "15")


def suiting(colours: str | None, ground: str) -> Theme:
    """The theme for a terminal when none was chosen.

    `colours` is its colour system as Rich names it, None where it has none; `ground` is COLORFGBG, whose last part is
    the number of the background's colour (rxvt's convention), empty where it is not set.
    """
    if few(colours):
        return ANSI
    return LIGHT if ground.rpartition(";")[2] in _LIGHT_GROUNDS else DARK


def few(colours: str | None) -> bool:
    """Whether a colour system, as Rich names it, has at most 16 colours: shades cannot be told apart there."""
    return colours in _FEW_COLOURS
