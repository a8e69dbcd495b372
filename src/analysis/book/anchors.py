"""Anchors: a section has the id that its author gave it, and no other."""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_transform(GivenIds)


class GivenIds(SphinxTransform):
    """Take from sections the ids made of their headings, where a label stands before them.

    A heading may be worded anew, and an address that was made of it would lead nowhere.
    """

    default_priority = 500  # after targets were joined to what follows them, before references

    def apply(self, **kwargs: object) -> None:
        """Leave the ids of labels."""
        explicit = {
            one for name, one in self.document.nameids.items() if self.document.nametypes.get(name)
        }
        for section in self.document.findall(nodes.section):
            given = [one for one in section["ids"] if one in explicit]
            section["ids"] = given or section["ids"]
