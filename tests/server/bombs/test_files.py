"""Files of 1 MB that say little and would cost much: refused or taken, cheaply either way, and by one clear line."""

import pytest
from tests.server.bombs import bibliographies, json_files, pages_and_tables
from tests.server.bombs.bibliographies import Files
from tests.server.bombs.conftest import MOST_GROWTH, Target

GROUPS: dict[str, Files] = {
    "BibTeX": bibliographies.BIBTEX,
    "RIS": bibliographies.RIS,
    "JSON": json_files.OTHERS,
    "library": json_files.LIBRARIES,
    "CSV": pages_and_tables.TABLES,
    "bookmarks": pages_and_tables.LINKS,
    "page": pages_and_tables.PAGES,
    "text": pages_and_tables.TEXTS,
}
MANY: Files = {
    **bibliographies.MANY_ENTRIES,
    **json_files.MANY_ENTRIES,
    **pages_and_tables.MANY_ENTRIES,
}
"""Files of as many entries as fit in: they take time in proportion to these."""


@pytest.mark.parametrize(("group", "name"), [(group, name) for group, files in GROUPS.items() for name in files])
def test_a_bomb_costs_no_more_than_its_length_is_worth(target: Target, group: str, name: str) -> None:
    check(target, f"{group}: {name}", GROUPS[group][name]())


@pytest.mark.soak
@pytest.mark.parametrize("name", MANY)
def test_a_file_of_many_entries_costs_no_more_than_they_are_worth(target: Target, name: str) -> None:
    check(target, name, MANY[name]())


def check(target: Target, name: str, content: bytes) -> None:
    before = target.digest()
    cost = target.send(content)
    print(f"{name}: {cost.waited:.2f} s, {cost.worked:.2f} s of work, {cost.growth / 2**20:.0f} MiB")
    assert cost.answer.status_code in (200, 422), cost.answer.text
    assert cost.growth < MOST_GROWTH
    if cost.answer.status_code == 422:
        assert cost.answer.json()["message"].endswith(".")
        assert target.digest() == before
    else:
        answer = cost.answer.json()
        assert all(line["reason"] for line in answer["lines"] if line["result"] == "refused")
        assert answer["added"] or answer["merged"] or answer["counts"] or target.digest() == before
