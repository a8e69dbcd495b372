"""The package as a stranger gets it: built, installed away from the repository, run elsewhere."""

import os
import shutil
import site
import subprocess
import sys
import venv
import zipfile
from email.parser import HeaderParser
from pathlib import Path

import pandas as pd
import pytest
from ours import ROOT

POST = "Mayor opens bridge\n\n“It will hold,” Mayor Ada Finch said on Monday in Port Lorne.\n"
TIMES = "Bridge is open\n\nThe mayor, Ada Finch, said on Monday that the bridge would hold.\n"


def run(*command, **options):
    """Run a command without the paths of this environment."""
    env = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "PYTHONHOME")}
    options = {"capture_output": True, "text": True, "env": env} | options
    done = subprocess.run([str(part) for part in command], check=False, **options)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built from a copy of what the repository keeps of the package."""
    source = tmp_path_factory.mktemp("source")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    hidden = shutil.ignore_patterns("__pycache__", "*.egg-info", ".*")
    shutil.copytree(ROOT / "src", source / "src", ignore=hidden)
    out = tmp_path_factory.mktemp("wheel")
    build = ["wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index", "-w", out]
    run(sys.executable, "-m", "pip", *build, source)
    (made,) = out.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """The folder of the programs of a clean environment that has the wheel; libraries are lent."""
    folder = tmp_path_factory.mktemp("clean")
    venv.create(folder, with_pip=False, symlinks=True)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    install = ["install", "--quiet", "--no-deps", "--no-index", wheel]
    run(sys.executable, "-m", "pip", "--python", programs / "python", *install)
    find = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = Path(run(programs / "python", "-c", find).strip())
    (packages / "lent.pth").write_text("\n".join(site.getsitepackages()), encoding="utf-8")
    return programs


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "post.txt").write_text(POST, encoding="utf-8")
    (folder / "times.txt").write_text(TIMES, encoding="utf-8")
    return folder


def test_the_wheel_holds_every_data_file_and_the_mark_of_types(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    data = {
        path.relative_to(ROOT / "src").as_posix()
        for path in (ROOT / "src/analysis/data").rglob("*")
        if path.is_file()
    }
    modules = {
        path.relative_to(ROOT / "src").as_posix()
        for path in (ROOT / "src/analysis").rglob("*.py")
        if "story" not in path.parts  # what only this report states stays here
    }
    assert not [name for name in names if name.startswith("analysis/story")]
    assert data | modules | {"analysis/py.typed"} <= names
    assert {name.split("/")[0] for name in names} == {
        "analysis",
        wheel.name.removesuffix("-py3-none-any.whl") + ".dist-info",
    }


def test_the_wheel_says_what_it_is_and_under_which_licences(wheel):
    archive = zipfile.ZipFile(wheel)
    (place,) = [name for name in archive.namelist() if name.endswith("/METADATA")]
    about = HeaderParser().parsestr(archive.read(place).decode())
    assert about["Name"] == "tellings"
    assert about["License-Expression"] == "MIT AND ODbL-1.0 AND LicenseRef-WordNet-3.0"
    files = {Path(name).name for name in about.get_all("License-File")}
    data = ROOT / "src" / "analysis" / "data"
    assert files == {"LICENSE", *(path.name for path in data.glob("*_licences.txt"))}
    assert about["Author"]
    assert "Typing :: Typed" in about.get_all("Classifier")
    needed = [line for line in about.get_all("Requires-Dist") if "extra ==" not in line]
    assert not [line for line in needed if line.startswith(("matplotlib", "jupyter-book"))]


def test_the_code_that_runs_is_that_of_the_wheel(installed, tmp_path):
    show = "import analysis; print(analysis.__file__); print(analysis.__version__)"
    file, version = run(installed / "python", "-c", show, cwd=tmp_path).split()
    assert Path(file).is_relative_to(installed.parent)
    assert run(installed / "tellings", "--version").strip() == f"tellings {version}"
    ask = "from importlib.metadata import version; print(version('tellings'))"
    assert run(installed / "python", "-c", ask).strip() == version


@pytest.mark.parametrize("command", [["tellings"], ["python", "-m", "analysis"]])
def test_a_folder_elsewhere_is_exported(installed, articles, tmp_path, command):
    program, *rest = command
    cwd = tmp_path / "elsewhere"
    cwd.mkdir()
    export = [*rest, "export", "../tables", "--corpus", "../texts"]
    run(installed / program, *export, cwd=cwd)
    read = {path.stem: pd.read_csv(path) for path in (tmp_path / "tables").glob("*.csv")}
    assert set(read["quotations"]["speaker"]) == {"Ada Finch"}
    assert set(read["sentences"]["article_id"]) == {"post", "times"}
    assert len(read["sentiment"])
    assert read["claims"].empty
    assert sorted(path.name for path in tmp_path.iterdir()) == ["elsewhere", "tables", "texts"]


def test_a_study_elsewhere_is_exported_as_parquet(installed, articles, tmp_path):
    (tmp_path / "study.toml").write_text('title = "Bridges"\narticles = "texts"\n')
    run(installed / "tellings", "export", "tables", "--format", "parquet", cwd=tmp_path)
    assert len(pd.read_parquet(tmp_path / "tables" / "quotations.parquet")) == 2


def test_the_example_of_the_readme_runs(installed, articles, tmp_path):
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (example,) = [part.split("```")[0] for part in text.split("```python\n")[1:]]
    printed = run(installed / "python", "-c", example.replace("FOLDER", "texts"), cwd=tmp_path)
    assert "Ada Finch" in printed
