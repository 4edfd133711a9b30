"""Builds the gazetteer's office holders from lists kept here and from files of public facts."""
