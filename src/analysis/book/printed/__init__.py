"""The book as one file to print or to read on a reader, made from the pages that were built."""
