"""Days, columns, language and form of an article, read off its cells and its text."""

import pytest
from folders import lay
from texts import TEXT

from analysis import corpus
from analysis.intake import columns, dates, form, language
from analysis.study import find


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2021-09-29T10:15:00+02:00", "2021-09-29"),
        ("2021-09-29 10:15:00", "2021-09-29"),
        ("2021/9/2", "2021-09-02"),
        ("20210929", "2021-09-29"),
        ("20210929101500", "2021-09-29"),
        ("29 September 2021", "2021-09-29"),
        ("September 29, 2021 Wednesday 4:13 PM GMT", "2021-09-29"),
        ("Sept. 2nd, 2021", "2021-09-02"),
        ("Wednesday, 29 Sep 2021 10:00:00 GMT", "2021-09-29"),
        ("29-Sep-2021", "2021-09-29"),
        ("29.09.2021", "2021-09-29"),
        ("9/29/21", "2021-09-29"),
        ("September 2021", "2021-09"),
        ("2021-09", "2021-09"),
        ("2021", "2021"),
        ("1632900000", "2021-09-29"),
        ("1632900000123", "2021-09-29"),
        ("3/4/2021", ""),
        ("31/02/2021", ""),
        ("2021-13-01", ""),
        ("last week", ""),
        ("", ""),
    ],
)
def test_a_day_is_read_as_it_is_written_or_not_at_all(written, day):
    assert dates.day(written) == day


def test_the_order_of_days_in_numbers_is_that_of_the_column(tmp_path):
    table = "date,text\n03/04/2021,A text of it.\n25/04/2021,Another text of it.\n"
    lay(tmp_path, {"a.csv": table})
    assert corpus.load(tmp_path)["published"].tolist() == ["2021-04-03", "2021-04-25"]
    lay(tmp_path, {"a.csv": "date,text\n03/04/2021,A text of it.\n"})
    reading = corpus.read(find(tmp_path))
    assert reading.articles["published"].tolist() == [""]
    assert "two ways" in reading.decisions.set_index("field").at["published", "source"]


def test_a_column_is_taken_once_and_others_are_carried_through():
    names = ["Title", "headline", "Source", "Body", "n_words", "topic"]
    found = columns.named(names)
    assert found == {"text": "Body", "headline": "headline", "outlet": "Source"}
    assert [columns.own(name) for name in ("n_words", "topic")] == ["own_n_words", "topic"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Russian strikes kill 34 civilians in the east of the city, a monitor said"),
        ("de", "Die Minister haben am Freitag über das neue Gesetz gesprochen und dann gewartet."),
        (
            "fr",
            "Le ministre a déclaré que la nouvelle loi serait votée avant la fin de la session.",
        ),
        ("es", "El ministro dijo el viernes que la ley será votada antes del fin de la sesión."),
        ("tr", "Bakan yeni yasanın cuma günü meclis tarafından kabul edileceğini söyledi."),
        ("ru", "Министр заявил, что новый закон будет принят в пятницу."),
        ("ar", "قال الوزير إن القانون الجديد سيعرض على البرلمان يوم الجمعة"),
        ("zh", "部长周五表示，新法律将于秋季生效。"),
        ("", "Nobody came."),
        ("", "17:30"),
    ],
)
def test_the_language_of_a_text_is_told(code, text):
    assert language.of(text) == code


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("transcript", "Q: Who pays?\n\nA: You do.\n\nQ: When?\n\nA: Now.\n"),
        ("transcript", "MS. ODE: It rained.\nMR. LEE (by telephone): It did.\nMS. ODE: Thanks.\n"),
        ("article", "The clerk said: “We go.”\n\nNote: this text was changed.\n\nIt rained.\n"),
        ("list", "Path A: Wales\nPath B: Spain\nPath C: Italy\nPath D: France\n" * 2 + TEXT * 4),
        (
            "live blog",
            "".join(f"{n}.15pm\nIt rained, and it rained again.\n\n" for n in range(1, 9)),
        ),
        ("list", "\n".join(f"{n}. Buy some bread\nIt helps a lot." for n in range(1, 7))),
        ("list", "\n".join(["The bridge opens", "A ferry sinks", "Town votes again"] * 4)),
        ("article", "\n\n".join([TEXT] * 6)),
        ("article", TEXT.replace(". ", ".\n").replace("council", "council\nof the town\nhere")),
    ],
)
def test_the_form_of_a_text_is_told(name, text):
    assert form.of(text) == name
