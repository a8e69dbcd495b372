"""The same person or body in several articles, joined after each article was read alone."""
