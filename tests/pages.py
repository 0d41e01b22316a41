"""What tests of the page in a real browser share."""

from __future__ import annotations

import time
from typing import Any

import browser as driver
from paths import ROOT

AXE = next(iter(ROOT.glob("node_modules/axe-core/axe.min.js")), None)
WAIT = 60.0
"""Seconds after which what was waited for will not come."""


def until(window: driver.Browser, expression: str, seconds: float = WAIT) -> Any:
    """What an expression gives once it gives something true."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if value := window.run(f"document.readyState === 'complete' && ({expression})"):
                return value
        except (driver.Navigated, AssertionError):  # between two pages there is no body to look into
            pass
        time.sleep(0.05)
    raise AssertionError(f"never true: {expression}; the page says {window.run('document.body?.innerText')}")


def settled(window: driver.Browser) -> list[str]:
    """What axe-core objects to on the page as it is."""
    if not AXE:
        return []
    window.run(AXE.read_text(encoding="utf-8") + ";1")
    violations: list[str] = window.run(
        "axe.run().then(found => found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' ')))"
    )
    return violations
