"""Other extensions in the reader's browser: one may ask servers on this machine, and poses as ours; one may not."""

import json
from pathlib import Path
from typing import Any

from dejalu.config import EXTENSION_ID

FORGE = {
    "id": 1,
    "condition": {"urlFilter": "||127.0.0.1", "excludedInitiatorDomains": ["127.0.0.1"]},
    "action": {
        "type": "modifyHeaders",
        "requestHeaders": [{"header": "Origin", "operation": "set", "value": f"chrome-extension://{EXTENSION_ID}"}],
    },
}
"""A rule that gives each of its requests to this machine our extension's Origin."""
FORGER: dict[str, Any] = {
    "name": "Forger",
    "host_permissions": ["http://127.0.0.1/*"],
    "permissions": ["declarativeNetRequestWithHostAccess"],
    "declarative_net_request": {"rule_resources": [{"id": "forge", "enabled": True, "path": "rules.json"}]},
}
SNOOP: dict[str, Any] = {
    "name": "Snoop",
    "content_scripts": [{"matches": ["http://*.example/*"], "js": ["content.js"]}],
}


def write(manifest: dict[str, Any], folder: Path) -> Path:
    """An extension that does nothing by itself; its folder."""
    folder = folder / manifest["name"].lower()
    folder.mkdir()
    manifest = {
        "manifest_version": 3,
        "version": "1",
        "background": {"service_worker": "worker.js"},
        **manifest,
    }
    (folder / "manifest.json").write_text(json.dumps(manifest))
    (folder / "rules.json").write_text(json.dumps([FORGE]))
    for script in ("worker.js", "content.js"):
        (folder / script).write_text("void 0;")
    return folder
