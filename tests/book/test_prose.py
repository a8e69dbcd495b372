"""The chapters as texts: numbers and words of articles are computed, never typed."""

import re

import pytest
import yaml
from ours import ROOT

SOURCES = sorted([ROOT / "index.md", *(ROOT / "chapters").glob("*.md")])

# What may hold digits without being a result: years, dates, names of things.
ALLOWED = re.compile(
    r"""
    \b(?:19|20)\d\d(?:[–-](?:\d\d)?\d\d)?\b                                   # 2020, 2020–2021
    | \b\d{1,2}\s(?:January|February|March|April|May|June|July|August|September|October|November
        |December)\b                                                          # 5 March
    | \bS-[34]00s?\b | \bF-\d\ds?\b | \bM[45]\b | \bG20\b | \bCOVID-19\b | \bUTF-8\b | \bF1\b
    | \bPython\s3(?:\.\d+)?\b | \bCC\sBY\s4\.0\b | \bRFC\s\d+\b | \bSHA-256\b | \bsha256\b
    """,
    re.VERBOSE,
)


def prose(path):
    """Return a chapter without front matter, code, roles, comments, attributes and addresses."""
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    text = re.sub(r"(?ms)^```\{code-cell\}.*?^```$", "", text)
    text = re.sub(r"(?ms)^```(?:sh|bibtex|python|text|bash)?\n.*?^```$", "", text)
    text = re.sub(r"\{[\w:]+\}`[^`]*`", "", text)
    text = re.sub(r"`[^`]*`", "", text)
    text = re.sub(r"(?m)^\([\w-]+\)=$", "", text)
    text = re.sub(r"\]\([^)]*\)", "]", text)
    text = re.sub(r"(?ms)^\$\$.*?^\$\$", "", text)
    return re.sub(r"\$[^$\n]+\$", "", text)


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.stem)
def test_no_number_is_typed_in_prose(path):
    typed = re.findall(r"[^\s]*\d[^\s]*", ALLOWED.sub("", prose(path)))
    assert not typed


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.stem)
def test_no_words_of_an_article_are_typed_in_prose(path, tables):
    """Seven words in a row that stand in an article are a quotation that was not computed."""
    typed = re.findall(r"\w+", prose(path).lower())
    runs = {tuple(typed[n : n + 7]) for n in range(len(typed) - 6)}
    for article in tables.articles.itertuples():
        words = re.findall(r"\w+", article.text.lower())
        headline = re.findall(r"\w+", article.headline.lower())
        own = {tuple(words[n : n + 7]) for n in range(len(words) - 6)}
        named = {tuple(headline[n : n + 7]) for n in range(max(len(headline) - 6, 0))}
        assert not (runs & own) - named


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.stem)
def test_no_passage_is_typed_between_quotation_marks(path, tables):
    """Quoted words in prose that stand in an article must come through the passage role."""
    everything = " ".join(tables.articles["text"]).lower()
    quoted = re.findall(r"[“\"]([^”\"]{12,})[”\"]", prose(path))
    assert not [q for q in quoted if q.lower().strip(" .,") in everything]


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.stem)
def test_nothing_is_told_to_readers_with_a_mouse_alone(path):
    """Readers open and choose, by mouse, finger or keyboard; captions stand in cells' heads."""
    text = re.sub(r"\{[\w:]+\}`[^`]*`", "", path.read_text(encoding="utf-8"))
    assert not re.findall(r"(?i)\b(?:click\w*|hover\w*|mouse|double-click|right-click)\b", text)


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.stem)
def test_cells_are_thin(path):
    text = path.read_text(encoding="utf-8")
    for cell in re.findall(r"(?ms)^```\{code-cell\}[^\n]*\n(.*?)^```$", text):
        code = re.sub(r"\A---\n.*?\n---\n", "", cell, flags=re.DOTALL)
        lines = [x for x in code.splitlines() if x.strip() and not x.startswith(":")]
        calls = [x for x in lines if not re.match(r"(?:from|import) |\s*#", x)]
        assert len(calls) <= 3
        assert not re.search(r"(?m)^\s*(?:def|class|for|while|with|if)\b|open\(", code)


def test_every_chapter_is_in_the_contents():
    toc = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
    listed = {chapter["file"] for part in toc["parts"] for chapter in part["chapters"]}
    assert listed | {toc["root"]} == {str(p.relative_to(ROOT).with_suffix("")) for p in SOURCES}


def test_every_named_passage_is_used(tables):
    """A passage is named in prose by its role, in a cell as an argument."""
    chapters = "".join(p.read_text(encoding="utf-8") for p in SOURCES)
    cells = "".join(re.findall(r"(?ms)^```\{code-cell\}[^\n]*\n(.*?)^```$", chapters))
    used = set(re.findall(r"\{passage\}`([^`]+)`", chapters))
    used |= set(re.findall(r"\"([a-z0-9@-]+)\"", cells))
    assert set(tables.passages["passage_id"]) <= used


def test_every_named_result_is_used(named):
    used = set(re.findall(r"\{result\}`(\w+)[:`]", "".join(p.read_text() for p in SOURCES)))
    assert set(named) == used
