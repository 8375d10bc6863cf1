"""The signs of the statuses, the same wherever papers are shown."""

SHAPES = {"new": "●", "seen": "○", "to-read": "⚑", "reading": "◐", "read": "✓", "skipped": "–"}
"""A shape for each status; where it can be drawn, that of *to read* is a bookmark."""
NAMES = {name: name.replace("-", " ") for name in SHAPES}
"""How people call each."""
