"""persona-gen: named personas from segment statistics and interview quotes, checked against both."""

__version__ = "0.1.0"
