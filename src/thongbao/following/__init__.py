"""The door of follow-up: the office and its store opened, and what each ``follow`` command does in one call."""
