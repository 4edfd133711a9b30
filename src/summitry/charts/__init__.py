"""Drawings as plain SVG: presentation attributes and classes alone, so that a strict policy lets them through."""
