"""Who is not the reader's own browser gets nothing: every row of `table.py`, in a real browser on a real server."""

import pytest
from e2e.attacks.careless import SECRET, Careless
from e2e.attacks.places import Places
from e2e.attacks.table import ATTACKS, REACHED, READ, STOPPED, Attack
from e2e.harness import Server
from tests import contents

from dejalu.config import EXTENSION_ID, EXTENSION_ORIGIN
from dejalu.database import Database

SEND = f"""
  (message) => chrome.runtime.sendMessage('{EXTENSION_ID}', message).then(JSON.stringify, (error) => error.message)"""
CONNECT = f"""
  new Promise((resolve) => {{
    const port = chrome.runtime.connect('{EXTENSION_ID}');
    port.onMessage.addListener(resolve);
    port.onDisconnect.addListener(() => resolve(chrome.runtime.lastError?.message));
    port.postMessage({{ type: 'overview', tab_id: 0 }});
  }})"""
NOBODY = "Could not establish connection. Receiving end does not exist."


@pytest.mark.parametrize("attack", ATTACKS, ids=str)
def test_nothing_is_read_and_nothing_is_written(
    places: Places, server: Server, careless: Careless, library: Database, attack: Attack
) -> None:
    careless.arrived.clear()
    seen = places.attack(attack.place, attack.technique, careless.port)
    has_arrived = any(arrived.method != "OPTIONS" for arrived in careless.arrived)
    assert (READ if SECRET in seen else REACHED if has_arrived else STOPPED) == attack.careless

    before = contents.read(library)
    places.statuses.clear()
    seen = places.attack(attack.place, attack.technique, server.port)
    assert seen.partition(" ")[0] == attack.told
    assert contents.read(library) == before
    assert all(status >= 400 for port, status in places.statuses if port == server.port)


def test_the_forged_origin_is_that_of_our_extension(places: Places, careless: Careless) -> None:
    careless.arrived.clear()
    places.attack("extension with a forged Origin", "get", careless.port)
    assert [arrived.origin for arrived in careless.arrived] == [EXTENSION_ORIGIN]


@pytest.mark.parametrize("technique", ["get_with_token", "post_with_token", "make_code", "revoke"])
def test_the_extensions_own_worker_reads_and_writes_in_the_same_way(
    places: Places, server: Server, library: Database, technique: str
) -> None:
    before = contents.read(library)
    seen = places.attack("our own worker", technique, server.port)
    assert seen.startswith("20")
    assert ("A canary" in seen) or contents.read(library) != before


@pytest.mark.parametrize(
    "message", ["{ type: 'overview', tab_id: 0 }", "{ type: 'meet', papers: [] }", "{ type: 'forget' }"]
)
def test_the_worker_hears_its_own_extension_alone(places: Places, message: str) -> None:
    for place in ("content script with the token", "extension with a forged Origin"):
        assert places.evaluate(place, f"({SEND})({message})") == NOBODY
    page = places.browser.own_page("popup/popup.html")
    page.get_by_text("All edits are on the server.").wait_for()
    assert "connected" in page.evaluate(f"({SEND})({{ type: 'overview', tab_id: 0 }})")
    page.close()


def test_no_other_extension_is_connected(places: Places) -> None:
    for place in ("content script with the token", "extension with a forged Origin"):
        assert places.evaluate(place, CONNECT) == NOBODY


@pytest.mark.parametrize(
    "place",
    ["public page, granted this machine", "page on another port of localhost", "page under a rebound name"],
)
def test_a_page_of_another_host_cannot_speak_to_the_extension(places: Places, server: Server, place: str) -> None:
    assert places.evaluate(place, "typeof globalThis.chrome?.runtime", server.port) == "undefined"


@pytest.mark.parametrize(
    "message", ["{ type: 'changed' }", "{ type: 'overview', tab_id: 0 }", "{ type: 'open_library' }"]
)
def test_a_page_of_another_program_on_this_machine_is_not_answered(places: Places, message: str) -> None:
    assert places.evaluate("page on another port", f"({SEND})({message})") is None
    assert places.evaluate("page on another port", CONNECT) == NOBODY


@pytest.mark.parametrize(
    "path", ["options/options.html#server=http://127.0.0.1:9000&code=AAAA-AAAA", "popup/popup.html"]
)
def test_a_page_cannot_fetch_frame_or_open_what_is_the_extensions(places: Places, path: str) -> None:
    address = f"chrome-extension://{EXTENSION_ID}/{path}"
    place = "public page, granted this machine"
    assert places.evaluate(place, f"fetch('{address}').then(() => 'read', () => 'refused')") == "refused"
    places.evaluate(
        place,
        f"""new Promise((resolve) => {{
          const frame = Object.assign(document.createElement('iframe'), {{ src: '{address}', onload: resolve }});
          document.body.append(frame);
        }})""",
    )
    assert [frame.url for frame in places.page.frames[1:]] == ["chrome-error://chromewebdata/"]
    with places.browser.context.expect_page() as opened:
        places.page.evaluate(f"void open('{address}')")
    opened.value.wait_for_load_state()
    assert opened.value.evaluate("typeof globalThis.chrome?.runtime?.id") == "undefined"
    opened.value.close()
