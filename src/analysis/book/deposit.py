"""What archives read: a research object crate beside the pages, and the fields of a deposit.

RO-Crate 1.1 (w3id.org/ro/crate/1.1) describes every file that is published; Zenodo reads
`.zenodo.json` from a repository. Both say what CITATION.cff says.
"""

import json
import mimetypes
from pathlib import Path
from typing import Any

from analysis.book.edition import Author, Edition
from analysis.book.notebooks import FOLDER

CRATE = "ro-crate-metadata.json"


def write_crate(now: Edition, pages: Path) -> None:
    """Write the description of a published book, its tables and files, into its folder."""
    inside = [path for folder in ("data", FOLDER) for path in (pages / folder).rglob("*")]
    beside = [path for path in pages.glob("*") if path.suffix in (".bib", ".cff", ".whl")]
    files = [path for path in (*inside, *beside) if path.is_file()]
    crate = _crate(now, sorted(path.relative_to(pages).as_posix() for path in files))
    text = json.dumps(crate, ensure_ascii=False, indent=1)
    (pages / CRATE).write_text(text + "\n", encoding="utf-8")


def _crate(now: Edition, files: list[str]) -> dict[str, Any]:
    authors = [{"@id": f"#author-{n}"} for n in range(1, len(now.authors) + 1)]
    root: dict[str, Any] = {
        "@id": "./",
        "@type": "Dataset",
        "name": now.title,
        "description": now.abstract or now.title,
        "version": now.version,
        "datePublished": now.released or now.year,
        "license": {"@id": now.licence} if now.licence else "",
        "author": authors,
        "keywords": ", ".join(now.keywords),
        "isBasedOn": {"@id": now.repository} if now.repository else "",
        "identifier": f"https://doi.org/{now.doi}" if now.doi else now.base,
        "hasPart": [{"@id": file} for file in files],
    }
    about = {
        "@id": CRATE,
        "@type": "CreativeWork",
        "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
        "about": {"@id": "./"},
    }
    makers = [
        made | {"@type": "Person" if author.person else "Organization", "name": author.name}
        for made, author in zip(authors, now.authors, strict=True)
    ]
    licence = {"@id": now.licence, "@type": "CreativeWork", "name": now.licence}
    parts = [
        {
            "@id": file,
            "@type": "File",
            "name": file.rpartition("/")[2],
            "encodingFormat": _type(file),
        }
        for file in files
    ]
    graph = [about, {k: v for k, v in root.items() if v}, *makers]
    graph += [licence] if now.licence else []
    code = {"@id": now.repository, "@type": "SoftwareSourceCode", "codeRepository": now.repository}
    graph += [code] if now.repository else []
    return {"@context": "https://w3id.org/ro/crate/1.1/context", "@graph": [*graph, *parts]}


def _type(file: str) -> str:
    known = {".cff": "application/yaml", ".bib": "application/x-bibtex", ".md": "text/markdown"}
    known |= {".ipynb": "application/x-ipynb+json", ".whl": "application/zip"}
    ending = file[file.rindex(".") :] if "." in file else ""
    return known.get(ending) or mimetypes.guess_type(file)[0] or "application/octet-stream"


def _inverted(author: Author) -> str:
    return ", ".join(filter(None, (author.family, author.given)))


def zenodo(now: Edition) -> dict[str, Any]:
    """Return the fields of a deposit at Zenodo."""
    return {
        "title": now.title,
        "description": now.abstract,
        "upload_type": "publication",
        "publication_type": "book",
        "version": now.version,
        "language": "eng",
        "access_right": "open",
        "license": "cc-by-4.0",
        "creators": [{"name": _inverted(author)} for author in now.authors],
        "keywords": list(now.keywords),
    }
