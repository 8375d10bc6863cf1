"""The database: engine, transactions, schema, and what goes wrong with it. Only here it is known which kind runs.

SQLite gets what a durable single-writer store needs: WAL with `synchronous=FULL` (a commit survives a power cut),
foreign keys, and transactions begun by us, not by the driver, so that schema upgrades roll back as a whole. Writers
queue on one lock in the process and begin with `BEGIN IMMEDIATE`, so that no write fails half-way for want of the
database's own lock. Only a commit or the last close moves the write-ahead log into the file, and both are made under
that lock: so the fault in SQLite before 3.51.3, by which two connections at that moment could damage a file, is out of
reach.
"""

from dejalu.database.engine import Database, sqlite_file
from dejalu.database.numbering import insert_numbered
from dejalu.database.types import UtcDateTime
from dejalu.database.values import LARGEST, LARGEST_ID, is_keepable, one_of, one_of_named

__all__ = [
    "LARGEST",
    "LARGEST_ID",
    "Database",
    "UtcDateTime",
    "insert_numbered",
    "is_keepable",
    "one_of",
    "one_of_named",
    "sqlite_file",
]
