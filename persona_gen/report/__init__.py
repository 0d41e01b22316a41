"""What people read: one module per output format, all saying the same thing in the words of `wording`."""
