"""The recorded figures of the tools and of their peers on outside data."""

import pandas as pd


def benchmark(
    benchmarks: pd.DataFrame, dataset: str, metric: str, peer: str = "", split: str = "development"
) -> float:
    """Return one recorded figure, of this package's tools or of a peer.

    `benchmarks` is the table of that name. Raises LookupError when the figure is not recorded, or
    more than once.
    """
    asked = {"dataset": dataset, "metric": metric, "peer": peer, "split": split}
    found = benchmarks[benchmarks[list(asked)].eq(pd.Series(asked)).all(axis=1)]
    if len(found) != 1:
        whose = f" of {peer}" if peer else ""
        raise LookupError(
            f"{len(found)} figures are recorded for {dataset}, {split}, {metric!r}{whose}; "
            "one is needed"
        )
    return float(found["value"].iloc[0])
