"""Where the project keeps what it cannot recompute."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"
GOLD = SEEDS / "gold"
RECORD = SEEDS / "record"
BENCHMARKS = ROOT / "benchmarks" / "results.csv"
CONFIG = ROOT / "_config.yml"
DATA = Path(__file__).resolve().parent / "data"
