"""Writers of other programs' formats, one file per format. Pure: entries in, text out."""
