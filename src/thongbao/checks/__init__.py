"""4. Notice, or any .docx → findings."""
