"""`python -m analysis export OUT [--corpus FOLDER]` writes every table as CSV."""

import argparse
import sys
from pathlib import Path

from analysis import corpus, export, paths, pipeline


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; return 0, or 1 after printing what is wrong with the input."""
    parser = argparse.ArgumentParser(prog="python -m analysis", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("export", help="write every table as OUT/<table>.csv")
    command.add_argument("out", metavar="OUT", type=Path, help="folder to write to")
    command.add_argument(
        "--corpus",
        metavar="FOLDER",
        type=Path,
        default=paths.SEEDS,
        help="folder of .txt articles, with or without an articles.csv (default: seeds/)",
    )
    options = parser.parse_args(arguments)
    try:
        export.prepare(options.out, options.corpus)
        written = export.write(pipeline.tables(options.corpus), options.out)
    except (corpus.CorpusError, export.ExportError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    for path in written:
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
