"""The keys of the settings."""

from quizapp.tui.key import HELP, Key

SETTINGS_EDIT = Key("settings.edit", "enter", "edit", "enter", "type a value; press the key for an action")
SETTINGS_TURN = Key("settings.turn", "space", "turn", "space", "on or off; the next word")
SETTINGS_LESS = Key("settings.less", "left,-,h", "step(-1)", "←", "less; the word before", listed=False)
SETTINGS_MORE = Key("settings.more", "right,+,=,l", "step(1)", "→", "more; the next word", listed=False)
SETTINGS_DEFAULT = Key("settings.default", "d,delete", "default", "d", "back to what it is when nobody sets it")
SETTINGS_GROUP = Key("settings.group", "tab", "group(1)", "tab", "to the next group", listed=False)
SETTINGS_LEAVE = Key("settings.leave", "escape,q", "leave", "esc", "back; everything is kept already")
SETTINGS = (
    SETTINGS_EDIT,
    SETTINGS_TURN,
    SETTINGS_LESS,
    SETTINGS_MORE,
    SETTINGS_DEFAULT,
    SETTINGS_GROUP,
    Key("settings.group-before", "shift+tab", "group(-1)", "shift+tab", "to the group before", listed=False),
    Key("settings.up", "up,k", "move(-1)", "↑", "the setting above", listed=False),
    Key("settings.down", "down,j", "move(1)", "↓", "the setting below", listed=False),
    Key("settings.page-up", "pageup", "move(-10)", "pg up", "ten settings up", listed=False),
    Key("settings.page-down", "pagedown", "move(10)", "pg dn", "ten settings down", listed=False),
    Key("settings.first", "home,ctrl+home", "first", "home", "the first setting", listed=False),
    Key("settings.last", "end,ctrl+end", "last", "end", "the last setting", listed=False),
    HELP,
    SETTINGS_LEAVE,
)
