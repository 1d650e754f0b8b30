"""6. Sheet + template → .docx."""
