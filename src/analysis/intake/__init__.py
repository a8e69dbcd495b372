"""How texts come in: which files lie somewhere, what each holds, and what was decided about it.

A reader takes a file and yields what it finds, articles (`Found`) and what cannot be used
(`Unusable`), in order. Libraries for pages and documents are imported by the reader that needs
them, when it is needed.
"""
