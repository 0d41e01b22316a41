"""Office files of ours as bytes, the same for the same content: a file that has not changed is no change to commit."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest moment that a zip archive knows."""
DATES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(?=</)")
COMMENTED = re.compile(rb' w:date="[^"]*"')
"""When a comment was made, which Word need not be told."""


def saved(made: Any) -> bytes:
    """The bytes of a deck or a document, without the moment at which they were made."""
    content = BytesIO()
    made.save(content)
    return _without_moments(content.getvalue())


def _without_moments(content: bytes) -> bytes:
    """An archive with the moments in it set to one that is always the same, workbooks of charts within it too."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as archive, ZipFile(out, "w", ZIP_DEFLATED) as stable:
        for info in archive.infolist():
            part = archive.read(info)
            if info.filename.endswith(".xlsx"):
                part = _without_moments(part)
            elif info.filename.endswith("core.xml"):
                part = DATES.sub(rb"\g<1>1980-01-01T00:00:00Z", part)
            elif info.filename.endswith("comments.xml"):
                part = COMMENTED.sub(b"", part)
            entry = ZipInfo(info.filename, EPOCH)
            entry.compress_type = ZIP_DEFLATED
            stable.writestr(entry, part)
    return out.getvalue()
