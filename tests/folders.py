"""Folders of files, laid out and read back by tests."""


def laid(path, content):
    """Write a file with the folders that it lies in; return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def lay(folder, files):
    """Write files into a folder, each by its path in it."""
    for name, content in files.items():
        laid(folder / name, content)


def content(folder):
    """Return the bytes of every file in a folder and below, by its path in it."""
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
