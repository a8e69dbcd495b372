"""The package and the study of a book in one wheel, so that one installation runs its chapters.

A wheel is a ZIP of modules with a folder that describes them (packaging.python.org, Binary
distribution format). Written from what is running, it needs neither network nor build.
"""

import base64
import hashlib
import re
import unicodedata
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from analysis import DISTRIBUTION, __version__, fingerprint
from analysis.book.values import BUILT
from analysis.pipeline import Tables
from analysis.study import BROUGHT, FILE, Study

_LEFT = {BUILT, "__pycache__", "originals"}
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same bytes whenever it is written


class Wheel:
    """The wheel of a book; there is none where whole texts may not be given away."""

    def __init__(self, t: Tables) -> None:
        self.study = t.study
        self.contents: dict[str, bytes] = {}
        if not self.study.settings.full_texts:
            return
        try:
            about = str(metadata(DISTRIBUTION))
        except PackageNotFoundError:  # the package runs, and is not installed
            return
        self.contents = {name: path.read_bytes() for name, path in _modules(self.study)}
        self._describe(about)

    @property
    def file(self) -> str:
        """The name of the file, which says the version and the study; empty if there is none."""
        return f"{DISTRIBUTION}-{self._version}-py3-none-any.whl" if self.contents else ""

    def digest(self) -> str:
        """Return a digest of what is in the wheel."""
        files = {name: hashlib.sha256(one).hexdigest() for name, one in self.contents.items()}
        return fingerprint.digest(files)

    def publish(self, pages: Path) -> None:
        """Write the wheel beside the pages."""
        if not self.contents:
            return
        with ZipFile(pages / self.file, "w", ZIP_DEFLATED) as archive:
            for name, content in self.contents.items():
                entry = ZipInfo(name, _LONG_AGO)
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, content, ZIP_DEFLATED)

    @property
    def _version(self) -> str:
        """The version, with the study after it, so that it is told from the package alone."""
        title = self.study.settings.title or self.study.folder.name
        plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
        return f"{__version__}+{'.'.join(re.findall('[a-z0-9]+', plain)) or 'study'}"

    def _describe(self, about: str) -> None:
        """Add the folder that describes what is in the wheel."""
        folder = f"{DISTRIBUTION}-{self._version}.dist-info"
        head = re.sub(r"(?m)^Version: .*$", f"Version: {self._version}", about, count=1)
        self.contents |= {
            f"{folder}/METADATA": head.encode(),
            f"{folder}/WHEEL": (
                f"Wheel-Version: 1.0\nGenerator: {DISTRIBUTION} {__version__}\n"
                "Root-Is-Purelib: true\nTag: py3-none-any\n"
            ).encode(),
            f"{folder}/entry_points.txt": (
                f"[console_scripts]\n{DISTRIBUTION} = {fingerprint.PACKAGE}.__main__:command\n"
            ).encode(),
        }
        rows = [f"{name},{_checksum(one)},{len(one)}" for name, one in self.contents.items()]
        record = "\n".join([*rows, f"{folder}/RECORD,,", ""])
        self.contents[f"{folder}/RECORD"] = record.encode()


def _modules(study: Study) -> Iterator[tuple[str, Path]]:
    """Yield the files of the package and, in its folder for one, those of the study."""
    package = Path(fingerprint.PACKAGE)
    inside = BROUGHT.relative_to(fingerprint.ROOT)
    for path in _files(fingerprint.ROOT):
        name = path.relative_to(fingerprint.ROOT)
        if not name.is_relative_to(inside):
            yield (package / name).as_posix(), path
    for path in _of_study(study):
        yield (package / inside / path.relative_to(study.folder)).as_posix(), path


def _of_study(study: Study) -> list[Path]:
    """Return the files from which the tables of a study are made."""
    of = study.settings
    named = [of.articles, of.coded, of.record, of.benchmarks, of.lexicon, of.aliases]
    named += [of.corrections, of.chapters]
    places = [study.folder / name for name in (FILE, "decisions.csv", *filter(None, named))]
    return sorted({path for place in places for path in _files(place)})


def _files(place: Path) -> Iterator[Path]:
    """Yield a file, or those of a folder, but for hidden ones and what is made from others."""
    for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
        parts = path.relative_to(place).parts
        if path.is_file() and not any(p.startswith(".") or p in _LEFT for p in parts):
            yield path


def _checksum(content: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest())
    return f"sha256={digest.rstrip(b'=').decode()}"
