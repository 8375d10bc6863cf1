"""Before a library's schema is changed it is backed up, or else it is not changed."""

from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config as AlembicConfig
from sqlalchemy import create_engine, text

from dejalu.backups import restoring
from dejalu.backups.shelf import Backup, Shelf
from dejalu.config import Config
from dejalu.database import Database, copies
from dejalu.errors.backups import UpgradeError
from dejalu.models import Paper
from dejalu.serving import open_library


@pytest.fixture
def config(database_url: str, tmp_path: Path) -> Config:
    """The settings of a library of the first schema, with one paper."""
    alembic = AlembicConfig()
    alembic.set_main_option("script_location", "dejalu:migrations")
    engine = create_engine(database_url)
    with engine.begin() as connection:
        alembic.attributes["connection"] = connection
        command.upgrade(alembic, "0001")
        connection.execute(
            text(
                "INSERT INTO paper (id, title, title_key, authors, published, added_at)"
                " VALUES (7, 'Talking Heads', 'talkingheads', '[\"Jäck\"]', '2024-06-13', '2025-12-09 12:00:00+00:00')"
            )
        )
    engine.dispose()
    return Config(data=tmp_path / "data", database_url=database_url)


def open_and_close(config: Config) -> list[Backup]:
    with open_library(config):
        pass
    return Shelf.of(config.data).find_all()


def test_an_upgrade_makes_a_backup_of_what_was_there(config: Config) -> None:
    [backup] = open_and_close(config)
    assert backup.kind == "upgrade-0001"
    assert copies.read(backup.file).revision == "0001"
    kept = "SELECT id, title, authors, published FROM paper"
    assert copies.query(backup.file, kept) == (7, "Talking Heads", '["Jäck"]', "2024-06-13")
    assert str(copies.query(backup.file, "SELECT added_at FROM paper")[0]).startswith("2025-12-09 12:00:00")


def test_that_backup_can_be_restored_and_is_brought_up_to_date_again(config: Config) -> None:
    [backup] = open_and_close(config)
    file = config.data / "dejalu.db"
    restored = restoring.restore_file(backup.file, file, lambda: Database(f"sqlite:///{file}"))
    assert (restored.papers, restored.replaced) == (1, None)
    assert copies.query(file, "SELECT id, title, authors FROM paper") == (7, "Talking Heads", '["Jäck"]')
    with open_library(Config(data=config.data)) as (_, database), database.reading() as session:
        assert session.get_one(Paper, 7).authors == ["Jäck"]
    assert open_and_close(config) == [backup]


def test_a_current_library_and_a_new_one_need_none(config: Config) -> None:
    assert len(open_and_close(config)) == len(open_and_close(config)) == 1
    assert open_and_close(Config(data=config.data / "new")) == []


def test_an_upgrade_without_a_backup_does_not_happen(config: Config) -> None:
    config.data.mkdir()
    Shelf.of(config.data).folder.write_text("in the way")
    with pytest.raises(UpgradeError, match=r"\(0001\).*only once a backup is made.*backups.*Nothing was changed"):
        open_and_close(config)
    engine = create_engine(config.database_url)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all() == ["0001"]
        assert connection.execute(text("SELECT title_key FROM paper")).scalars().all() == ["talkingheads"]
    engine.dispose()
    Shelf.of(config.data).folder.unlink()
    assert [backup.kind for backup in open_and_close(config)] == ["upgrade-0001"]
