"""The words of a document, line by line: spelling, capitals, punctuation, names, citations, dates."""
