"""Where the repository of a book is, which `book_repository` of the configuration may name."""

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.application import Sphinx
from sphinx.config import Config

_UNNAMED = (
    "The repository is the folder that the book is made from, with its texts, tables and code. "
    "It comes with the book’s files; this edition names no address from which it can be had."
)


def setup(app: Sphinx) -> None:
    """Register the setting, and the directive that tells readers of it."""
    app.add_config_value("book_repository", "", "env", str)
    app.add_directive("repository", _directive(app.config))


def cited(text: str, address: str) -> str:
    """Return a CITATION.cff that names the repository at an address; what it names itself stays.

    >>> cited("title: Two Tellings", "https://example.org/two")
    'title: Two Tellings\\nrepository-code: "https://example.org/two"\\n'
    """
    if not address or "\nrepository-code:" in f"\n{text}":
        return text
    return f'{text.rstrip()}\nrepository-code: "{address}"\n'


def _directive(config: Config) -> type[Directive]:
    class Repository(Directive):
        """```{repository}``` says where the repository is, or that the book comes with it."""

        def run(self) -> list[nodes.Node]:
            address = str(config.book_repository)
            if not address:
                return [nodes.paragraph("", _UNNAMED)]
            told = nodes.paragraph("", "The repository, from which the book is made, is at ")
            told += [nodes.reference("", address, refuri=address), nodes.Text(".")]
            return [told]

    return Repository
