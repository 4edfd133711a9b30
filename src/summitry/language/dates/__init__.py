"""Expressions of time in a text, and the days that they mean."""

from __future__ import annotations

from summitry.language.dates.find import find_dates

__all__ = ["find_dates"]
