"""The decree as data → the .docx template an office starts from, one for every kind of paper."""
