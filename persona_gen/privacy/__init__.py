"""Keeping people out of what is written or sent: direct identifiers in free text, and pseudonyms for speakers.

`redaction.Redactor` takes names, e-mail addresses, telephone numbers and the like out of a text;
`pseudonyms.Pseudonyms` gives every participant a stable code and keeps the key in a file of its own. Both work offline,
by patterns, checksums and name lists. They find most, not all: benchmarks/quotes.py measures how much.
"""
