"""What the outlets of a corpus share, who speaks in them and how they sound, article by article."""

from analysis.outlets.remarks import remarks
from analysis.outlets.sharing import sharing
from analysis.outlets.speech import speech
from analysis.outlets.syndication import syndication
from analysis.outlets.tone import tone

__all__ = ["remarks", "sharing", "speech", "syndication", "tone"]
