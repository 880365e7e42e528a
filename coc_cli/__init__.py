"""coc: make sure, clause by clause, that a rescue of trafficking victims harms nobody by bad planning.

Importing the package costs nothing and does nothing; every command imports what it needs.
"""

__version__ = "0.1.0"
