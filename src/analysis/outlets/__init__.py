"""What the outlets of a corpus share, who speaks in them and how they sound, article by article.

Each module makes one table in two steps, so that a corpus need not be in memory as a whole:
`by_article` takes all that there is of some articles and counts it, `of_all` takes what was counted
of all articles, one after the other (`steps.Counting`). The passages that an article shares are
those of `passages.sides`.
"""

from analysis.outlets.means import tone
from analysis.outlets.reprints import syndication
from analysis.outlets.shares import sharing
from analysis.outlets.speakers import speech
from analysis.outlets.versions import remarks

__all__ = ["remarks", "sharing", "speech", "syndication", "tone"]
