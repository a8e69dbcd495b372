"""Text: words, quotation marks, tokens, sentences and the tags of words."""
