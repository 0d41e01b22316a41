"""A segment as the file that people read and edit."""

from __future__ import annotations

import yaml

from persona_gen.domain import Segment

QUOTES_AT_ONCE = 1000


def segment_yaml(segment: Segment) -> str:
    """A segment file's text."""
    about = segment.model_dump(mode="json", exclude_none=True, exclude={"quotes"})
    filled = {key: value for key, value in about.items() if value != []}
    parts = [_yaml({"schema": "persona-gen/segment@1", **filled}), "quotes:\n" if segment.quotes else ""]
    # In pieces, for the tree that YAML makes of many quotes would take gigabytes.
    for start in range(0, len(segment.quotes), QUOTES_AT_ONCE):
        some = segment.quotes[start : start + QUOTES_AT_ONCE]
        parts.append(_yaml([quote.model_dump(mode="json", exclude_none=True) for quote in some]))
    return "".join(parts)


def _yaml(tree: object) -> str:
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    return str(yaml.dump(tree, Dumper=dumper, sort_keys=False, allow_unicode=True, width=120))
