"""What a book publishes beside its pages."""

import pytest
import yaml
from invented import STUDIES, write

from analysis.book import publishing, repository
from analysis.book.values import Values

BESIDE = {"CITATION.cff": "cff-version: 1.2.0\n", "references.bib": "@misc{berg}\n"}


@pytest.mark.parametrize(("full_texts", "coded"), [("true", True), ("false", False)])
def test_tables_and_files_of_the_study_are_published(tmp_path, full_texts, coded):
    """In a book of excerpts, the coded passages of whole articles are not."""
    settings = f"full_texts = {full_texts}\n" + STUDIES["coded"]["settings"]
    folder = write(tmp_path / "study", **(STUDIES["coded"] | {"settings": settings}))
    for name, text in BESIDE.items():
        (folder / name).write_text(text, encoding="utf-8")
    pages = tmp_path / "pages"
    pages.mkdir()
    publishing.publish(Values(folder), pages)
    for name, text in BESIDE.items():
        assert (pages / name).read_text(encoding="utf-8") == text
    assert (pages / "data" / "quotations.csv").is_file()
    passages = pages / "data" / publishing.CODED / "passages.csv"
    assert passages.is_file() == coded
    if coded:
        assert passages.read_bytes() == (folder / "coded" / "passages.csv").read_bytes()


@pytest.mark.parametrize(
    ("told", "address", "named"),
    [
        ("title: Two\n", "https://example.org/two", "https://example.org/two"),
        ("title: Two", "https://example.org/two", "https://example.org/two"),
        ("title: Two\n", "", None),
        (
            "title: Two\nrepository-code: https://own.example\n",
            "https://x.y",
            "https://own.example",
        ),
    ],
)
def test_the_citation_names_the_repository(told, address, named):
    cited = yaml.safe_load(repository.cited(told, address))
    assert (cited["title"], cited.get("repository-code")) == ("Two", named)
