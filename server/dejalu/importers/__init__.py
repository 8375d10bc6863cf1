"""Readers of files that other programs, or Dejalu itself, wrote, one file per format. Pure: bytes in, values out."""
