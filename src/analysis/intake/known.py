"""Which articles a study has already, by the files that they were taken from."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

NAMED_AFTER_FILE = "the name of the file"
"""The source, in decisions, of an outlet that nothing names but its file."""


@dataclass(frozen=True)
class _Article:
    """An article: its id, the name of its file, the outlets it has or had, whether guessed."""

    article_id: str
    name: str
    outlets: set[str]
    guessed: bool


class Known:
    """The files, or rows of tables, that articles of a study were taken from.

    A file or row is known by its number in its table (empty for a file) and the file's checksum.
    """

    def __init__(self) -> None:
        self._articles: dict[tuple[str, str], list[_Article]] = {}
        self._folders: set[tuple[str, ...]] = set()

    def note(
        self, article_id: str, source: tuple[str, str, str], outlets: set[str], guessed: bool
    ) -> None:
        """Note an article: the name, row and checksum of its source, the outlets it has or had.

        `guessed` tells that the outlet is only the name of its file.
        """
        name, row, sha256 = source
        self._articles.setdefault((row, sha256), []).append(
            _Article(article_id, name, outlets, guessed)
        )
        if folder := PurePosixPath(name).parent.parts:
            self._folders.add(folder)

    def same(self, source: tuple[str, str, str], outlet: str, guessed: bool) -> str:
        """Return the article that a source is already, empty for none.

        The same bytes are the same article wherever they lie, unless they are of another outlet:
        one that a folder, page or row names, or that two text files are called after.
        """
        name, row, sha256 = source
        for known in self._articles.get((row, sha256), ()):
            if known.name == name or not outlet or outlet in known.outlets:
                return known.article_id
            called_after = known.guessed and name.lower().endswith((".txt", ".text"))
            if guessed and not called_after:
                return known.article_id
        return ""

    def root(self, path: Path) -> Path:
        """Return the folder from which the name of a file or folder to add counts.

        It is the folder itself, or that of the file; where earlier articles lay in a folder of the
        same name, the one around that folder, so that it names the outlet as it did for them.
        """
        folder = path if path.is_dir() else path.parent
        known = [one for one in self._folders if folder.parts[-len(one) :] == one]
        return folder.parents[max(map(len, known)) - 1] if known else folder
