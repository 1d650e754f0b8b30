"""Rows of a table → one paper each, from any template of the office."""
