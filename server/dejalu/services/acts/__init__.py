"""Acts: things done to many papers at once, each of which can be undone whole."""
