"""Articles that are rows of a table, whatever its columns are called."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from analysis.intake import addresses, columns, dates, language, plain, rows
from analysis.intake.found import Decision, Found, NoArticles, Unusable

Rows = Callable[[Path, str], Iterator[rows.Row | Unusable]]


def read(path: Path, encoding: str = "", *, of: Rows) -> Iterator[Found | Unusable]:
    """Yield the articles of a table, and the rows that cannot be used, in order.

    `of` yields the rows of its form. Which column holds what is told by its name; other columns are
    carried through. Raises Unusable where no column holds a text.
    """
    names: dict[str, None] = {}
    wrong: Unusable | None = None
    for row in of(path, encoding):  # read more than once, so that it is never in memory as a whole
        if isinstance(row, Unusable):
            wrong = wrong or row
        else:
            names |= dict.fromkeys(row)
    known = columns.named(names)
    if not names:
        raise wrong or _empty()
    if "text" not in known:
        raise _textless(list(names), known)
    days = known.get("published", "")
    rows_of = (row for row in of(path, encoding) if isinstance(row, dict))
    order = dates.order_of(row.get(days, "") for row in rows_of) if days else ""
    for number, row in enumerate(of(path, encoding), 1):
        if isinstance(row, Unusable):
            row.row, row.place = number, row.place or f"row {number}"
            yield row
            continue
        try:
            yield _article(row, known, number, order)
        except Unusable as fault:
            fault.row, fault.place = number, f"row {number}, column {known['text']}"
            yield fault


delimited = partial(read, of=rows.delimited)
json_lines = partial(read, of=rows.json_lines)
json_file = partial(read, of=rows.json_file)
parquet = partial(read, of=rows.parquet)


def _empty() -> Unusable:
    return Unusable("the table has no rows", "give a row for each article, or remove it")


def _textless(names: list[str], known: dict[str, str]) -> NoArticles:
    """Return why a table without texts is of no use, and what it may be instead."""
    if "file" in known:
        mend = "if it says what its files are, call it articles.csv, with columns article_id, file"
    elif "url" in known:
        mend = "get the articles at its addresses, or join their texts to it in a column text"
    else:
        mend = "call the column text, or move the file elsewhere"
    shown = ", ".join(names[:12]) + (" ..." if len(names) > 12 else "")
    return NoArticles(f"no column that holds the texts of articles (it has {shown})", mend)


def _article(row: rows.Row, known: dict[str, str], number: int, order: str) -> Found:
    """Return the article of a row; raise Unusable where its text cannot be used."""
    cells = {ours: row.get(theirs, "").strip() for ours, theirs in known.items()}
    text = row.get(known["text"], "")
    lead = cells.get("lead", "")
    decisions: list[Decision] = []
    if lead and not text.lstrip().startswith(lead):  # Factiva parts the first paragraph
        text = f"{lead}\n\n{text}"
        decisions.append(Decision("text", f"{known['lead']} and {known['text']}", "two columns"))
    if plain.marked_up(text):
        from analysis.intake import page  # here: most tables hold plain text

        text = page.fragment(text)
        decisions.append(Decision("text", "markup read as HTML", f"column {known['text']}"))
    text = re.sub(r"\r\n?", "\n", text)
    plain.refuse(text)
    found = Found(text, row=number, decisions=decisions)
    used = {known[ours] for ours in known if ours not in ("file", "form")}
    found.own = {columns.own(name): value for name, value in row.items() if name not in used}
    for field in ("headline", "byline", "place", "rights", "article_id"):
        if cells.get(field):
            found.fields[field] = " ".join(cells[field].split())
    _describe(found, cells, known, order)
    return found


def _describe(found: Found, cells: dict[str, str], known: dict[str, str], order: str) -> None:
    """Set outlet, date, address and language, which need reading; what cannot be read is told."""
    url = cells.get("url", "")
    if re.match(r"https?://\S+\Z", url):
        found.fields["url"] = url
    elif url:
        found.decisions.append(Decision("url", "", f"{known['url']} {url!r} is no address"))
    outlet = cells.get("outlet", "")
    if addresses.is_address(outlet):
        outlet = addresses.domain(outlet if "://" in outlet else f"https://{outlet}")
    if outlet:
        found.fields["outlet"] = outlet
    else:
        found.decide("outlet", addresses.domain(url), "the address")
    if written := cells.get("published", ""):
        day = dates.day(written, order)
        source = f"{known['published']} {written!r}"
        if day and day != written:
            found.decide("published", day, source)
        elif day:
            found.fields["published"] = day
        else:
            told = f"{source} can be read in two ways or none"
            found.decisions.append(Decision("published", "", told))
    if code := language.code(cells.get("language", "")):
        found.decide("language", code, f"column {known['language']}")
