"""The way in: a notice an office already has (.docx .doc .md .txt .pdf) → a content record a person reviews."""
