"""A good question of every kind to start from, and a deck that shows them all."""

from collections.abc import Mapping
from types import MappingProxyType

from quizapp.core.deck import Kind
from quizapp.deckfiles import quoting
from quizapp.errors import QuizError

_TEMPLATES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        Kind.FLASHCARD: (
            "recalled, and judged by yourself; `reverse: true` also asks the way back",
            """\
- q: What is the line called where day and night meet on the Moon?
  a: The terminator
  why: Shadows are longest there, so that craters stand out best.
""",
        ),
        Kind.CHOICE: (
            "one right option; each wrong one may say why",
            """\
- q: What makes summer warmer than winter?
  a: The tilt of the Earth's axis
  wrong:
    The distance to the Sun: The Earth is nearest to the Sun in January.
    The heat of the Earth's core: It is the same all year round.
  why: The half that leans towards the Sun has higher noons and longer days.
""",
        ),
        Kind.MULTI: (
            "`a` is a list: every right option, and no other",
            """\
- q: Which of these planets have rings?
  a: [Saturn, Uranus]
  wrong: [Venus, Mars]
  why: All four giant planets have them, Jupiter and Neptune as well; no rocky planet has.
""",
        ),
        Kind.TRUEFALSE: (
            "a claim that is true or false; `why` matters most where it is false",
            """\
- statement: The far side of the Moon lies in the dark for ever.
  a: false
  why: It has two weeks of day and two of night, as the near side has.
""",
        ),
        Kind.TYPED: (
            "the learner writes it; other forms count as well, and a near miss is told",
            """\
- q: Which star is nearest to the Sun?
  a: Proxima Centauri
  accept: [Proxima]
  reject: {Sirius: It is the brightest at night and twice as far away.}
  typos: 1
""",
        ),
        "list": (
            "several answers, typed in any order",
            """\
- q: Which two elements make up nearly all of the Sun?
  a: [hydrogen, helium]
  accept: {hydrogen: H, helium: He}
  why: Three quarters of its mass are hydrogen, and nearly all the rest is helium.
""",
        ),
        Kind.CLOZE: (
            "a text with holes, each a card; a hint may stand in a hole",
            """\
- cloze: Venus turns {{backwards::which way?}} and needs longer for one turn than for one {{orbit}} of the Sun.
  why: One turn takes 243 days, one year there 225.
""",
        ),
        Kind.NUMBER: (
            "a number; typical slips are told as such",
            """\
- q: Radio waves travel 300,000 km in a second. How long are they on their way from the Moon, 384,400 km away?
  number: 1.28
  unit: s
  tolerance: 1%
  traps:
    0.78: That is speed by distance.
  why: 384,400 / 300,000 = 1.28
""",
        ),
        "calculated": (
            "fresh numbers every time",
            """\
- q: A telescope has a focal length of {{f}} mm and an eyepiece of {{e}} mm. How many times does it magnify?
  vars: {f: [600, 900, 1200, 1500], e: [5, 10, 15, 25]}
  number: = f / e
  traps:
    = f * e: Divide; a longer eyepiece magnifies less.
  why: "The ratio of the two focal lengths: {{f}} / {{e}} = {{answer}}"
""",
        ),
        Kind.ORDER: (
            "steps to be put in order",
            """\
- q: Put these planets in order, the one nearest to the Sun first.
  order:
    - Mercury
    - Venus
    - Earth
    - Mars
""",
        ),
        Kind.MATCH: (
            "pairs; a decoy keeps the last one from being free",
            """\
- q: Match each planet to what it is known for.
  match:
    Mercury: the shortest year
    Venus: the hottest surface
    Mars: the highest volcano
  decoys: [the most moons]
""",
        ),
        "group": (
            "several questions on one case, which is shown above each",
            """\
- group: A photo of the night sky
  context: A camera stands still for an hour with its shutter open. The stars become arcs around one point.
  cards:
    - q: Through how many degrees does each arc go?
      number: 15
      unit: degrees
      tolerance: 0.1
      why: 360 degrees in 24 hours are 15 in one.
    - q: What does the middle of the arcs mark?
      a: The pole of the sky, to which the Earth's axis points.
""",
        ),
    }
)
NAMES = tuple(str(name) for name in _TEMPLATES)
EXAM = """\
Mock exam:
  about: What it is for
  questions: 20
  minutes: 25
  pass: 60%
"""
"""An exam to start from, as what stands below `exams:`."""
_LABELS = MappingProxyType({"list": "Typed list", "truefalse": "True or false"})


def template(kind: str) -> str:
    """A question of a kind as YAML lines that begin with `- `. Raises QuizError for a name that is not in NAMES."""
    if kind not in _TEMPLATES:
        raise QuizError(f"There is no kind {kind}. Choose one of {', '.join(NAMES)}.")
    return _TEMPLATES[kind][1]


def about(kind: str) -> str:
    """What is special about a kind of NAMES, as a line without full stop."""
    return _TEMPLATES[kind][0]


def deck(title: str, name: str, schema: str, kind: str = Kind.FLASHCARD) -> str:
    """A deck with this title, `name` as its id and topic, and one question of a kind; the others stand in comments.

    `schema` is the path from the deck's folder to the JSON Schema. Raises QuizError as `template` does.
    """
    lines = [
        *_head(title, name, schema),
        "  # Put your own question in the place of this one.",
        *_indented(template(kind)),
        "",
        "  # A question of every kind. Take `# ` away to use one; the kind follows from the keys.",
    ]
    for other in NAMES:
        lines += ["", f"  # {_LABELS.get(other, other.capitalize())}: {about(other)}.", *_commented(template(other))]
    return "\n".join(lines) + "\n"


def bare(title: str, name: str, schema: str) -> str:
    """A deck as `deck` makes it, without any question."""
    return "\n".join(_head(title, name, schema))


def _head(title: str, name: str, schema: str) -> list[str]:
    return [
        f"# yaml-language-server: $schema={schema}",
        f"deck: {quoting.scalar(title, flow=False)}",
        f"id: {name}",
        f"topic: {name}",
        "# Where things are from; a question then says `source: book 3.2`.",
        "# sources:",
        "#   book: Author, Title (year)",
        "cards:",
        "",
    ]


def _indented(question: str) -> list[str]:
    return [f"  {line}" for line in question.splitlines()]


def _commented(question: str) -> list[str]:
    return [f"  # {line}" for line in question.splitlines()]
