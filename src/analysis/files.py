"""Files: replaced at one stroke, known by the digest of their bytes, or left by a system."""

import hashlib
import os
import secrets
from pathlib import Path

_STRAY = {".ds_store", "thumbs.db", "desktop.ini", "icon\r"}


def is_stray(name: str) -> bool:
    """Tell whether a file is what systems leave in a folder that they show, by its name.

    >>> is_stray("Thumbs.db"), is_stray("thumbs.csv")
    (True, False)
    """
    return name.lower() in _STRAY


def replace(path: Path, content: bytes) -> None:
    """Write a file, in place of one that may be there: whole or not at all.

    Several processes can do so at once; the last one stays. Raises OSError.
    """
    aside = path.with_name(f".{secrets.token_hex(8)}")
    try:
        aside.write_bytes(content)
        os.replace(aside, path)
    finally:
        aside.unlink(missing_ok=True)


def digest(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal; raise OSError where it cannot be read."""
    with path.open("rb", buffering=0) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def keep(path: Path, content: bytes) -> None:
    """Write a file that tells by itself whether it is whole: a checksum, a line break, the rest."""
    replace(path, hashlib.sha256(content).hexdigest().encode() + b"\n" + content)


def kept(path: Path) -> bytes | None:
    """Return what `keep` wrote; None where there is nothing, or something damaged."""
    try:
        checksum, _, content = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    return content if checksum == hashlib.sha256(content).hexdigest().encode() else None
