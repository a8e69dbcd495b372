"""What the tables of a study show: selections and counts, a module a question."""
