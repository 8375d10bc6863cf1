"""Run `dejalu` with further SQLite pragmas, which win over its own: `launch.py synchronous=NORMAL -- serve …`."""

import sys

from dejalu import cli
from dejalu.database import sqlite

end = sys.argv.index("--")
sqlite.PRAGMAS += tuple(sys.argv[1:end])  # type: ignore[assignment]  # longer than it is
sys.argv = ["dejalu", *sys.argv[end + 1 :]]
cli.main()
