"""Reading pages that a reader saved: the file's bytes in, the papers it shows out.

Nothing here knows of the library or of a database, and no other part of the server parses HTML.
"""
