"""A real browser without a window, driven over two pipes by the DevTools protocol: standard library only."""

from __future__ import annotations

import base64
import itertools
import json
import os
import shutil
import subprocess
from collections import deque
from pathlib import Path
from typing import Any

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CODES = {"Tab": 9, "Enter": 13, "Escape": 27, "Space": 32, "Home": 36, "ArrowUp": 38, "ArrowDown": 40}
"""Windows' own numbers of the keys that are not letters, which the browser asks for."""
SECONDS = 30
"""How long the browser may take to end."""


def found() -> str | None:
    """The browser's program, if there is one on this machine."""
    return next((path for name in PROGRAMS if (path := shutil.which(name))), None)


class Navigated(Exception):
    """The page has gone elsewhere while it was asked something."""


class Browser:
    """One page. Every request that it makes is kept in ``requests``, whatever became of it."""

    def __init__(self, program: str, profile: Path) -> None:
        to_browser, self._write = os.pipe()
        self._read, from_browser = os.pipe()

        # The browser reads from descriptor 3 and writes to 4; a shell puts them there.
        wired = f'exec "$0" "$@" 3<&{to_browser} 4>&{from_browser}'
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"]
        flags += ["--hide-scrollbars", "--remote-debugging-pipe", f"--user-data-dir={profile}", "about:blank"]
        self._process = subprocess.Popen(
            ["bash", "-c", wired, program, *flags],
            pass_fds=(to_browser, from_browser),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_browser)
        os.close(from_browser)
        self._numbers = itertools.count(1)
        self._rest = b""
        self._events: deque[dict[str, Any]] = deque()
        self._session: str | None = None
        self.requests: list[str] = []
        page = next(t for t in self.ask("Target.getTargets")["targetInfos"] if t["type"] == "page")
        self._session = self.ask("Target.attachToTarget", targetId=page["targetId"], flatten=True)["sessionId"]
        for domain in ("Page", "Network"):
            self.ask(f"{domain}.enable")
        self.ask("Emulation.setFocusEmulationEnabled", enabled=True)  # a page without a window has no focus else

    def ask(self, method: str, **values: Any) -> dict[str, Any]:
        """One command and its result."""
        number = next(self._numbers)
        message = {"id": number, "method": method, "params": values}
        message |= {"sessionId": self._session} if self._session else {}
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            heard = self._hear()
            if heard.get("id") == number:
                if "navigated" in heard.get("error", {}).get("message", ""):
                    raise Navigated
                assert "error" not in heard, heard["error"]
                result: dict[str, Any] = heard["result"]
                return result

    def _hear(self) -> dict[str, Any]:
        """The next message. Requests are noted, and a dialogue box is closed, on the way."""
        while b"\0" not in self._rest:
            more = os.read(self._read, 1 << 16)
            assert more, "the browser has gone"
            self._rest += more
        line, self._rest = self._rest.split(b"\0", 1)
        heard: dict[str, Any] = json.loads(line)
        if heard.get("method") == "Network.requestWillBeSent":
            self.requests.append(heard["params"]["request"]["url"])
        if heard.get("method") == "Page.javascriptDialogOpening":
            answer = {"id": 0, "method": "Page.handleJavaScriptDialog", "params": {"accept": True}}
            os.write(self._write, json.dumps({**answer, "sessionId": self._session}).encode() + b"\0")
        if "id" not in heard:
            self._events.append(heard)
        return heard

    def open(self, url: str) -> None:
        """Load a page and wait until it and what it loads is there."""
        self._events.clear()
        self.ask("Page.navigate", url=url)
        while not any(event["method"] == "Page.loadEventFired" for event in self._events):
            self._hear()

    def run(self, expression: str) -> Any:
        """What a JavaScript expression gives in the page; a promise is awaited."""
        done = self.ask("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in done, done["exceptionDetails"]
        return done["result"].get("value")

    def press(self, key: str, *, times: int = 1) -> None:
        """One key, down and up; "Shift+Tab", "Alt+Enter" and "Control+Enter" with another held."""
        *held, name = key.split("+") if len(key) > 1 else [key]
        modifiers = sum({"Alt": 1, "Control": 2, "Shift": 8}[one] for one in held)
        text = {"Enter": "\r", "Space": " "}.get(name, name if len(name) == 1 else "")
        values: dict[str, Any] = {"key": " " if name == "Space" else name, "modifiers": modifiers}
        values |= {"code": name, "windowsVirtualKeyCode": CODES.get(name, 0)} if len(name) > 1 else {}
        for _ in range(times):
            self.ask("Input.dispatchKeyEvent", type="keyDown", text=text, **values)
            self.ask("Input.dispatchKeyEvent", type="keyUp", **values)

    def choose_files(self, key: str, *files: Path) -> None:
        """Press a key that opens the system's own dialogue for files, and choose these in it."""
        self.ask("Page.setInterceptFileChooserDialog", enabled=True)
        self._events.clear()
        self.press(key)
        while not (asked := [e for e in self._events if e["method"] == "Page.fileChooserOpened"]):
            self._hear()
        where = asked[0]["params"]["backendNodeId"]
        self.ask("DOM.setFileInputFiles", files=[str(file) for file in files], backendNodeId=where)

    def press_at(self, x: float, y: float) -> None:
        """Press and let go of the left button there."""
        for kind in ("mousePressed", "mouseReleased"):
            self.ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def look(self, *, scheme: str = "light", media: str = "", width: int = 1280, height: int = 900) -> None:
        """Light or dark, screen or print, and the size of the window in CSS pixels."""
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.ask("Emulation.setEmulatedMedia", media=media, features=features)
        self.ask(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600
        )

    def picture(self, *, whole: bool = True) -> bytes:
        """A PNG of the whole page, or of the window."""
        shot = self.ask("Page.captureScreenshot", captureBeyondViewport=whole)
        return base64.b64decode(shot["data"])

    def printed(self) -> bytes:
        """The page as a PDF, on the paper that its own style sheet asks for."""
        return base64.b64decode(self.ask("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"])

    def close(self) -> None:
        """End the browser."""
        self._session = None
        self.ask("Browser.close")
        self._process.wait(SECONDS)
        os.close(self._write)
        os.close(self._read)
