"""`python -m decretparse` is the command line."""

from decretparse.cli import main

main()
