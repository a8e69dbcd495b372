"""`python -m analysis.book.printed [FOLDER]` builds a book and prints it as PDF and EPUB."""

import shutil
import subprocess
import sys
from pathlib import Path

from analysis.book import offered
from analysis.book.printed import epub, pdf


def main(arguments: list[str]) -> int:
    """Write the PDF and the EPUB of a book; return 0, or 1 after saying what went wrong."""
    folder = Path(arguments[0] if arguments else ".")
    if failed := build(folder):
        return failed
    pages = folder.resolve() / "_build" / "html"
    made, now = offered.folder(pages), offered.edition_of(pages)
    for earlier in made.parent.iterdir():
        if earlier.is_dir() and earlier != made:
            shutil.rmtree(earlier)
    made.mkdir(parents=True, exist_ok=True)
    try:
        epub.write(pages, now, made / offered.EPUB)
        pdf.write(pages, now, made / offered.PDF)
    except pdf.NoBrowser as error:
        print(error, file=sys.stderr)
        return 1
    return build(folder)  # which offers them


def build(folder: Path) -> int:
    """Build the book in a process of its own, which Jupyter Book ends; return its exit code."""
    command = [sys.executable, "-m", "analysis", "book", str(folder)]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
