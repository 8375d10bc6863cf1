"""Papers handed to other programs on this machine, over their own APIs; it never touches the database."""
