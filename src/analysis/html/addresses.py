"""Addresses in the book, as seen from a chapter."""


def article_page(article_id: str, sentence_id: str = "") -> str:
    """Return the address of an article's annotated page, or of a sentence on it."""
    return f"article-{article_id}.html" + (f"#{sentence_id}" if sentence_id else "")


def claim_page(claim_id: str) -> str:
    """Return the address of a claim in the register."""
    return f"claims.html#claim-{claim_id}"


def topic_page(topic: str) -> str:
    """Return the address of a topic of the register."""
    return f"claims.html#topic-{topic}"


def record_page(kind: str, one: str) -> str:
    """Return the address of a fact or a source (the kind) in the record."""
    return f"facts.html#{kind}-{one}"
