"""Measurements that take a path to data outside the project."""
