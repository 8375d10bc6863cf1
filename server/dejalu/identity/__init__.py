"""What makes two mentions the same paper: identifiers, titles and authors compared, with no I/O at all."""
