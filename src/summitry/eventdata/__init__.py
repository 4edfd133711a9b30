"""Event data of the field, loaded into one narrow table."""
