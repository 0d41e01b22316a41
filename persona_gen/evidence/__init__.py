"""What a segment says: which evidence to show, statistics in words, significance, and whom it describes."""
