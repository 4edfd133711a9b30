"""Training of the language model that Summitry ships; not part of the installed package."""
