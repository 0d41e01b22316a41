"""A provider's batch interface: requests written to files, answers read back into the cache."""
