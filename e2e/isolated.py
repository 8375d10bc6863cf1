"""The isolated world of the extension's script in a page: what an attacker has who has taken that script over."""

from typing import Any

from e2e.harness import Browser
from playwright.sync_api import Page

from dejalu.config import EXTENSION_ID


class IsolatedWorld:
    """Runs code where the content script of a page runs."""

    def __init__(self, browser: Browser, page: Page) -> None:
        self._session = browser.context.new_cdp_session(page)
        found: list[int] = []

        def note(event: dict[str, Any]) -> None:
            context = event["context"]
            if context["origin"] == f"chrome-extension://{EXTENSION_ID}":
                found.append(context["id"])

        self._session.on("Runtime.executionContextCreated", note)
        self._session.send("Runtime.enable")
        browser.wait_until("the content script's world is there", lambda: found)
        self._context = found[0]

    def evaluate(self, expression: str) -> Any:  # noqa: ANN401 (whatever it is)
        """The value of an expression, once its promise is kept."""
        asked = {"expression": expression, "contextId": self._context, "awaitPromise": True, "returnByValue": True}
        answer = self._session.send("Runtime.evaluate", asked)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")
