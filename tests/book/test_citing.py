"""What a part of the book is cited as, read back by programs that readers use."""

import json
import re
from types import SimpleNamespace

import pytest
import rispy
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string
from pybtex.richtext import Text

from analysis.book import citation, csl, edition
from analysis.book.edition import Author, Edition
from analysis.book.parts import Part

OF_THE_BOOK = ("licence", "corrections", "changes", "repository")
SETTINGS = ["html_baseurl", *(f"book_{name}" for name in OF_THE_BOOK)]
EDITION = Edition(
    title="Two Tellings: a comparison",
    authors=(
        Author("The Bridge project"),
        Author("Ørsted & Søn"),
        Author("van Berg", "Ann Q.", person=True),
    ),
    version="1.0",
    released="2026-02-03",
    year="2026",
    abstract="",
    keywords=(),
    licence="",
    doi="10.1234/two",
    base="https://example.org/two/",
    corrections="",
    changes="",
)
ARTICLE = {
    "article_id": "herald",
    "outlet": "Wend Herald",
    "byline": "",
    "headline": "“Bridge” opens at 50% of {cost} & #1",
    "published": "2021-09-29",
    "url": "https://herald.example/1",
}
WORDS = "Words & names"
PARTS = [
    (None, {}),
    (Part("index", "start", "Chapter", "Two Tellings"), {}),
    (Part("chapters/words", "words", "Chapter", "Words & names"), {}),
    (
        Part(
            "chapters/words", "words-ladder", "Section", "A ladder, 100% made of_words", "", WORDS
        ),
        {},
    ),
    (Part("chapters/words", "fig-x", "Figure 3", "What $x means ~ here", "", WORDS), {}),
    (Part("chapters/words", "table-x", "Table 12", "Names “as printed”", "", WORDS), {}),
    (Part("chapters/claims", "claim-opened-late", "Claim opened-late", "It opened late."), {}),
    (Part("chapters/facts", "fact-B1", "Fact B1", "The bridge “opened”; nobody came"), {}),
    (Part("chapters/article-herald", "herald-s01", "Sentence herald-s01", "", "herald"), ARTICLE),
    (
        Part("chapters/article-herald", "herald-s02", "Sentence herald-s02", "", "herald"),
        ARTICLE | {"byline": "Ann Müller", "headline": "Ж вода"},
    ),
    (
        Part("chapters/article-herald", "herald-s03", "Sentence herald-s03", "", "herald"),
        ARTICLE | {"headline": "", "published": "", "url": ""},
    ),
    (Part("chapters/words", "table-long", "Table 13", "word " * 90), {}),
]


def plain(latex):
    return str(Text.from_latex(latex)).replace("{", "").replace("}", "")


@pytest.mark.parametrize(("part", "article"), PARTS)
@pytest.mark.parametrize("edition", [EDITION, EDITION.__class__(**vars(EDITION) | {"base": ""})])
def test_nothing_is_lost_on_the_way_to_a_reference_manager(part, article, edition):
    record = citation.record(part, edition, article)
    formats = citation.formats(record)
    assert json.loads(formats["CSL-JSON"]) == [record]
    (name,) = parse_string(formats["BibTeX"], "bibtex").entries
    entry = parse_string(formats["BibTeX"], "bibtex").entries[name]
    (ris,) = rispy.loads(formats["RIS"])
    assert name == ris["id"] == record["id"]
    assert plain(entry.fields["title"]) == record["title"].replace("{", "").replace("}", "")
    assert ris["title"] == record["title"]
    people = [
        ", ".join(filter(None, (one.get("literal", one.get("family")), one.get("given"))))
        for one in record["author"]
    ]
    found = [
        (plain(" ".join(p.last_names)), " ".join([*p.first_names, *p.middle_names]))
        for p in entry.persons["author"]
    ]
    assert [", ".join(filter(None, names)) for names in found] == people == ris["authors"]
    if "container-title" in record:
        inside = entry.fields.get("booktitle") or entry.fields["journal"]
        assert plain(inside) == ris["secondary_title"] == record["container-title"]
    if "issued" in record:
        (date,) = record["issued"]["date-parts"]
        told = [int(entry.fields[k]) for k in ("year", "month", "day") if k in entry.fields]
        assert told == [int(n) for n in ris["date"].split("/")] == date
    for field, bib, tag in (
        ("edition", "edition", "edition"),
        ("genre", "type", "type_of_work"),
        ("number", "chapter", "section"),
        ("DOI", "doi", "doi"),
    ):
        assert plain(entry.fields.get(bib, "")) == ris.get(tag, "") == record.get(field, "")
    assert plain(entry.fields.get("url", "")) == record.get("URL", "")
    assert ris.get("urls", []) == ([record["URL"]] if "URL" in record else [])
    assert plain(entry.fields.get("note", "")) == "".join(ris.get("notes", []))


@pytest.mark.parametrize(("part", "article"), PARTS)
@pytest.mark.parametrize("style", csl.STYLES)
def test_every_style_names_maker_title_year_place_and_part(part, article, style):
    record = citation.record(part, EDITION, article)
    text = BeautifulSoup(citation.formats(record)[style], "html.parser").get_text()
    author = record["author"][0]
    assert author.get("literal", author.get("family")) in text
    words = re.findall(r"\w+", record["title"].casefold())[:4]
    assert all(word in text.casefold() for word in words)
    assert str(record["issued"]["date-parts"][0][0]) in text if "issued" in record else True
    assert record["URL"].casefold() in text.casefold() or record.get("DOI", "-") in text
    if part is not None:
        assert part.id.partition("-")[2] in text


@pytest.mark.parametrize(
    "title",
    [
        "Who shares with whom",
        "What is it made of?",
        "“From” the paper of an outlet, and “by”",
        "… and then: “the words”.",
        "the end. of <all> & more ...",
        "RT’s F-35s (2019)",
        "  two  blanks,\n, a line",
        "a",
        "?!",
    ],
)
@pytest.mark.parametrize("kind", ["book", "chapter", "article-newspaper"])
def test_a_title_is_set_as_if_it_had_been_there_from_the_first(monkeypatch, title, kind):
    made = citation.record(PARTS[2][0], EDITION, {}) | {"type": kind, "title": title}
    styled = csl.styled(made)
    monkeypatch.setattr(csl, "_WORDS", re.compile("(?!)"))  # none are taken out
    assert csl.styled(made) == styled
    assert len(set(styled.values())) == len(csl.STYLES)


def test_a_person_is_cited_by_family_name():
    one = Edition(**vars(EDITION) | {"authors": EDITION.authors[2:]})
    formats = citation.formats(citation.record(None, one, {}))
    assert formats["APA"].startswith("van Berg, A. Q. (2026")
    assert "van Berg, Ann Q." in formats["MLA"]


@pytest.mark.parametrize("style", csl.STYLES)
@pytest.mark.parametrize("part", [None, Part("chapters/words", "words", "Chapter", "The words")])
def test_a_title_in_place_of_an_author_is_printed_once(style, part):
    nobody = Edition(**vars(EDITION) | {"authors": (), "title": "Two Tellings"})
    text = citation.formats(citation.record(part, nobody, {}))[style].casefold()
    assert text.count("the words" if part else "two tellings") == 1


@pytest.mark.parametrize(
    ("byline", "apa", "mla"),
    [
        ("Ada Finch", "Finch, A. (2021", "Finch, Ada."),
        ("Ada Finch and Jo van Berg", "Finch, A.", "Finch, Ada, and Jo van Berg."),
        ("Muhammad al-Qadi", "al-Qadi, M. (2021", "al-Qadi, Muhammad."),
        ("Martin Luther King, Jr.", "King, M. L., Jr. (2021", "King, Martin Luther, Jr."),
        ("Northern Wire", "Northern Wire. (2021", "Northern Wire."),
        ("Al Jazeera", "Al Jazeera. (2021", "Al Jazeera."),
        ("News Desk", "News Desk. (2021", "News Desk."),
        ("Wend Herald", "Wend Herald. (2021", "Wend Herald."),
        ("AFP", "AFP. (2021", "AFP."),
    ],
)
def test_a_byline_is_cited_by_family_name_where_it_is_a_persons(byline, apa, mla):
    part = Part("chapters/article-herald", "herald-s01", "Sentence herald-s01", "", "herald")
    formats = citation.formats(citation.record(part, EDITION, ARTICLE | {"byline": byline}))
    assert formats["APA"].startswith(apa)
    assert formats["MLA"].startswith(mla)


def test_a_page_that_prints_an_article_has_its_date():
    undated = Edition(**vars(EDITION) | {"released": "", "year": ""})
    part = Part("chapters/article-herald", "article-herald", "Chapter", "Wend Herald", "herald")
    text = citation.formats(citation.record(part, undated, ARTICLE))["APA"]
    assert "2021, September 29" in text
    assert "[Article, as printed in" in text
    assert "n.d." not in text


def test_the_author_of_settings_is_a_person_or_not(tmp_path):
    config = {"html_title": "Bridge", "book_licence": "", "html_baseurl": ""}
    config |= {"book_corrections": "", "book_changes": "", "book_repository": ""}
    for author, named in (("Ada Finch", ("Finch", "Ada", True)), ("Bridge Project", None)):
        made = edition.of(tmp_path, SimpleNamespace(author=author, project="", **config))
        assert made.authors == ((named or ("Bridge Project", "", False)),)
    assert edition.of(tmp_path, SimpleNamespace(author="", project="", **config)).authors == ()


def test_a_preferred_citation_says_what_is_cited(tmp_path):
    (tmp_path / "CITATION.cff").write_text(
        "title: The tools\nauthors: [{name: A club}]\npreferred-citation:\n  title: The book\n"
        "  doi: 10.1/b\n  year: 2025\n  authors:\n"
        "    - {family-names: Berg, given-names: Ann, name-particle: van}\n"
    )
    empty = dict.fromkeys(SETTINGS, "")
    found = edition.of(tmp_path, SimpleNamespace(project="", author="", html_title="", **empty))
    assert (found.title, found.doi, found.year) == ("The book", "10.1/b", "2025")
    assert found.authors == (Author("van Berg", "Ann", person=True),)
    assert found.names == ["Ann van Berg"]


@pytest.mark.parametrize("author", ["", "A club"])
@pytest.mark.parametrize("article", [{}, ARTICLE | {"outlet": ""}])
def test_a_book_without_a_known_maker_is_cited_by_its_title(tmp_path, author, article):
    empty = dict.fromkeys(SETTINGS, "")
    (tmp_path / "CITATION.cff").write_text("title: The book\nauthors: []\n")
    found = edition.of(tmp_path, SimpleNamespace(project="", author=author, html_title="", **empty))
    assert found.names == [author] * bool(author)
    made = citation.record(PARTS[8][0] if article else PARTS[2][0], found, article)
    assert made.get("author", []) == [{"literal": author}] * bool(author and not article)
    formats = citation.formats(made)
    assert set(formats) == set(citation.formats(citation.record(None, EDITION, {})))
    assert made["title"].split()[0].strip("“”") in formats["APA"]


def test_a_sentence_is_the_outlets_and_stands_in_this_book():
    part, article = PARTS[8]
    record = citation.record(part, EDITION, article)
    assert record["author"] == [{"literal": "Wend Herald"}]
    assert record["issued"] == {"date-parts": [[2021, 9, 29]]}
    assert "Two Tellings" in record["genre"]
    assert record["URL"] == "https://example.org/two/chapters/article-herald.html#herald-s01"


def test_a_sentence_has_the_outlets_address_and_that_in_the_book():
    part, article = PARTS[8]
    for style in csl.STYLES:
        text = citation.formats(citation.record(part, EDITION, article))[style]
        assert "Sentence 1, as printed in Two Tellings" in text
        assert article["url"] in text
        assert "https://example.org/two/chapters/article-herald.html#herald-s01" in text
    without = Edition(**vars(EDITION) | {"base": ""})
    nowhere = citation.record(part, without, article)
    assert "URL" not in nowhere
    assert nowhere["genre"] == citation.record(part, EDITION, article)["genre"]


@pytest.mark.parametrize(
    ("style", "known", "doubted"),
    [
        ("APA", "(2021, September 29)", "(ca. 2021, September 29)"),
        ("Chicago", "September 29, 2021", "[September 29, 2021?]"),
        ("MLA", "29 Sept. 2021", "Circa 29 Sept. 2021"),
        ("CSL-JSON", '"issued"', '"circa": true'),
        *(
            (name, "Sentence 1, as printed", "; date inferred")
            for name in (*csl.STYLES, "CSL-JSON")
        ),
        *((name, "Sentence 1, as printed", "; date inferred") for name in ("BibTeX", "RIS")),
    ],
)
def test_an_inferred_date_is_told_as_one(style, known, doubted):
    part, article = PARTS[8]
    sure = citation.formats(citation.record(part, EDITION, article))[style]
    assert known in sure
    assert doubted not in sure
    guessed = article | {"published_note": "inferred from the text"}
    assert doubted in citation.formats(citation.record(part, EDITION, guessed))[style]


@pytest.mark.parametrize(
    ("at", "told"),
    [
        (2, ""),
        (3, "Section in “Words & names”"),
        (4, "Figure 3 in “Words & names”"),
        (5, "Table 12 in “Words & names”"),
        (6, "Claim opened-late"),
    ],
)
def test_a_part_of_a_chapter_is_cited_with_its_name_and_the_chapter(at, told):
    formats = citation.formats(citation.record(*PARTS[at][:1], EDITION, {}))
    for style in csl.STYLES:
        text = BeautifulSoup(formats[style], "html.parser").get_text()
        # American styles have a comma within the marks.
        assert told in text.replace(",”", "”,").replace(".”", "”.")
        assert "\ue008" not in text
    assert json.loads(formats["CSL-JSON"])[0].get("number", "") == told


def test_a_sentence_is_of_one_kind_in_every_format_and_nothing_is_labelled_in_vain():
    formats = citation.formats(citation.record(PARTS[8][0], EDITION, ARTICLE))
    assert json.loads(formats["CSL-JSON"])[0]["type"] == "article-newspaper"
    assert formats["RIS"].startswith("TY  - NEWS")
    assert formats["BibTeX"].startswith("@article{")
    assert "Edition." not in formats["Chicago"]


@pytest.mark.parametrize("style", csl.STYLES)
def test_an_outlet_that_signs_its_article_is_named_once(style):
    part, article = PARTS[8]
    text = citation.formats(citation.record(part, EDITION, article))[style]
    assert text.count("Wend Herald") == 1
    signed = citation.record(part, EDITION, article | {"byline": "Ada Finch"})
    assert citation.formats(signed)[style].count("Wend Herald") == 1


@pytest.mark.parametrize(
    ("at", "title", "head"),
    [
        (0, "Two Tellings: a comparison", None),
        (2, "Words & names", "Words & names"),
        (3, "A ladder, 100% made of_words", "Section “A ladder, 100% made of_words”"),
        (4, "What $x means ~ here", "Figure 3. What $x means ~ here"),
        (6, "It opened late.", "Claim opened-late. It opened late."),
        (8, ARTICLE["headline"], f"Sentence 1 of “{ARTICLE['headline']}”"),
    ],
)
def test_a_part_is_called_by_its_number_and_title_and_never_by_its_anchor(at, title, head):
    part, article = PARTS[at]
    made = citation.record(part, EDITION, article)
    assert made["title"] == title
    assert made.get("edition", "1.0") == "1.0"
    if part is not None:
        assert citation.heading(part, made) == head
        bare = citation.record(part, Edition(**vars(EDITION) | {"base": ""}), article)
        assert part.id not in citation.formats(bare)["APA"]


@settings(max_examples=15)
@given(st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=60))
def test_a_title_cannot_become_markup(title):
    record = citation.record(Part("p", "a", "Section", f"<i>x</i>{title}<script>"), EDITION, {})
    formats = citation.formats(record)
    for style in csl.STYLES:
        assert "<script" not in formats[style].casefold()
        assert formats[style].count("<i>") <= 1  # the title of the book
    assert json.loads(formats["CSL-JSON"])[0]["title"] == record["title"]
