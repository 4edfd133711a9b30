"""The command line. No logic here that a notebook cannot call."""

from __future__ import annotations

from summitry.cli.app import main

__all__ = ["main"]
