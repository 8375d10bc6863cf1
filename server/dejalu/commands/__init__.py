"""The commands: each parses its arguments, calls the API and prints the answer."""
