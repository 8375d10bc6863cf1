"""Dejalu remembers every paper a researcher has met.

The browser extension finds papers on listing pages and sends what the reader does; this server keeps the
library (papers, readings, tags, notes) and gives it back as marks, search results and BibTeX.
"""

__version__ = "0.1.0"
