"""Draw mutants of the package, run the tests of each one's room, and record what came of them.

    pip install cosmic-ray==8.7.0
    python benchmarks/mutation.py [--mutants 60] [--seed 1] [--again]

The mutations are those of Cosmic Ray. It would run every mutant of a module against one command;
here a sample over all rooms is wanted, each mutant against the tests of its own room, so only its
operators are used: a line is drawn with equal chance from all lines of `src/analysis`, then an
operator that applies to it, then one of its places; type annotations are left alone. (mutmut 3
draws no sample and chooses the tests itself; mutatest is no longer kept.)

The tests run in a copy, one mutant at a time, until the first that fails; that one must pass on
the code as it is. `mutation.csv` has a row a mutant. Of a survivor `meaning` says that it is
equivalent (no input could tell), of appearance (it changes how a figure looks and nothing that it
says) or adopted (the mutant was right), and `why`; both are written by hand. `--again` runs the
survivors of the record anew, once tests have been written.
"""

import argparse
import ast
import csv
import fnmatch
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from cosmic_ray.ast import ast_nodes
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names
from parso import parse

ROOT = Path(__file__).resolve().parent.parent
SOURCE = Path("src/analysis")
RESULTS = ROOT / "benchmarks" / "mutation.csv"
COLUMNS = [
    "module",
    "line",
    "operator",
    "before",
    "after",
    "outcome",
    "killed_by",
    "meaning",
    "why",
]
_FAILED = re.compile(r"(?:FAILED|ERROR) (.+?)(?: - |$)")
CPU_SECONDS = 600  # of processor time; a mutant that takes more runs in a circle

# An operator that swaps + for % or | for ** makes a TypeError that any test finds: of those that
# replace one sign by another, only the ones that leave the types as they are.
_SWAPS = re.compile(
    "Add_Sub|Sub_Add|Mul_Div|Div_Mul|Mod_Mul|FloorDiv_Mul|BitOr_BitAnd|BitAnd_BitOr|Sub_BitAnd|"
    "Eq_NotEq|NotEq_Eq|Lt_LtE|LtE_Lt|Gt_GtE|GtE_Gt|Lt_GtE|Gt_LtE|Is_IsNot|IsNot_Is|In_NotIn"
)


def _tells(name: str) -> bool:
    kind, _, swap = name.removeprefix("core/").partition("_")
    if kind in ("ReplaceBinaryOperator", "ReplaceComparisonOperator"):
        return _SWAPS.fullmatch(swap) is not None
    return not get_operator(name).arguments()


OPERATORS = sorted(filter(_tells, operator_names()))

# The tests of a room, quick ones first; other rooms have tests/unit/test_<room>*.py.
TESTS = {
    "quotations": ["unit/test_quotations_[!g]*.py", "unit/test_quotations*.py"],
    "columns": ["unit/test_schema.py"],
    "reads": ["unit/test_pipeline.py"],
    "coded": ["unit/test_coded*.py"],
    "evaluation": ["unit/test_evaluation.py", "unit/test_small_corpora.py"],
    "findings": ["unit/test_small_corpora.py", "findings/*.py"],
    "html": ["unit/test_html.py", "unit/test_registers.py", "unit/test_any_study.py"],
    "numbers": ["unit/test_numbers.py", "unit/test_html.py", "unit/test_chapters.py"],
    "locks": ["unit/test_files.py"],
    "cores": ["unit/test_blocks.py"],
    "pages": [
        "unit/test_passages.py",
        "unit/test_any_study.py",
        "findings/*.py",
    ],
    "story": ["findings/*.py"],
    "book": ["book/test_execution.py", "book/test_publishing.py", "book/test_[bi]*.py"],
    "__main__": ["unit/test_export.py", "unit/test_public.py"],
    "__init__": ["unit/test_public.py"],
}

Row = dict[str, str]
Mutant = tuple[Path, int, str, str]  # file, line, operator, the file as mutated


def tests_of(module: Path) -> list[str]:
    """Return the test files that are run for a module."""
    room = module.relative_to(SOURCE).with_suffix("").parts[0]
    patterns = TESTS.get(room, [f"unit/test_{room}*.py"])
    files = sorted(str(p.relative_to(ROOT)) for p in (ROOT / "tests").glob("*/test_*.py"))
    found = [f for p in patterns for f in files if fnmatch.fnmatch(f, f"tests/{p}")]
    if not found:
        raise SystemExit(f"no tests for {module}: name them in TESTS")
    return list(dict.fromkeys(found))


def annotations(code: str) -> set[tuple[int, int]]:
    """Return where type annotations start, as line and column."""
    told = (
        getattr(node, field)
        for node in ast.walk(ast.parse(code))
        for field in ("annotation", "returns")
        if getattr(node, field, None) is not None
    )
    return {
        (inner.end_lineno or 0, column)
        for annotation in told
        for inner in ast.walk(annotation)
        if isinstance(inner, ast.expr)
        for column in range(inner.col_offset, (inner.end_col_offset or 0) + 1)
    }


def places(code: str) -> dict[int, dict[str, list[int]]]:
    """Return, by line and operator, which occurrences of the operator start there."""
    found: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    apart = annotations(code)
    nodes = list(ast_nodes(parse(code)))
    for name in OPERATORS:
        operator = get_operator(name)()
        positions = (at for node in nodes for at in operator.mutation_positions(node))
        for occurrence, ((line, column), _) in enumerate(positions):
            if (line, column) not in apart:
                found[line][name].append(occurrence)
    return found


def family(operator: str) -> str:
    """Return the kind of an operator: `ReplaceComparisonOperator` of its thirty variants."""
    return operator.removeprefix("core/").split("_")[0]


def drawn(mutants: int, seed: int) -> Iterator[Mutant]:
    """Yield the sample, no line twice."""
    chance = random.Random(seed)
    files = sorted(path.relative_to(ROOT) for path in (ROOT / SOURCE).rglob("*.py"))
    codes = {path: (ROOT / path).read_text(encoding="utf-8") for path in files}
    lines = [(path, n) for path in files for n in range(1, codes[path].count("\n") + 1)]
    known: dict[Path, dict[int, dict[str, list[int]]]] = {}
    chance.shuffle(lines)
    for path, line in lines:
        if path not in known:
            known[path] = places(codes[path])
        operators = known[path].get(line)
        if not operators:
            continue
        kind = chance.choice(sorted({family(name) for name in operators}))
        name = chance.choice(sorted(name for name in operators if family(name) == kind))
        mutated = mutate_code(codes[path], get_operator(name)(), chance.choice(operators[name]))
        if mutated is None or mutated == codes[path]:
            continue
        yield path, line, name.removeprefix("core/"), mutated
        mutants -= 1
        if not mutants:
            return


def copied(folder: Path) -> None:
    """Copy what the project keeps into a folder."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    for name in filter(None, listed.stdout.split("\0")):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)


def write(path: Path, code: str) -> None:
    """Write a module with a time of its own, by which Python knows what it has compiled."""
    before = path.stat().st_mtime
    path.write_text(code, encoding="utf-8")
    os.utime(path, (before + 2, before + 2))


def outcome(folder: Path, tests: Sequence[str]) -> tuple[str, str]:
    """Return whether the tests of a folder kill its code, and the first that does."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
    paths = os.pathsep.join([str(folder / "src"), os.environ.get("PYTHONPATH", "")])
    surroundings = os.environ | {
        "PYTHONPATH": paths,
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
    }
    ran = subprocess.run(
        command,
        cwd=folder,
        env=surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS)),
    )
    if ran.returncode == 0:
        return "survived", ""
    told = next(filter(None, map(_FAILED.match, ran.stdout.splitlines())), None)
    return "killed", told[1] if told else tests[0]


def changed(code: str, mutated: str, line: int) -> tuple[str, str]:
    """Return a line before and after, "" where it is gone."""
    before, after = code.splitlines(), mutated.splitlines()
    gone = len(after) < len(before)
    return before[line - 1].strip(), "" if gone else after[line - 1].strip()


def tried(folder: Path, path: Path, mutated: str) -> tuple[str, str]:
    """Return what the tests in a folder say of a mutant, and the first of them that fails."""
    code = (ROOT / path).read_text(encoding="utf-8")
    write(folder / path, mutated)
    found, by = outcome(folder, tests_of(path))
    write(folder / path, code)
    if by and outcome(folder, [by])[1]:
        raise SystemExit(f"{by} fails on code that nobody mutated")
    return found, by


def sampled(folder: Path, mutants: int, seed: int) -> Iterator[Row]:
    """Draw mutants and yield a row for each."""
    for path, line, operator, mutated in drawn(mutants, seed):
        before, after = changed((ROOT / path).read_text(encoding="utf-8"), mutated, line)
        told = (str(path.relative_to(SOURCE)), str(line), operator, before, after)
        found, by = tried(folder, path, mutated)
        meaning = "meaningful" if found == "killed" else ""
        yield dict(zip(COLUMNS, (*told, found, by, meaning, ""), strict=True))


def repeated(folder: Path, rows: Iterable[Row]) -> Iterator[Row]:
    """Yield rows again, those of survivors run anew where their line still stands in the code."""
    for row in rows:
        path, line = SOURCE / row["module"], int(row["line"])
        lines = (ROOT / path).read_text(encoding="utf-8").splitlines(keepends=True)
        same = [n for n, text in enumerate(lines) if text.strip() == row["before"]]
        if row["outcome"] == "survived" and same:
            at = min(same, key=lambda n: abs(n + 1 - line))
            new = lines[at].replace(row["before"], row["after"]) if row["after"] else ""
            found, by = tried(folder, path, "".join([*lines[:at], new, *lines[at + 1 :]]))
            if found == "killed":
                row = row | {"outcome": found, "killed_by": by, "meaning": "meaningful", "why": ""}
        yield row


def run(mutants: int, seed: int, again: bool) -> None:
    """Run a sample, or what survived of the one recorded, and record it."""
    recorded: list[Row] = []
    if again:
        with RESULTS.open(encoding="utf-8", newline="") as file:
            recorded = list(csv.DictReader(file))
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        copied(folder)
        rows = []
        for row in repeated(folder, recorded) if again else sampled(folder, mutants, seed):
            print(*(row[name] for name in COLUMNS[:7]), sep=" | ", flush=True)
            rows.append(row)
    rows.sort(key=lambda row: (row["module"], int(row["line"])))
    with RESULTS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--mutants", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--again", action="store_true", help="run what survived, anew")
    arguments = parser.parse_args()
    run(arguments.mutants, arguments.seed, arguments.again)
