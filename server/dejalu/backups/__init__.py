"""Backups of a library: made, thinned, and restored."""
