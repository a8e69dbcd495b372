"""What the outlets of a corpus share, who speaks in them and how they sound, article by article.

Each module makes one table in two steps, so that a corpus need not be in memory as a whole:
`by_article` takes all that there is of some articles and counts it, `of_all` takes what was counted
of all articles, one after the other. The passages that an article shares are those of
`passages.sides`.
"""

from analysis.outlets.remarks import remarks
from analysis.outlets.sharing import sharing
from analysis.outlets.speech import speech
from analysis.outlets.syndication import syndication
from analysis.outlets.tone import tone

__all__ = ["remarks", "sharing", "speech", "syndication", "tone"]
