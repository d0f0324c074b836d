"""kg: French press articles in, a knowledge graph whose every statement can be checked out."""

__version__ = "0.1.0"
