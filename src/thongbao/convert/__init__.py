"""7. .docx → .pdf."""
