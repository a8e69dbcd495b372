"""Set the search of the book beside three libraries for searching in a browser.

    npm install --prefix FOLDER minisearch@7.2.0 flexsearch@0.8.212 lunr@2.3.9
    python benchmarks/search.py BOOK FOLDER/node_modules

Counts the searches of `tests/searches.py` whose right anchor is among the first three results. Each
library is given the same units, once with words as it splits them itself and once as the book does.
Needs Node.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import recording

import analysis

HERE = Path(__file__).parent
COMMAND = "benchmarks/search.py"
sys.path.insert(0, str(HERE.parent / "tests"))


def main(book: Path, libraries: Path) -> None:
    import searches

    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(searches.searches(analysis.tables(HERE.parent)), file)
        file.flush()
        arguments = ["node", str(HERE / "search.mjs"), str(book), file.name, str(libraries)]
        made = subprocess.run(arguments, capture_output=True, text=True, check=True)
    answer = json.loads(made.stdout)
    figures = []
    for found in answer["found"]:
        told = {
            "dataset": f"{answer['searches']} searches of the book",
            "split": "development",
            "peer": found["name"],
            "command": COMMAND,
        }
        metric = f"right anchor among the first three, {found['form']}"
        figures.append(told | {"metric": metric, "value": found["right"]})
        if "size" in found:
            figures.append(told | {"metric": "bytes of the library, gzip", "value": found["size"]})
        print(found)
    unique = {(f["metric"], f["peer"]): f for f in figures}
    recording.record(unique.values(), {COMMAND})


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
