"""What `benchmarks/batch.py` is made of: a server that costs little, and crowds of threads."""
