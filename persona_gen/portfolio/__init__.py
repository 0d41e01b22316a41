"""Many personas and segments seen together: duplicates, overlap, makeup, and what moved since last time."""
