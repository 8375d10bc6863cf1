"""Bibliographies in BibTeX and BibLaTeX, as the programs write them that people keep their papers in."""
