from pybtex.database import Entry, Person

from analysis.book import bibliography


def entry(year, *authors, **fields):
    return Entry("misc", {"year": year, **fields}, {"author": [Person(a) for a in authors]})


def labels(*entries):
    return list(bibliography.AuthorYear().format_labels(entries))


def test_two_of_one_author_and_year_are_told_apart():
    assert labels(entry("2021", "{TASS}"), entry("2020", "{TASS}"), entry("2021", "{TASS}")) == [
        "TASS 2021a",
        "TASS 2020",
        "TASS 2021b",
    ]


def test_authors_are_named_up_to_two():
    assert labels(entry("1995", "Miller, George A.")) == ["Miller 1995"]
    assert labels(entry("1970", "Needleman, S", "Wunsch, C")) == ["Needleman and Wunsch 1970"]
    assert labels(entry("2016", "Kluyver, T", "others")) == ["Kluyver et al. 2016"]
    assert labels(entry("2020", r"{Winston \& Strawn}")) == ["Winston & Strawn 2020"]
    assert labels(entry("2008", "Monroe, B", "Colaresi, M", "Quinn, K")) == ["Monroe et al. 2008"]


def test_a_long_body_is_cut_at_a_word():
    found = labels(entry("2020", "{Independent International Commission of Inquiry on Syria}"))
    assert found == ["Independent International Commission of … 2020"]


def test_without_author_or_year():
    assert labels(Entry("misc", {"title": "Notice"})) == ["Notice n.d."]
