"""`python -m coc_cli`."""

from coc_cli.main import run

run()
