"""Web addresses that may be opened: http and https alone, in one form that hides nothing."""

import re
from urllib.parse import quote, unquote_to_bytes

from quizapp.core.values import frozen
from quizapp.render.visible import visible

LENGTH_MAX = 2_000
_HOST_MAX = 253
_PORT_MAX = 65_535
_ADDRESS = re.compile(
    r"(?P<scheme>https?)://(?P<host>[^\s/?#:@\\\[\]%]+)(?::(?P<port>\d{1,5}))?(?P<rest>(?:[/?#][^\s\\]*)?)",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?")
_NUMBER = re.compile(r"(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)")
# What stands for something that could not be shown as it was; and letters that the two rules for names of
# hosts (IDNA 2003 and 2008) send to different places.
_SHOWN_OTHERWISE = re.compile("[\u2400-\u2421\u25cc\u27e8\u27e9]")
_DISPUTED = re.compile("[ßẞς\u200c\u200d]")
_LEGAL = "%/?#[]@!$&'()*+,;=:-._~"


@frozen
class Address:
    """An address exactly as it is opened: ASCII, without a name or password; `host` is where it leads.

    `foreign` is the host in its own letters where these are not all a to z, else empty.
    """

    text: str
    host: str
    foreign: str = ""


def address(written: str) -> Address | None:
    """The address that a text is; None for what must not be opened.

    Refused are other schemes, names and passwords before the host, backslashes, spaces, control and hidden
    characters (escaped ones, too), hosts that are unclear numbers, and more than 2,000 characters.
    """
    found = _ADDRESS.fullmatch(written) if len(written) <= LENGTH_MAX and visible(written) == written else None
    if not found or _SHOWN_OTHERWISE.search(written) or _hides(unquote_to_bytes(found["rest"])):
        return None
    host = _host(found["host"].lower())
    port = f":{int(found['port'])}" if found["port"] else ""
    if not host or (port and not 0 < int(found["port"]) <= _PORT_MAX):
        return None
    text = f"{found['scheme'].lower()}://{host}{port}{quote(found['rest'], safe=_LEGAL)}"
    return Address(text, host, _foreign(host)) if len(text) <= LENGTH_MAX else None


def _hides(rest: bytes) -> bool:
    """Whether what an address escapes would act or hide if it were shown."""
    try:
        text = rest.decode("utf-8")
    except UnicodeDecodeError:
        text = rest.decode("latin-1")
    return "\n" in text or visible(text) != text


def _host(written: str) -> str:
    """The name of a host in ASCII, or its number; empty for what is neither."""
    try:
        name = "" if _DISPUTED.search(written) or len(written) > _HOST_MAX else written.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    last = name.rpartition(".")[2]
    known = _NUMBER.fullmatch(name) if last[:1].isdigit() else _NAME.fullmatch(name)
    return name if known and len(name) <= _HOST_MAX else ""


def _foreign(host: str) -> str:
    """The host in its own letters if it is written in the ASCII form of others (`xn--`)."""
    if not any(label.startswith("xn--") for label in host.split(".")):
        return ""
    try:
        return host.encode("ascii").decode("idna")
    except UnicodeError:
        return host
