"""Topic paths: what a name stands for is a topic and everything below it."""


def below(topic: str, name: str) -> bool:
    """Whether a topic is the one named or lies below it, whatever the case; empty names cards without a topic."""
    return f"{topic}/".casefold().startswith(f"{name.rstrip('/')}/".casefold())


def upwards(topic: str) -> list[str]:
    """The topic and all that hold it, itself first: `a/b/c`, `a/b`, `a`."""
    parts = topic.split("/")
    return ["/".join(parts[:depth]) for depth in range(len(parts), 0, -1)]
