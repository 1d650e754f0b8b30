"""Any .docx read safely and written deterministically: the container, and its text with places."""
