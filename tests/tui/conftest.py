"""A small library, a trainer in memory over the real core, and an app driven by keys."""

import asyncio
import dataclasses
from collections.abc import Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, AsyncIterator, cast

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from quizapp.core import grading, rating, scheduling
from quizapp.core.cards import Card, cards_of
from quizapp.core.day import Moment
from quizapp.core.deck import Choice, Cloze, Flashcard, Multi, Option, Question, Rejected, TrueFalse, Typed
from quizapp.core.overview import DeckName, Overview, overview
from quizapp.core.queue import Entry, Limits, Used, build
from quizapp.core.replay import apply
from quizapp.core.response import Response
from quizapp.core.review import NEW, Event, Memory, Phase, Rating, Review, Verdict
from quizapp.core.session import Answered, Asked, Graded, Session
from quizapp.core.showing import option_order
from quizapp.errors import Problem, QuizError
from quizapp.tui.app import QuizApp, Request
from quizapp.tui.guard import Ticks

if TYPE_CHECKING:
    from quizapp.trainer.trainer import Trainer

DAY = 739_000
START_MS = 1_800_000_000_000
