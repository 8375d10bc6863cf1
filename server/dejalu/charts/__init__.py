"""Charts as SVG, from figures alone: the only place where anything is drawn."""
