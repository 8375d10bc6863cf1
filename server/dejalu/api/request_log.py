"""One line for each answer, without a word of what was asked or answered.

It tells the method, the route as it is written in the code, the status, the milliseconds it took and a number, which
the answer bears, too. Addresses, headers and bodies are in no log: they hold tokens, titles and notes.
"""

import logging
import secrets
import time

from flask import Flask, g, request
from werkzeug.wrappers import Response

from dejalu.api.guard import METHODS

log = logging.getLogger("dejalu.requests")
log.setLevel(logging.CRITICAL)


def install(app: Flask) -> None:
    """Log every answer of an app: failures of the server as warnings, all others as information.

    Nothing is printed until the server begins its log: a command that calls the app in its own process says all itself.
    """

    @app.before_request
    def start() -> None:
        g.began = time.perf_counter()

    @app.after_request
    def tell(response: Response) -> Response:
        number = response.headers["X-Request-Id"] = secrets.token_hex(4)
        level = logging.WARNING if response.status_code >= 500 else logging.INFO
        method = request.method if request.method in METHODS else "?"
        route = request.url_rule.rule if request.url_rule else "?"
        milliseconds = 1000 * (time.perf_counter() - g.began)
        log.log(level, "%s %s %d %.0f ms %s", method, route, response.status_code, milliseconds, number)
        return response


class Discreet(logging.Filter):
    """For the WSGI server's own log, whose lines name the path that was asked for."""

    def filter(self, record: logging.LogRecord) -> bool:
        before, asked, _ = str(record.msg).partition(" while serving ")
        if asked:
            record.msg = f"{before} while serving a request"
        return True
