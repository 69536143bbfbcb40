"""The house: what may be loaded by whom."""

import subprocess
import sys

import pytest


def loaded_by(code: str) -> set[str]:
    program = f"{code}\nimport sys\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("part", ["core", "errors"])
def test_the_core_loads_no_library(part: str) -> None:
    import_all = (
        f"import importlib, pkgutil, quizapp.{part} as part\n"
        "for module in pkgutil.walk_packages(getattr(part, '__path__', []), part.__name__ + '.'):\n"
        "    importlib.import_module(module.name)"
    )
    outside = {name for name in loaded_by(import_all) if name not in sys.stdlib_module_names and name != "__main__"}
    assert outside <= {"quizapp"} | loaded_by("pass")


@pytest.mark.parametrize(
    "module",
    [
        "quizapp.storage.glance",
        "quizapp.deckfiles.folders",
        "quizapp.core.overview",
        "quizapp.settings",
        "quizapp.tui.app",
    ],
)
def test_what_is_shown_first_waits_for_no_heavy_library(module: str) -> None:
    heavy = {"sqlmodel", "sqlalchemy", "pydantic", "alembic", "yaml", "pygments", "markdown_it"}
    assert not heavy & loaded_by(f"import {module}")
