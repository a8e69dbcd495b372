"""Numbers as prose has them."""

_WORDS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


def spelled(number: int) -> str:
    """Return a small number as a word, a larger one in digits.

    >>> spelled(3), spelled(40)
    ('three', '40')
    """
    return _WORDS[number] if 0 <= number < len(_WORDS) else f"{number:,}"


def counted(number: int, noun: str) -> str:
    """Return a number with a noun that takes an s.

    >>> counted(1, "article"), counted(3, "article")
    ('one article', 'three articles')
    """
    return f"{spelled(number)} {noun}{'' if number == 1 else 's'}"
