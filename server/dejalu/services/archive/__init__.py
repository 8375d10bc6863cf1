"""Whole libraries, taken out into a file and brought back (`exporters.library_json`)."""
