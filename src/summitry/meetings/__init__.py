"""What several documents tell of a meeting."""
