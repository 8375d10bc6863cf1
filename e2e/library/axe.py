"""What axe-core finds wrong with a page for people who read it in another way than most."""

from pathlib import Path

from playwright.sync_api import Page

SCRIPT = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"


def find_violations(page: Page) -> list[str]:
    """Each with its rule and the first elements that it is about; of a page whose context has `bypass_csp=True`."""
    if not page.evaluate("'axe' in window"):
        page.add_script_tag(path=SCRIPT)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{one['id']}: {one['help']}: {'; '.join(node['html'][:200] for node in one['nodes'][:3])}"
        for one in found["violations"]
    ]
