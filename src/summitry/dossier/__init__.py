"""The dossier: what is told of meetings, every line with its passages."""
