"""`python -m analysis.book [FOLDER]` builds the book of a study; a warning makes it fail."""

import sys

from jupyter_book.cli.main import main


def build(arguments: list[str]) -> int:
    """Build the book with Jupyter Book; return 0, or 1 after it has said what went wrong."""
    try:
        main(["build", *(arguments or ["."]), "-W", "-n", "--keep-going"], "jupyter-book")
    except RuntimeError as error:
        if error.__cause__ is None:
            raise
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(build(sys.argv[1:]))
