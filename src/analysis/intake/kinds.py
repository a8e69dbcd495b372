"""What a file is taken for, and who reads it. A file is taken for what its name ends in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from analysis.intake import archive, document, plain, table
from analysis.intake.found import Found, Unusable


@dataclass(frozen=True)
class Kind:
    """A kind of file: its name in print, and who reads it, as one article or as many.

    A `document` says itself how its text is encoded; for others `one` and `many` take an encoding.
    A kind without a reader is not read; `mend` then says what to do with such a file.
    """

    name: str
    one: Callable[[Path, str], Found] | None = None
    document: Callable[[Path], Found] | None = None
    many: Callable[[Path, str], Iterator[Found | Unusable]] | None = None
    mend: str = ""

    @property
    def is_read(self) -> bool:
        """Tell whether files of this kind are read."""
        return bool(self.one or self.document or self.many)

    @property
    def is_text(self) -> bool:
        """Tell whether a file of this kind is the text itself."""
        return self.one is plain.read

    def articles(
        self, path: Path, encoding: str = "", keep_markup: bool = False
    ) -> Iterator[Found | Unusable]:
        """Yield what a file of this kind holds; what cannot be used is yielded, not raised.

        `encoding` is that of texts that are not UTF-8; with `keep_markup` what looks like markup
        belongs to a plain text.
        """
        try:
            if self.one:
                found = self.one(path, encoding)
                if self.is_text and not keep_markup:
                    plain.refuse_markup(found.text)
                yield found
            if self.document:
                yield self.document(path)
            if self.many:
                yield from self.many(path, encoding)
        except Unusable as wrong:
            yield wrong
        except ImportError as error:
            yield Unusable(f"{error.name} is not installed", "install it (pip install tellings)")
        except Exception as error:  # a damaged file breaks a library in many ways, and only itself
            yield Unusable(f"cannot be read ({type(error).__name__}: {error})", "save it anew")


def _page(path: Path, encoding: str) -> Found:
    from analysis.intake import page  # here: a corpus of plain texts needs no reader of pages

    return page.read(path, encoding)


_TEXT = Kind("plain text", plain.read)
_PAGE = Kind("saved page", _page)
_TABLE = Kind("table", many=table.delimited)
_LINES = Kind("JSON lines", many=table.json_lines)
_JSON = Kind("JSON", many=table.json_file)

READ = {
    **dict.fromkeys((".txt", ".text"), _TEXT),
    **dict.fromkeys((".html", ".htm", ".xhtml"), _PAGE),
    **dict.fromkeys((".mhtml", ".mht"), Kind("web archive (MHTML)", archive.mhtml)),
    ".webarchive": Kind("web archive (Safari)", archive.webarchive),
    ".pdf": Kind("PDF", document=document.pdf),
    ".docx": Kind("Word document", document=document.word),
    **dict.fromkeys((".csv", ".tsv", ".csv.gz", ".tsv.gz"), _TABLE),
    **dict.fromkeys((".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz"), _LINES),
    **dict.fromkeys((".json", ".json.gz"), _JSON),
    **dict.fromkeys((".parquet", ".pq"), Kind("Parquet table", many=table.parquet)),
}
"""The kinds that are read, by how the name of the file ends."""

_PICTURE = Kind("picture", mend="recognise its text (OCR), or type it")
_SOUND = Kind("recording", mend="write down what is said")
_ARCHIVE = Kind("archive", mend="unpack it")
_SHEET = Kind("spreadsheet", mend="save the sheet as CSV (UTF-8)")
_DOCUMENT = Kind("document", mend="save it as .docx, .pdf or .txt")
_UNKNOWN = Kind("unknown", mend="save what is in it as .txt, .html, .pdf, .docx, .csv or .jsonl")

NOT_READ = {
    **dict.fromkeys((".doc", ".rtf", ".odt", ".pages", ".wpd", ".epub", ".mobi"), _DOCUMENT),
    **dict.fromkeys((".xlsx", ".xls", ".ods", ".numbers", ".xlsm"), _SHEET),
    **dict.fromkeys((".zip", ".tar", ".tgz", ".7z", ".rar", ".gz", ".bz2", ".xz"), _ARCHIVE),
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".gif", ".tif", ".tiff", ".webp", ".heic"), _PICTURE),
    **dict.fromkeys((".mp3", ".mp4", ".m4a", ".wav", ".mov", ".avi", ".mkv"), _SOUND),
    ".xml": Kind("XML", mend="make a table of it, or save its pages as .html"),
    ".eml": Kind("letter", mend="save its text as .txt"),
    ".md": Kind("Markdown", mend="call it .txt, if it is an article"),
    ".py": Kind("program", mend="it is no article"),
}


@lru_cache(maxsize=1 << 16)  # a folder is listed again whenever its files are compared
def of(name: str) -> Kind:
    """Return the kind of a file by its name.

    >>> of("Page.HTM").name, of("news.jsonl.gz").name, of("b.odt").mend
    ('saved page', 'JSON lines', 'save it as .docx, .pdf or .txt')
    """
    suffixes = [one.lower() for one in Path(name).suffixes[-2:]]
    for ending in ("".join(suffixes), suffixes[-1] if suffixes else ""):
        if found := READ.get(ending) or NOT_READ.get(ending):
            return found
    return _UNKNOWN
