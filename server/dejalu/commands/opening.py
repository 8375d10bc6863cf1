"""`dejalu open`: a browser that is loaded and paired, or the library page; and a server for it."""

import _thread
import signal
import threading
import webbrowser
from collections.abc import Callable, Sequence
from pathlib import Path

from dejalu import browser, serving
from dejalu.commands import terminal
from dejalu.config import Config
from dejalu.connection import connect, find_server
from dejalu.datafolder import DataFolder
from dejalu.services import clients


def open_browser(config: Config, program: Path, arguments: Sequence[str], page: str) -> None:
    """Open a browser on a page, paired with the server of this library.

    When none runs, serve the library until the browser is closed.
    """

    def start(pairing_address: str) -> browser.Opened:
        return browser.open_paired(program, config.data / "browser", f"{pairing_address}&next={page}", arguments)

    def accompany(pairing_address: str) -> None:
        opened = start(pairing_address)
        if not opened.was_running:
            opened.process.wait()
            # Ctrl-C's own signal is ignored where a script runs this in the background.
            _thread.interrupt_main(signal.SIGTERM)

    def ready(serving_at: Config, make_code: Callable[[], str]) -> None:
        terminal.say(f"Dejalu runs at {serving_at.url} until that browser is closed, or until Ctrl-C.")
        address = clients.options_address(serving_at.url, make_code())
        threading.Thread(target=accompany, args=[address], daemon=True).start()

    if url := find_server(DataFolder(config.data)):
        with connect(config) as library:
            start(clients.options_address(url, library.request("POST", "/codes").json()["code"]))
    else:
        serving.serve(config, ready)


def open_library(config: Config, program: Path | None, arguments: Sequence[str]) -> None:
    """Open the library page, in a program if one is named, else in the browser that the reader uses.

    When no server runs, serve the library until Ctrl-C.
    """

    def show(address: str) -> None:
        terminal.say(f"Your library: {address}")
        if program:
            browser.open_page(program, address, arguments)
        elif not webbrowser.open(address):
            terminal.say("No browser was found: open that address in yours, within 2 minutes.")

    def ready(serving_at: Config, make_code: Callable[[], str]) -> None:
        show(clients.library_address(serving_at.url, make_code()))
        terminal.say("The server runs until Ctrl-C.")

    if find_server(DataFolder(config.data)):
        with connect(config) as library:
            show(library.request("POST", "/codes").json()["library"])
    else:
        serving.serve(config, ready)
