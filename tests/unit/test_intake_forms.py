"""The forms in which people have their texts: each is understood, or refused by name."""

import gzip
import json

import pytest
from folders import lay
from texts import PAGE, TEXT, lines, mhtml, parquet, pdf, webarchive, word

from analysis import check, corpus
from analysis.study import find

TURKISH = "Toplantı üç saat sürdü ve iki ülke arasında yeni bir anlaşma imzalandı."
NEXIS = "Headline,Newspaper,Date,Length,Section,Article\n"
FACTIVA = "HD,SN,PD,LP,TD\n"
CLOUD = "id,publish_date,title,url,language,media_name,text\n"
GDELT = "DATE,SourceCommonName,DocumentIdentifier,text\n"

UNDERSTOOD = {
    "one text file an article": ({"Post.txt": TEXT}, {"outlet": "Post"}),
    "lines that end as on Windows": ({"a.txt": TEXT + "\r\nMore.\r\n"}, {"kind": "plain text"}),
    "a byte-order mark": ({"a.txt": "\ufeff" + TEXT}, {"article_id": "a"}),
    "wrapped lines": ({"a.txt": TEXT.replace("council", "council\nof elders")}, {}),
    "a title between angle brackets": ({"a.txt": f"{TEXT} <The Palace: A Tale>"}, {}),
    "folders by outlet": ({"Post/1.txt": TEXT}, {"outlet": "Post", "article_id": "post-1"}),
    "files with numbers for names": ({"001.txt": TEXT}, {"article_id": "article-001"}),
    "folders in folders": ({"Post/2021/09/a.txt": TEXT}, {"outlet": "Post"}),
    "a register of two columns": (
        {"a.txt": TEXT, "articles.csv": "article_id,file\nvote,a.txt\n"},
        {"article_id": "vote", "outlet": ""},
    ),
    "a register with columns of its own": (
        {"a.txt": TEXT, "articles.csv": "article_id,file,topic\na,a.txt,votes\n"},
        {"topic": "votes"},
    ),
    "a register of pages in folders": (
        {"web/a.html": PAGE, "articles.csv": "article_id,file,outlet\na,web/a.html,Herald\n"},
        {"outlet": "Herald", "headline": "The vote nears", "published": "2021-09-29"},
    ),
    "a saved page": (
        {"vote.html": PAGE},
        {
            "outlet": "Evening Post",
            "headline": "The vote nears",
            "published": "2021-09-29",
            "url": "https://post.example/vote",
            "kind": "saved page",
        },
    ),
    "a saved page with its parts": (
        {"vote.htm": PAGE, "vote_files/ad.html": PAGE, "vote_files/x.js": "1"},
        {"file": "vote.htm"},
    ),
    "a page saved as MHTML": ({"vote.mhtml": mhtml(PAGE)}, {"outlet": "Evening Post"}),
    "a page saved by Safari": ({"vote.webarchive": webarchive(PAGE)}, {"published": "2021-09-29"}),
    "PDF": ({"a.pdf": pdf("The vote is on Friday, the clerk", "said.")}, {"kind": "PDF"}),
    "Word": ({"a.docx": word(TEXT, "More of it.")}, {"kind": "Word document"}),
    "CSV": ({"n.csv": f'outlet,headline,text\nPost,Vote,"{TEXT}"\n'}, {"headline": "Vote"}),
    "CSV called as the register": ({"articles.csv": f'title,text\nVote,"{TEXT}"\n'}, {}),
    "CSV with semicolons": ({"n.csv": f"outlet;text\nPost;{TEXT}\n"}, {"outlet": "Post"}),
    "CSV packed": (
        {"n.csv.gz": gzip.compress(f'outlet,text\nPost,"{TEXT}"\n'.encode())},
        {"outlet": "Post"},
    ),
    "tabs": ({"n.tsv": f"source\tfull_text\tdate\nPost\t{TEXT}\t2021\n"}, {"published": "2021"}),
    "Media Cloud": (
        {"n.csv": CLOUD + f'7,2021-09-29,Vote,https://p.example/1,en,p.example,"{TEXT}"\n'},
        {"outlet": "p.example", "article_id": "n-7", "headline": "Vote", "language": "en"},
    ),
    "GDELT": (
        {"n.csv": GDELT + f'20210929101500,p.example,https://p.example/1,"{TEXT}"\n'},
        {"published": "2021-09-29", "outlet": "p.example", "url": "https://p.example/1"},
    ),
    "LexisNexis": (
        {"n.csv": NEXIS + f'Vote,Post,"September 29, 2021 Wednesday",90,News,"{TEXT}"\n'},
        {"headline": "Vote", "outlet": "Post", "published": "2021-09-29", "Section": "News"},
    ),
    "Factiva": (
        {"n.csv": FACTIVA + f'Vote,Post,29 September 2021,It rained.,"{TEXT}"\n'},
        {"outlet": "Post", "published": "2021-09-29", "text": f"It rained.\n\n{TEXT}"},
    ),
    "JSON lines": (
        {"n.jsonl": lines({"outlet": "Post", "title": "Vote", "date": "2021-09-29", "text": TEXT})},
        {"outlet": "Post", "headline": "Vote", "published": "2021-09-29"},
    ),
    "JSON lines with markup": (
        {"n.ndjson": lines({"content": f"<p>One &amp; all.</p><p>{TEXT}</p>"})},
        {"text": f"One & all.\n\n{TEXT}"},
    ),
    "a list of JSON": ({"n.json": json.dumps([{"body": TEXT, "source": {"name": "Post"}}])}, {}),
    "a list within JSON": (
        {"n.json": json.dumps({"status": "ok", "articles": [{"content": TEXT}]})},
        {"row": 1},
    ),
    "one article of JSON": ({"n.json": json.dumps({"maintext": TEXT, "authors": ["A", "B"]})}, {}),
    "JSON lines called JSON": ({"n.json": lines({"text": TEXT}, {"text": "More."})}, {"row": 1}),
    "Parquet": ({"n.parquet": parquet(media_name=["Post"], text=[TEXT])}, {"outlet": "Post"}),
    "another language": ({"a.txt": TURKISH}, {"language": "tr"}),
    "a transcript": (
        {"a.txt": "ANNA HOLT, HOST: Welcome.\n\nJON BAKER: They left.\n\nHOLT: Thank you.\n"},
        {"form": "transcript"},
    ),
    "a live blog": (
        {"a.txt": "".join(f"1{n}:30 {TEXT}\n\n" for n in range(5))},
        {"form": "live blog"},
    ),
    "a list": (
        {"a.txt": "".join(f"{n}. The hall\n{TEXT}\n" for n in range(1, 9))},
        {"form": "list"},
    ),
}

REFUSED = {
    "another encoding": ({"a.txt": b"smart \x93quotes\x94 here"}, "byte 0x93.*--encoding cp1252"),
    "UTF-16": ({"a.txt": TEXT.encode("utf-16")}, "byte 0xff.*--encoding utf-16"),
    "an empty file": ({"a.txt": b""}, "the file is empty"),
    "a page called text": ({"a.txt": PAGE}, "markup.*call the file .html"),
    "entities": ({"a.txt": "Bread &amp; butter, he said."}, "HTML entity '&amp;'"),
    "old Word": ({"a.doc": b"\xd0\xcf"}, "document: not read; save it as .docx"),
    "rich text": ({"a.rtf": b"{\\rtf1 a}"}, "document: not read"),
    "OpenDocument": ({"a.odt": b"PK"}, "document: not read"),
    "an e-book": ({"a.epub": b"PK"}, "document: not read"),
    "a spreadsheet": ({"a.xlsx": b"PK"}, "spreadsheet: not read; save the sheet as CSV"),
    "an archive": ({"a.zip": b"PK"}, "archive: not read; unpack it"),
    "a picture of a page": ({"a.jpg": b"\xff\xd8"}, "picture: not read; recognise its text"),
    "a PDF of pictures": ({"a.pdf": pdf("")}, "the pages hold pictures and no text"),
    "no PDF": ({"a.pdf": b"nothing"}, "the PDF cannot be read"),
    "no Word document": ({"a.docx": b"nothing"}, "the Word document cannot be read"),
    "no Parquet file": ({"a.parquet": b"nothing"}, "no Parquet file"),
    "no JSON": ({"a.json": "{"}, "no JSON"),
    "a page without an article": (
        {"a.html": "<html><body></body></html>"},
        "no text of an article",
    ),
    "a table without texts": (
        {"a.csv": "title,url\nVote,https://p.example/1\n"},
        r"no column that holds the texts.*\(it has title, url\)",
    ),
    "a register called otherwise": ({"a.csv": "filename,outlet\na,Post\n"}, "call it articles.csv"),
    "texts cut short": ({"n.csv": "content\nThe vote is [+1200 chars]\n"}, "cut the text short"),
    "rows of other lengths": ({"n.csv": "text,outlet\na,b,c\n"}, "3 cells, but the header has 2"),
    "a register of a file that is not there": (
        {"articles.csv": "article_id,file\na,a.txt\n"},
        "there is no such file",
    ),
    "the same text twice in one outlet": (
        {"Post/a.txt": TEXT, "Post/b.txt": TEXT + "\n"},
        "hold the same text; keep one",
    ),
    "a broken page in a web archive": ({"a.mhtml": "nothing"}, "no page is in this web archive"),
}


@pytest.mark.parametrize("form", UNDERSTOOD)
def test_a_form_is_understood(tmp_path, form):
    files, expected = UNDERSTOOD[form]
    lay(tmp_path, files)
    articles = corpus.load(tmp_path)
    first = articles.iloc[0]
    assert {name: first[name] for name in expected} == expected
    assert (
        "vote" in first["text"].lower() or first["language"] == "tr" or "Welcome" in first["text"]
    )
    for furniture in ("Subscribe", "Home", "All rights"):
        assert furniture not in first["text"]


@pytest.mark.parametrize("form", REFUSED)
def test_a_form_is_refused_by_name(tmp_path, form):
    files, message = REFUSED[form]
    lay(tmp_path, files)
    with pytest.raises(ValueError, match=message):
        corpus.load(tmp_path)


def test_all_forms_together_are_told_of_in_one_run(tmp_path):
    """The good ones are used, each of the others is named, and nothing is changed."""
    good = {k: f for k, (f, _) in UNDERSTOOD.items() if not any("articles.csv" in n for n in f)}
    bad = {k: f for k, (f, _) in REFUSED.items() if not any("articles.csv" in n for n in f)}
    for number, files in enumerate([*good.values(), *bad.values()]):
        lay(tmp_path, {f"{number:02d}/{name}": content for name, content in files.items()})
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    rows = check.table(corpus.read(find(tmp_path)))
    told = rows.groupby(rows["file"].str.partition("/")[0])["status"].agg(set)
    assert len(told) == len(good) + len(bad)
    for number, name in enumerate(good):
        assert told[f"{number:02d}"] <= {"used", "double"}, name  # the same page, saved thrice
    for number, name in enumerate(bad, len(good)):
        assert told[f"{number:02d}"] - {"used"}, name
    assert before == {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
