"""5. Notice → sheets: the exact words each paper prints."""
