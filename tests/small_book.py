"""A small study with a book of its own, built in a folder of its own, for tests of building."""

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import latex2mathml
from ours import ROOT

CELLS = """\
---
jupytext:
  text_representation:
    format_name: myst
kernelspec:
  name: python3
---

"""

FILES = {
    "study.toml": """\
title = "Two Tellings"
articles = "articles"
coded = "coded"
results = "analysis.counts"
chapters = "chapters"
""",
    "articles/north.txt": (
        "The minister left the capital on Monday.\n\n"
        "“We will return,” the minister said. Nobody believed it.\n"
    ),
    "articles/south.txt": "On Monday the minister left the capital.\n\nHe said he would return.\n",
    "coded/passages.csv": (
        "passage_id,article_id,text,occurrence\n"
        "left,north,The minister left the capital,1\n"
        "nobody,north,Nobody believed it,1\n"
    ),
    "references.bib": "@misc{miller, author = {Miller, Ann}, title = {Notes}, year = {2019}}\n",
    "CITATION.cff": "cff-version: 1.2.0\nmessage: Cite.\ntitle: Two Tellings\n",
    "LICENSE": "Free.\n",
    "_toc.yml": """\
format: jb-book
root: index
chapters:
  - file: chapters/first
  - file: chapters/second
  - file: chapters/third
""",
    "index.md": "(index)=\n# Two Tellings\n\nSee {ref}`counting`, {ref}`words` and {term}`cue`.\n",
    "chapters/first.md": CELLS
    + """\
# First

Both articles have {result}`n_sentences` sentences, {result}`share:.0%` of them in one.

(counting)=
## Counting

```{code-cell} ipython3
from analysis import counts, pipeline

t = pipeline.tables()
print(counts.doubled(len(t.sentences)))
```
""",
    "chapters/second.md": CELLS
    + """\
(second)=
# Second

It says {passage}`left` {cite:p}`miller`, with $x^2$ words, as {ref}`counting` has it.

```{code-cell} ipython3
from analysis import pipeline

pipeline.tables().quotations["text"].tolist()
```
""",
    "chapters/third.md": """\
(words)=
# Words

```{glossary}
cue
  The word that brings in a quotation.
```

```{bibliography}
```
""",
    "src/analysis/counts.py": '''\
"""Counts of the study."""

import plainlib


def counted(t):
    """Return the named results."""
    share = (t.sentences["article_id"] == "north").mean()
    return {"n_sentences": len(t.sentences), "share": float(share)}


def doubled(number):
    """Return a number twice as large."""
    return plainlib.times(number, 2)


PARTS = {"counts": "analysis.counts:counted"}
''',
    "libraries/plainlib.py": "def times(a, b):\n    return a * b\n",
}


class SmallBook:
    """A folder with the small study, this package, and two libraries put before others."""

    def __init__(self, folder):
        self.folder = folder

    @classmethod
    def made_in(cls, folder):
        """Write the study into a folder."""
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / "src", folder / "src", ignore=ignored)
        formulas = Path(latex2mathml.__file__).parent
        shutil.copytree(formulas, folder / "libraries" / "latex2mathml", ignore=ignored)
        for name in ("_config.yml", "_static"):
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
            copy(ROOT / name, folder / name)
        for name, text in FILES.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return cls(folder)

    def copied_to(self, folder):
        """Return a copy of the study of which nothing is built (but the list of fonts)."""
        shutil.copytree(self.folder, folder, ignore=shutil.ignore_patterns("_build", "__pycache__"))
        fonts = self.folder / "_build" / "matplotlib"
        if fonts.is_dir():
            shutil.copytree(fonts, folder / "_build" / "matplotlib")
        return SmallBook(folder)

    def edit(self, name, old, new):
        """Replace words, which must be there, in a file."""
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def start(self, **environment):
        """Start to build; return the process, whose output is a pipe."""
        places = [self.folder / "src", self.folder / "libraries"]
        return subprocess.Popen(
            [sys.executable, "-m", "analysis.book"],
            cwd=self.folder,
            env=os.environ
            | {"PYTHONPATH": os.pathsep.join(map(str, places)), "NO_COLOR": "1"}
            | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            # A test run in the background ignores Ctrl-C, and so would what it starts.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )

    def build(self, **environment):
        """Build; return the exit code and what was printed."""
        process = self.start(**environment)
        printed, _ = process.communicate()
        return process.returncode, printed

    def rebuilt(self, **environment):
        """Build, which must succeed; return the chapters that were executed."""
        code, printed = self.build(**environment)
        assert code == 0, printed
        return set(re.findall(r"^executed chapters/(\w+)$", printed, re.MULTILINE))

    def built(self):
        """Build, which must succeed; return the files of the book."""
        self.rebuilt()
        return self.pages

    @property
    def pages(self):
        """Every file of the book, with its content."""
        html = self.folder / "_build" / "html"
        return {
            str(path.relative_to(html)): path.read_bytes()
            for path in html.rglob("*")
            if path.is_file()
        }
