"""The keys of topics, readiness, statistics and the past of a card."""

from quizapp.tui.key import Key

TOPICS = (Key("topics.leave", "escape,q", "leave", "esc", "back"),)
TOPIC = (Key("topic.leave", "escape,q", "leave", "esc", "back"),)
READY = (Key("ready.leave", "escape,q", "leave", "esc", "back"),)
STATISTICS = (Key("statistics.leave", "escape,q", "leave", "esc", "back"),)
PAST = (Key("past.leave", "escape,q", "leave", "esc", "back"),)
