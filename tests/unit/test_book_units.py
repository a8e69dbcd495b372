"""What can be found in a built page."""

import pytest

from analysis.book.units import Unit, units

PAGE = """<!DOCTYPE html><html><body><p>Frame.</p><article>
<form><select><option>Post</option></select></form><h1>Tone<a class="headerlink">#</a></h1>
<section id="tone"><p>One<em>word</em>, and <svg><title>no</title><path d="M0 0"/></svg>tail.</p>
<section id="inner"><h2>Inner</h2>
<p>Told. <span class="sentence marked" id="rt-s07">“Ünder” &amp; <b>over</b>.</span> After.</p>
<div class="claim-row" id="claim-C1"><p>A claim.</p><ul><li><b>RT</b>: <a>“so”</a>
<span class="verdict">record: wrong <a>F1</a></span></li></ul>
<p class="discussed">Quoted or discussed in <a>Tone</a></p></div>
<details class="figure-data"><summary>Values</summary><p>Drawn by x.</p><table><tr><td>7</td></tr>
</table></details>
<table><tr><td id="fact-F1">F1</td><td id="source-S1">A day<br>of snow</td></tr></table>
<dl class="simple glossary"><dt id="term-cue">cue</dt><dd><p>A word.</p></dd>
<dt id="term-gap">gap<a class="headerlink">#</a></dt><dt id="term-left-out">left out</dt>
<dd>Not<p>told.</p></dd><dt id="term-last">last</dt><dd>The end.</dd></dl>
<div class="citation" id="cite-a"><span class="label">[A]</span><p>Ann.</p></div>
<section id="calls"><h3>Calls</h3><dl class="py function"><dt>f()</dt></dl></section>
<section id="seats"><h3>Seats</h3><table><thead><tr><th>a</th><th>b</th></tr></thead>
<tbody><tr><td>6</td><td>5</td></tr><tr><td>0</td><td>3</td></tr></tbody></table>So.</section>
<ul class="legend"><li>key</li></ul><p id="by-topic-x">again</p></section></section>
</article></body></html>"""

FOUND = [
    ("sentence", "rt-s07", "Tone, sentence 7", "“Ünder” & over."),
    ("verdict", "claim-C1", "RT: wrong", "A claim. record: wrong F1"),
    ("claim", "claim-C1", "A claim.", "A claim. RT: “so”"),
    ("fact", "fact-F1", "F1", "F1 · A day of snow"),
    ("term", "term-cue", "cue", "cue A word."),
    ("term", "term-gap", "gap", "gap Not told."),
    ("term", "term-left-out", "left out", "left out Not told."),
    ("term", "term-last", "last", "last The end."),
    ("reference", "cite-a", "[A]", "[A] Ann."),
    ("section", "inner", "Inner", "Told. After. 7"),
    ("function", "calls", "Calls", "f()"),
    ("section", "seats", "Seats", "a · b; 6 · 5; 0 · 3 So."),
]


@pytest.fixture
def found(tmp_path):
    path = tmp_path / "tone.html"
    path.write_text(PAGE, encoding="utf-8")
    return units("chapters/tone", path)


def test_a_passage_belongs_to_one_unit(found):
    """The row of the fact has a source as well, and is not given twice."""
    assert found == [Unit(kind, "chapters/tone", *rest) for kind, *rest in FOUND]


def test_a_page_without_an_article_has_none(tmp_path):
    path = tmp_path / "404.html"
    path.write_text("<p>Gone.</p>", encoding="utf-8")
    assert units("404", path) == []
