import csv

import pytest
from exported import corpus, in_memory
from invented import STUDIES, write
from texts import PAGE

from analysis import new, pipeline
from analysis.blocks import making, pairing, tasks
from analysis.reuse import candidates

POST = "Minister speaks\n\n‘We cannot go on,’ said Sir Keir Starmer. It rained.\n"
TIMES = "Rain\n\nIt rained, and “we cannot go on,” the minister said.\n"
REGISTER = """article_id,file,outlet,url,published,section,remark
post,post.txt,Post,https://post.example/1,2021-09,World,=1+1
times,times.txt,Times,http://times.example/a/b,2021-09-30T10:00Z,,@me
"""


@pytest.fixture(autouse=True)
def length_of_cells():
    """Frictionless lets cells be of any length, for the whole process; here it does not."""
    limit = csv.field_size_limit()
    yield
    csv.field_size_limit(limit)


@pytest.fixture(scope="session")
def tables():
    pytest.fail("units know nothing of the five articles; tests/findings and tests/book do")


named = tables


@pytest.fixture(scope="module")
def bridge(tmp_path_factory):
    """The invented study in which everything is coded."""
    return pipeline.tables(write(tmp_path_factory.mktemp("bridge"), **STUDIES["coded"]))


@pytest.fixture
def mine(tmp_path):
    """A folder of two invented articles."""
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "post.txt").write_text(POST, encoding="utf-8")
    (folder / "times.txt").write_text(TIMES, encoding="utf-8")
    (folder / "articles.csv").write_text(REGISTER, encoding="utf-8")
    return folder


@pytest.fixture
def study(tmp_path):
    """A new study, without articles."""
    new.make(tmp_path / "bridge-vote")
    return tmp_path / "bridge-vote"


@pytest.fixture
def page(tmp_path):
    """A saved page."""
    (tmp_path / "vote.html").write_text(PAGE, encoding="utf-8")
    return tmp_path / "vote.html"


@pytest.fixture(scope="session")
def many(tmp_path_factory):
    """A corpus of some forty articles, and the checksums of its export."""
    folder = tmp_path_factory.mktemp("many")
    return corpus(folder / "corpus", 12), in_memory(folder / "corpus", folder / "out")


@pytest.fixture
def as_large(monkeypatch):
    """Take a corpus of a few sentences for a large one, whose codes come in several parts."""
    monkeypatch.setattr(candidates, "FEW", 5)
    monkeypatch.setattr(pairing, "PART", 30)
    monkeypatch.setattr(making, "PART", 1)
    monkeypatch.setattr(tasks, "_LINKED", 2)
    pipeline.forget()
    yield
    pipeline.forget()  # what was made so
