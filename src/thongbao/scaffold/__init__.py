"""Answers to a few questions → the files an office starts with, and the skeleton of a notice."""
