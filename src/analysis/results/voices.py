"""Named results of the chapter on voices."""


def named(tables) -> dict[str, int | float | str]:
    """Return the results that the prose of this chapter states, by key."""
    return {}
