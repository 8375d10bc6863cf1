"""`python -m dejalu` is `dejalu`."""

from dejalu.cli import main

main()
