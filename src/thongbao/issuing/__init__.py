"""The door to the register: an issue from the check to the sealed package, and what happens to issued papers."""
