"""Files of the figures: what notebooks of chapters keep of them, published beside the pages."""

import base64
import json
from pathlib import Path

from nbformat import NotebookNode

from analysis.figures import MIME

FOLDER = "figures"


def publish(executed: Path, pages: Path) -> None:
    """Write the files of every figure that executed chapters made."""
    folder = pages / FOLDER
    for path in sorted(executed.rglob("*.json")):
        notebook = json.loads(path.read_text(encoding="utf-8").partition("\n")[2])["notebook"]
        for cell in notebook["cells"]:
            for output in cell.get("outputs", []):
                figure = output.get("data", {}).get(MIME)
                if figure:
                    _write(folder, figure["name"], figure["files"])


def without(notebook: NotebookNode) -> NotebookNode:
    """Return a notebook without files of figures, which no page shows."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(MIME, None)
    return notebook


def _write(folder: Path, name: str, files: dict[str, str]) -> None:
    folder.mkdir(exist_ok=True)
    for ending, content in files.items():
        path = folder / f"{name}{ending}"
        if ending == ".png":
            path.write_bytes(base64.b64decode(content))
        else:
            path.write_text(content, encoding="utf-8")
