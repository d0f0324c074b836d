"""Importing this module loads all that extraction needs: the process that workers are forked from does so once."""

from __future__ import annotations

import contextlib

from kg.model import Article
from kg.pipeline import extract

_TEXT = "Anne Morel, présidente de Brenn, a racheté Radio Ouest lundi pour 12 millions d’euros."

with contextlib.suppress(Exception):  # where extraction is broken, each article will say so
    extract(Article("warm", _TEXT, _TEXT, (), published="2025-02-10"))
