"""The house: what may be loaded by whom, and from which version on."""

import re
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

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


def needed() -> list[str]:
    """What the program needs, as it is told to the installer."""
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [*project["dependencies"], *project["optional-dependencies"]["optimize"]]


@pytest.mark.parametrize("need", needed())
def test_a_library_has_a_least_version_and_the_tests_run_with_none_before_it(need: str) -> None:
    said = re.fullmatch(r"([\w-]+)>=([\d.]+)(?:,<\d+)?", need)
    assert said, need
    here = re.match(r"[\d.]*\d", metadata.version(said[1]))
    assert here
    assert [*map(int, here[0].split("."))] >= [*map(int, said[2].split("."))]


def test_what_the_type_checker_passes_over_has_a_reason() -> None:
    program = Path(__file__).parents[1] / "quizapp"
    lines = [(path, line) for path in program.rglob("*.py") for line in path.read_text(encoding="utf-8").splitlines()]
    passed_over = [(path, line) for path, line in lines if "# type: ignore" in line]

    assert passed_over
    assert [at for at in passed_over if not re.search(r"# type: ignore\[[\w, -]+\]  # \w", at[1])] == []
