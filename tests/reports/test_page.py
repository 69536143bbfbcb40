"""The report: one page that is whole, safe and the same as the figures."""

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.stats.figures import Bin, Calendar, Calibration, Day, Forecast, Histogram, Pace, Retention, Statistics
from quizapp.core.stats.pictures import Picture
from quizapp.core.stats.sums import Span
from quizapp.render.figuretables import tables
from quizapp.reports.page import Report, page
from quizapp.reports.pictures import drawn
from quizapp.reports.plane import LETTER
from tests.figures import (
    SPAN,
    TODAY,
    empty_statistics,
    empty_topics,
    full_readiness,
    full_statistics,
    full_topics,
    known,
    share,
    thin_readiness,
)

FULL = Report(statistics=full_statistics(), topics=full_topics(), readiness=full_readiness())
EMPTY = Report(statistics=empty_statistics(), topics=empty_topics(), readiness=thin_readiness())
ONE = replace(
    empty_statistics(),
    calendar=Calendar(TODAY, {TODAY: 1}, 1, 1, 1),
    daily=(Day(TODAY, new=1, minutes=0.2),),
    retention=(Retention(TODAY, 1, young=share(1, 1), both=share(1, 1)),),
    forecast=Forecast(1, (1,), 0),
    recall=Histogram((0, 1), (1,), 0.5, 0.5),
    hours=tuple(share(1, 1) for _ in range(24)),
    calibration=Calibration((Bin(0.9, 1, 0.95, share(0, 1)),), 1, 0.1, 0.2),
    confidence={"sure": share(0, 1)},
    pace=(Pace("choice", 1, 0.0),),
)
HOSTILE = "</title><script>alert(1)</script>\" onload='x' &amp; <img src=http://example.org/x.png> \x1b[31m\u202e\ud800"


def parsed(report: Report) -> ET.Element:
    return ET.fromstring(page(report))


@pytest.mark.parametrize("report", [FULL, EMPTY, replace(EMPTY, statistics=ONE)])
def test_the_page_is_well_formed_with_one_title_and_unique_ids(report: Report) -> None:
    root = parsed(report)
    assert len(root.findall("head/title")) == 1
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("report", [FULL, EMPTY])
def test_the_page_needs_nothing_else_and_runs_nothing(report: Report) -> None:
    root = parsed(report)
    assert not {"script", "img", "link", "iframe", "a", "form", "object", "image", "use"} & {
        one.tag for one in root.iter()
    }
    assert not [name for one in root.iter() for name in one.attrib if name.startswith(("on", "href", "src", "style"))]
    assert not re.search(r"https?:|url\(|@import", page(report))


def test_a_browser_is_told_to_allow_the_pages_own_style_and_nothing_else() -> None:
    root = parsed(FULL)
    policy = next(one.get("content", "") for one in root.iter("meta") if one.get("http-equiv"))
    style = root.findtext("head/style") or ""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_every_picture_is_there_with_what_it_says_and_its_numbers() -> None:
    root = parsed(FULL)
    sections = {section.findtext("h3"): section for section in root.iter("section")}
    for table in tables(FULL.statistics).values():
        section = sections[table.title]
        drawings = list(section.iter("svg"))
        assert drawings
        assert all(one.findtext("title") and one.findtext("desc") for one in drawings)
        cells = [cell.text or "" for cell in section.iter("td")]
        counted = [row for row in table.rows if set("123456789") & set("".join(row[table.words :]))]
        assert cells == [said for row in counted for said in row]


def test_the_tree_of_topics_and_the_exam_are_drawn_too() -> None:
    titles = {one.findtext("title") for one in parsed(FULL).iter("svg")}
    assert {"Mastery by topic", "Expected score"} <= titles
    assert "Assumes that the exam asks what the decks ask." in page(FULL)


def test_an_empty_history_says_so_and_draws_nothing() -> None:
    found = page(EMPTY)
    assert not list(parsed(EMPTY).iter("svg"))
    assert "Not enough to say" in found
    for table in tables(EMPTY.statistics).values():
        assert table.note in found


def test_hostile_texts_stay_texts() -> None:
    topics = full_topics()
    line = replace(topics.lines[0], path=HOSTILE, about=HOSTILE)
    mixed = topics.lines[1].confused
    assert mixed
    confused = replace(mixed, question=HOSTILE, right=HOSTILE, chosen=HOSTILE)
    exam = full_readiness().exam._replace(title=HOSTILE)
    report = Report(
        statistics=replace(full_statistics(HOSTILE), pace=(Pace(HOSTILE, 2, 1.0),), confidence={HOSTILE: share(1, 2)}),
        topics=replace(topics, lines=(line,), ranked=(line,)),
        readiness=replace(full_readiness(), exam=exam),
        confused=[confused],
    )
    found = page(report)
    root = ET.fromstring(found)
    assert not list(root.iter("script"))
    assert not list(root.iter("img"))
    assert "&lt;script&gt;" in found
    assert not {"\x1b", "\u202e", "\ud800"} & set(found)
    assert found.encode()


def test_a_topic_that_is_hardly_known_gets_no_point() -> None:
    svg = next(one for one in parsed(FULL).iter("svg") if one.findtext("title") == "Mastery by topic")
    assert len(svg.findall("circle")) == len(FULL.topics.lines) - 1


@pytest.mark.parametrize("picture", list(Picture))
def test_a_picture_of_a_single_figure_stays_inside_its_frame(picture: Picture) -> None:
    for drawing in drawn(ONE, picture, ""):
        root = ET.fromstring(drawing).find("svg")
        assert root is not None
        wide, high = map(float, root.attrib["viewBox"].split()[2:])
        for one in root.iter():
            assert 0 <= float(one.get("x", "0")) <= wide
            assert -0.5 <= float(one.get("y", "0")) <= high
            assert float(one.get("width", "0")) >= 0
            assert float(one.get("height", "0")) >= 0


@pytest.mark.parametrize("low", [0, 3])
def test_bands_and_intervals_stay_inside_their_frame(low: int) -> None:
    parts = tuple(
        Retention(SPAN.first + 30 * number, 30, share(low, 4), share(1, 2), share(low + 1, 6)) for number in range(4)
    )
    root = ET.fromstring(drawn(replace(ONE, retention=parts), Picture.RETENTION, "")[0])
    places = [place for one in root.iter() for place in one.get("points", "").split()]
    heights = [float(place.split(",")[1]) for place in places]
    assert heights
    assert 0 < min(heights) < max(heights) <= 176.1


counts = st.integers(min_value=0, max_value=10**7)


@settings(deadline=None, max_examples=40)
@given(
    days=st.lists(st.tuples(counts, counts), max_size=5),
    ahead=st.lists(counts, max_size=400),
    first=st.integers(1, 4000),
)
def test_any_history_is_drawn(days: list[tuple[int, int]], ahead: list[int], first: int) -> None:
    daily = tuple(Day(TODAY - place, new, mature=old, minutes=old / 7) for place, (new, old) in enumerate(days))[::-1]
    found = Statistics(
        scope="",
        span=Span(TODAY - first, TODAY),
        calendar=Calendar(TODAY, {day.day: day.answers for day in daily}),
        daily=daily,
        forecast=Forecast(0, tuple(ahead), 0),
        hours=tuple(share(old // 2, old) for _, old in days),
    )
    text = page(Report(statistics=found, topics=empty_topics(), readiness=thin_readiness()))
    assert ET.fromstring(text).tag == "html"
    assert not re.search(r"\b(nan|inf)\b", text)


def test_a_deep_and_long_topic_name_is_cut_in_the_picture_and_whole_in_the_table() -> None:
    path = "a" * 60 + "/" + "b" * 80
    topics = full_topics()
    line = replace(topics.lines[0], path=path, mastery=known(3, 3, 0.5, 0.1))
    root = parsed(replace(FULL, topics=replace(topics, lines=(line,), ranked=(line,))))
    assert any("…" in (label.text or "") for label in root.iter("text"))
    assert any(path == cell.text for cell in root.iter("td"))


def test_the_report_says_of_what_and_of_when_it_is() -> None:
    found = page(replace(FULL, statistics=full_statistics("evaluation")))
    assert "evaluation: 2025-11-21 to 2026-11-20, as of 2026-11-20." in found
    assert SPAN.days == 365


def test_no_heading_stands_twice() -> None:
    headings = [one.text for level in ("h1", "h2", "h3") for one in parsed(FULL).iter(level)]
    assert sorted(headings, key=str) == sorted(set(headings), key=str)


def test_a_topic_stays_in_one_picture_with_what_is_below_it() -> None:
    line = FULL.topics.lines[0]
    paths = [f"{name}{below}" for name in "abc" for below in ("", *(f"/{place}" for place in range(11)))]
    topics = replace(FULL.topics, lines=tuple(replace(line, path=path) for path in paths))
    pictures = [one for one in parsed(replace(FULL, topics=topics)).iter("svg") if "topics-" in str(one[0].get("id"))]
    rows = [[one for one in picture.iter("line") if "interval" in str(one.get("class"))] for picture in pictures]
    assert list(map(len, rows)) == [24, 12]
    long = [replace(line, path=f"a/{place}") for place in range(30)]
    whole = parsed(replace(FULL, topics=replace(FULL.topics, lines=tuple(long))))
    assert sum("topics-" in str(one[0].get("id")) for one in whole.iter("svg")) == 2


def test_rows_of_nothing_are_left_out_of_the_tables_below_pictures() -> None:
    histogram = replace(FULL.statistics.stability, counts=(0, *FULL.statistics.stability.counts[1:]))
    found = page(replace(FULL, statistics=replace(FULL.statistics, stability=histogram)))
    first = tables(replace(FULL.statistics, stability=histogram))[Picture.STABILITY].rows[0][0]
    assert first not in found


def test_names_below_a_plot_stay_inside_the_picture() -> None:
    for picture in (Picture.DAILY, Picture.MINUTES, Picture.RETENTION, Picture.FORECAST):
        for drawing in drawn(FULL.statistics, picture, ""):
            root = ET.fromstring(drawing).find("svg")
            assert root is not None
            wide = float(root.attrib["viewBox"].split()[2])
            centred = [one for one in root.iter("text") if one.get("text-anchor") == "middle"]
            assert all(float(one.attrib["x"]) + len(one.text or "") * LETTER / 2 <= wide + 0.1 for one in centred)
