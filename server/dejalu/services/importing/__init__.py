"""Entries of other programs' files, and of saved pages, taken into a library; and taken out of it again."""
