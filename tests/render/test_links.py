"""The links of a text: the address is what is shown, and nothing else is opened."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.render.links import Link, links


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[docs](https://x.org/a?b=c&d#e)", [("docs", "https://x.org/a?b=c&d#e")]),
        ("<http://x.org>", [("http://x.org", "http://x.org")]),
        ("see https://x.org/a_(b).", [("https://x.org/a_(b)", "https://x.org/a_(b)")]),
        ("(https://x.org/a), b", [("https://x.org/a", "https://x.org/a")]),
        ("[a **b** `c`](HTTP://X.org:8080/Q)", [("a b c", "http://x.org:8080/Q")]),
        ("[a][1] and [b](https://b.org)\n\n[1]: https://a.org", [("a", "https://a.org"), ("b", "https://b.org")]),
        ("- [a](https://a.org)\n\n> https://b.org", [("a", "https://a.org"), ("https://b.org", "https://b.org")]),
        ("|a|\n|-|\n|[x](http://x.org)|", [("x", "http://x.org")]),
        ("[a](https&#58;//x.org)", [("a", "https://x.org")]),
        ("[$x$](https://x.org/$y$)", [("$x$", "https://x.org/$y$")]),
        ("[a](https://x.org/é)", [("a", "https://x.org/%C3%A9")]),
        ("[a](https://x.org/%C3%A9)", [("a", "https://x.org/%C3%A9")]),
        ("[a](<https://x.org/{a}|^`\"'>)", [("a", "https://x.org/%7Ba%7D%7C%5E%60%22'")]),
        ("[a](http://127.0.0.1:80/)", [("a", "http://127.0.0.1:80/")]),
        ("[](https://x.org)", [("", "https://x.org")]),
        ("[a](https://x.org&sol;&commat;b)", [("a", "https://x.org/@b")]),
        ("`https://x.org`", []),
        ("```\nhttps://x.org\n```", []),
        ("![a](https://x.org/a.png)", []),
        ("no link here", []),
    ],
)
def test_links_are_found_in_order(text: str, found: list[tuple[str, str]]) -> None:
    assert [(link.text, link.address) for link in links(text)] == found


HOSTILE = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "%6aavascript:alert(1)",
    "javascript://x.org/%0aalert(1)",
    "vbscript:x",
    "data:text/html,x",
    "file:///etc/passwd",
    "ftp://x.org",
    "ssh://-oProxyCommand=x",
    "mailto:a@b.org",
    "tel:1",
    "//x.org/a",
    "/etc/passwd",
    "x.org",
    "--version",
    "-https://x.org",
    "http:x.org",
    "http:/x.org",
    "http:///x.org",
    "http://",
    "http://-x.org",
    "http://x-.org",
    "http://.x.org",
    "http://x..org",
    "http:\\\\x.org",
    "http://x.org\\@y.org",
    "http://x.org\\\\.y.org",
    "https://good.example@evil.example",
    "https://good.example:pass@evil.example",
    "https://good.example%40evil.example",
    "https://good.example%2f@evil.example",
    "https://x.org:0",
    "https://x.org:65536",
    "https://x.org:-1",
    "https://x.org:8o",
    "https://x.org:/",
    "https://[::1]/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://127.1/",
    "http://127.0.0.01/",
    "http://127.0.0.256/",
    "https://x.org/%00",
    "https://x.org/%0d%0aSet-Cookie:a",
    "https://x.org/\x1b[2J",
    "https://x.org/\u202egro.live",
    "https://x.org/a\u200bb",
    "https://x\u00adx.org/",
    "https://x.org/\ufeff",
    "https://x.org／evil",
    "https://x.org℀evil.org",
    "https://faß.example",
    "https://x\u200d.org",
    "http%3a//x.org",
    "hxxp://x.org",
    "httpss://x.org",
    "https://" + "a" * 64 + ".org",
    "https://x.org/" + "a" * 2_000,
    "https://" + "a." * 130 + "org",
]
ESCAPED = [
    "&#106;avascript:alert(1)",
    "java&Tab;script:alert(1)",
    "java&NewLine;script:alert(1)",
    "https://good.example&#64;evil.example",
    "https&colon;//good.example&commat;evil.example",
    "https://x.org/a&NewLine;b",
    "https://x.org/&#x202e;gro.live",
    "https://x.org/&ZeroWidthSpace;",
    "&Tab;https://x.org&#1;",
]


@pytest.mark.parametrize("address", HOSTILE)
def test_what_must_not_be_opened_is_no_link(address: str) -> None:
    for form in ("[good]({})", "[good](<{}>)", "<{}>", "{}", "[good][1]\n\n[1]: {}"):
        assert links(form.format(address)) == ()


@pytest.mark.parametrize("address", ESCAPED)
def test_addresses_are_judged_after_decoding(address: str) -> None:
    for form in ("[good]({})", "[good](<{}>)", "[good][1]\n\n[1]: {}"):
        assert links(form.format(address)) == ()


def test_the_host_that_is_opened_is_the_one_that_is_shown() -> None:
    assert links("[a](https://аррӏе.com/x)") == (
        Link("a", "https://xn--80ak6aa92e.com/x", "The letters of аррӏе.com are not all a to z: is it who you think?"),
    )
    assert links("[a](https://xn--80ak6aa92e.com/x)") == links("[a](https://аррӏе.com/x)")
    assert [link.address for link in links("[a](https://ｇｏｏｄ。example)")] == ["https://good.example"]


SCHEMES = ["http", "https", "javascript:", "data:", "http://", "https://x.org"]
SIGNS = [*":/\\@%.-?#&[]()<>*`$~\t\u202e\u200b␛⟨。", "//", "%2f", "%00", "&#106;", "&colon;", "&Tab;"]
NAMES = ["x.org", "y", "xn--", "é", "ａ", "ß", "0", "127"]
PIECES = st.sampled_from(SCHEMES + SIGNS + NAMES)


@given(st.lists(PIECES, max_size=12).map("".join), st.sampled_from(["[a]({})", "[a](<{}>)", "<{}>", "{}"]))
def test_every_address_is_plain_and_names_its_host(written: str, form: str) -> None:
    for link in links(form.format(written)) + links(form.format(f"https://{written}")):
        assert re.fullmatch(r"https?://[a-z0-9.-]+(:\d+)?([/?#][!-~]*)?", link.address)
        assert not re.search(r"[\\\"<>`]|%0|%1|%7f", link.address.partition("//")[2], re.IGNORECASE)
        assert "@" not in re.split("[/?#]", link.address)[2]


def test_a_text_too_crowded_to_be_read_still_gives_its_addresses() -> None:
    assert set(links("[a](https://x.org) " * 100)) == {Link("a", "https://x.org")}
    assert set(links("[a](https://x.org) " * 1000)) == {Link("https://x.org", "https://x.org")}


@pytest.mark.parametrize("escaped", ["%E2%80%AE", "%e2%80%8b", "%C2%9B31m", "%9b31m", "%0A", "%EF%BB%BF"])
def test_an_address_that_escapes_what_hides_or_acts_is_none(escaped: str) -> None:
    assert links(f"[a](https://x.org/a{escaped}c)") == ()
