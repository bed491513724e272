"""Does a wheel hold everything that the program needs where there is no checkout?"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from matcher.settings import PROJECT_ROOT

PACKAGES = ("matcher", "scrapers", "web")
MADE = shutil.ignore_patterns("__pycache__", "local", "*.egg-info")
NEEDED = frozenset(
    {
        "matcher/packaged/README.md",
        "matcher/packaged/evaluation/partner_cases.jsonl",
        "matcher/packaged/evaluation/frozen/partners.json",
        "matcher/packaged/reference/archetypes.csv",
        "matcher/packaged/reference/enquiries/cues.csv",
        "matcher/packaged/reference/geo/fylker_2024.geojson",
        "matcher/packaged/reference/language/written_forms.csv",
        "matcher/packaged/seed/agencies.csv",
        "matcher/packaged/seed/agency_profiles.jsonl",
        "matcher/scoring/weights.toml",
        "matcher/services/texts/nn.toml",
        "matcher/store/migrations/script.py.mako",
        "matcher/store/migrations/versions/v0001_first_tables.py",
        "scrapers/__main__.py",
        "scrapers/sources/agency_pages/given_names.csv",
        "scrapers/sources/brreg/source.toml",
        "scrapers/sources/brreg/spellings.toml",
        "web/about/method.md",
        "web/about/method.nn.md",
        "web/static/favicon.svg",
        "web/static/form.js",
        "web/static/site.css",
        "web/templates/layout.html",
        "web/templates/parts/macros.html",
        "web/texts/nb/site.toml",
    }
)
"""One of each kind of file that is not found by its import, in each place where there are some."""
READ_ALL = """
from matcher.cli import main
from matcher.enquiries.lexicon import PACKAGED as mails
from matcher.language.written_forms import PACKAGED as forms
from matcher.seed import read_seed
from matcher.settings import read_settings
from scrapers.registry import find_sources
from web.presenters.method_page import files
settings = read_settings({})
assert mails.is_dir() and forms.is_file()
assert (files("web") / "about" / "method.md").is_file()
print(len(read_seed(settings.data_dir)), len(find_sources({})), settings.local_dir)
"""


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy what a wheel is built from, so that the building leaves nothing in the checkout."""
    folder = tmp_path_factory.mktemp("source")
    for name in (*PACKAGES, "data"):
        shutil.copytree(PROJECT_ROOT / name, folder / name, symlinks=True, ignore=MADE)
    (folder / "docs").mkdir()
    for name in ("pyproject.toml", "README.md", "docs/method.md", "docs/method.nn.md"):
        shutil.copy(PROJECT_ROOT / name, folder / name)
    left = folder / "data" / "local" / "index"
    left.mkdir(parents=True)
    (left / "header.json").write_text("{}", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def wheel(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel, with what is installed here and nothing from anywhere else."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    options = ["--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", str(folder)]
    subprocess.run([*pip, "wheel", *options, "."], cwd=source, check=True, timeout=120)
    return next(folder.glob("*.whl"))


def test_a_wheel_holds_every_file_of_the_packages_and_the_data(source: Path, wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert NEEDED - names == set()
    of_packages = {
        path.relative_to(source).as_posix()
        for package in PACKAGES
        for path in (source / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.name[0] != "."
    }
    of_data = {
        "matcher/packaged/" + path.relative_to(source / "data").as_posix()
        for path in (source / "data").rglob("*")
        if path.is_file() and "local" not in path.parts
    }
    held = {name for name in names if ".dist-info/" not in name}
    assert held == {name for name in of_packages if "/packaged/" not in name} | of_data


def test_what_a_wheel_installs_reads_its_tables_without_the_checkout(
    wheel: Path, tmp_path: Path
) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "installed")
    done = subprocess.run(
        [sys.executable, "-c", READ_ALL],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path / "installed"), "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split() == ["8", "6", str(Path("data", "local"))]
