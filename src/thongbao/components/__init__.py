"""Papers of a .docx: every line with the component (ô 1-14) it is, wherever the author put it."""
