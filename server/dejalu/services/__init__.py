"""Use cases: plain functions of a session and values, which leave the transaction to their caller.

Nothing here knows of HTTP or of the command line.
"""
