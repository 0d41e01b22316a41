"""Many segments in one run: unchanged ones are skipped, failures are reported and left for the next run.

`worklist.Worklist` reads the files and says what is to do, `run.run_batch` does it in threads, `manifest.Manifest`
remembers what was done, `summary` tells it.
"""
