"""Papers of a .docx → the same papers with what is safe to correct corrected, every change listed and verified."""
