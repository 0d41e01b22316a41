"""What `benchmarks/checker.py` is made of: sentences with known verdicts, adapters for real sets, and a stopwatch."""
